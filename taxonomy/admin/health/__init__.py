"""How healthy the taxonomy is: checks, each with lines that name what is wrong and lead to its mend.

Many of them are those of qSKOS (Mader, Haslhofer and Isaac, “Finding Quality Issues in SKOS Vocabularies”, 2012,
arxiv.org/abs/1206.1339), here with what pages and readers add.

Another room adds checks of its own:

    @hooks.register("register_taxonomy_health_checks")
    def alert_checks():
        return [TermsNobodyFollows()]

Each is a `checks.Check`.
"""
