"""Sixty queries over the demonstration content, each with the pages that a reader would expect first.

How they were judged: by reading the pages and the vocabularies, before the search was built, and by asking what a
council officer, a front-line professional or a researcher would hope to see on top when they type these words.
Nobody looked at what a search returned, and a judgement is not changed to suit one. It is changed when the content
changes, or when it is shown to be wrong by the pages themselves.

The rule: a page is expected when it is about what the query asks, and not when it only mentions it. Where several
pages answer equally well, such as a case study and the story told from it, all of them are named, four at most. Their
order means nothing: a query scores by the first of them that shows up. A misspelling is judged as if it had been
spelt correctly, and a synonym as if it were the word that the pages use. With an exclusion, no expected page holds
the word that is left out.
"""

from dataclasses import dataclass

TOPIC = "topic"
NAME = "name"
SEVERAL_WORDS = "several words"
PHRASE = "phrase"
INFLECTED = "inflected"
SYNONYM = "synonym"
MISSPELT = "misspelt"
EXCLUSION = "exclusion"


@dataclass(frozen=True)
class Judged:
    """A query, the slugs of the pages of which one should come first, and what the query puts to the test."""

    query: str
    expected: tuple[str, ...]
    kind: str


JUDGED = [
    # What a piece of work is about, in a reader's words.
    Judged("traffic congestion", ("workplace-parking-levy",), TOPIC),
    Judged("libraries", ("suffolk-libraries", "twenty-nine-libraries"), TOPIC),
    Judged(
        "reoffending",
        ("peterborough-social-impact-bond", "enhanced-combination-orders", "fifty-two-people-six-months"),
        TOPIC,
    ),
    Judged("gang violence", ("community-initiative-to-reduce-violence", "a-promise-in-the-sheriff-court"), TOPIC),
    Judged("homelessness", ("housing-first-pathfinder",), TOPIC),
    Judged(
        "participatory budgeting",
        (
            "participatory-budgeting-porto-alegre",
            "community-choices",
            "you-decide-tower-hamlets",
            "the-city-that-taught-the-world",
        ),
        TOPIC,
    ),
    Judged("devolution", ("greater-manchester-devolution",), TOPIC),
    Judged("food waste", ("food-waste-from-flats", "the-lift-at-larch-court"), TOPIC),
    Judged("prevention", ("who-pays-for-prevention",), TOPIC),
    Judged(
        "payment by results",
        (
            "work-programme",
            "peterborough-social-impact-bond",
            "troubled-families-programme",
            "who-pays-for-prevention",
        ),
        TOPIC,
    ),
    Judged("teenage mothers", ("family-nurse-partnership",), TOPIC),
    Judged("fire control rooms", ("firecontrol", "eight-empty-buildings"), TOPIC),
    Judged("citizens' assembly", ("citizens-assembly-northern-ireland",), TOPIC),
    Judged("data sharing", ("what-we-got-wrong",), TOPIC),
    Judged("online identity", ("govuk-verify",), TOPIC),
    Judged("randomised controlled trial", ("family-nurse-partnership", "individual-budgets-pilots"), TOPIC),
    # Projects, organisations and places by name. Some stand only in the text, and some are made of common words.
    Judged("Buurtzorg", ("buurtzorg", "buurtzorg-in-london"), NAME),
    Judged("Wigan", ("wigan-deal",), NAME),
    Judged("Porto Alegre", ("participatory-budgeting-porto-alegre", "the-city-that-taught-the-world"), NAME),
    Judged("Sure Start", ("sure-start", "the-proof-came-after-the-cuts"), NAME),
    Judged("IBM", ("southwest-one",), NAME),
    Judged("King's Fund", ("wigan-deal",), NAME),
    Judged("Social Bite", ("housing-first-pathfinder",), NAME),
    Judged(
        "Glasgow",
        ("community-initiative-to-reduce-violence", "a-promise-in-the-sheriff-court", "housing-first-pathfinder"),
        NAME,
    ),
    Judged(
        "Tower Hamlets",
        ("you-decide-tower-hamlets", "food-a-keypad-and-280000-pounds", "buurtzorg-in-london"),
        NAME,
    ),
    Judged("Hull", ("right-to-request",), NAME),
    # Several words, each of them common: only together do they point to a page.
    Judged("nurses leave the NHS social enterprise", ("right-to-request",), SEVERAL_WORDS),
    Judged("self-managing nursing teams", ("buurtzorg", "buurtzorg-in-london"), SEVERAL_WORDS),
    Judged(
        "residents vote on council spending",
        ("you-decide-tower-hamlets", "food-a-keypad-and-280000-pounds", "community-choices", "better-reykjavik"),
        SEVERAL_WORDS,
    ),
    Judged("village police station", ("broughshane-police-station", "when-free-came-with-a-price"), SEVERAL_WORDS),
    Judged("families with many problems", ("troubled-families-programme",), SEVERAL_WORDS),
    Judged("older people days in hospital", ("esther-network", "what-does-esther-need"), SEVERAL_WORDS),
    Judged("bus and train connection", ("the-bus-that-waits",), SEVERAL_WORDS),
    Judged(
        "service taken back by the council",
        ("suffolk-libraries", "twenty-nine-libraries", "young-lambeth-co-operative", "southwest-one"),
        SEVERAL_WORDS,
    ),
    # Phrases, each of which stands in one page only.
    Judged('"Your Square Mile"', ("big-society-network-grants",), PHRASE),
    Judged('"pragmatic controlled trial"', ("personal-health-budgets-pilot",), PHRASE),
    Judged('"secondary legislation"', ("workplace-parking-levy",), PHRASE),
    Judged('"twenty minutes longer"', ("what-we-got-wrong",), PHRASE),
    # Another form of the word than the page has: "floods", "levy", "reunited", "repair", "pay", "reopened".
    Judged("flooding", ("adopt-a-drain",), INFLECTED),
    Judged("parking levies", ("workplace-parking-levy",), INFLECTED),
    Judged("reuniting mothers with children", ("family-drug-and-alcohol-court",), INFLECTED),
    Judged("repairing broken things", ("northmoor-mending-library",), INFLECTED),
    Judged("paying supplier invoices", ("account-ni",), INFLECTED),
    Judged("reopening leisure centres", ("plas-madoc-leisure-centre",), INFLECTED),
    # Words that a vocabulary knows as another or a hidden label of the term that the page carries.
    Judged(
        "mutuals",
        ("right-to-request", "hinchingbrooke-franchise", "rsa-2020-public-services-summit"),
        SYNONYM,
    ),
    Judged(
        "National Health Service",
        (
            "right-to-request",
            "hinchingbrooke-franchise",
            "personal-health-budgets-pilot",
            "greater-manchester-devolution",
        ),
        SYNONYM,
    ),
    Judged("knife crime", ("community-initiative-to-reduce-violence", "a-promise-in-the-sheriff-court"), SYNONYM),
    Judged("Holland", ("buurtzorg",), SYNONYM),
    Judged("outsourcing", ("southwest-one", "hinchingbrooke-franchise", "work-programme"), SYNONYM),
    Judged(
        "elderly care",
        ("citizens-assembly-northern-ireland", "esther-network", "what-does-esther-need", "buurtzorg"),
        SYNONYM,
    ),
    # One or two letters wrong, missing or changed about, as people type.
    Judged("buurtzog", ("buurtzorg", "buurtzorg-in-london"), MISSPELT),
    Judged("co-prodution Tower Hamlets", ("you-decide-tower-hamlets", "food-a-keypad-and-280000-pounds"), MISSPELT),
    Judged("homelesness", ("housing-first-pathfinder",), MISSPELT),
    Judged("Reykavik", ("better-reykjavik",), MISSPELT),
    Judged("Hinchinbrooke", ("hinchingbrooke-franchise",), MISSPELT),
    Judged("libaries", ("suffolk-libraries", "twenty-nine-libraries"), MISSPELT),
    Judged("congestoin", ("workplace-parking-levy",), MISSPELT),
    Judged("jobseakers", ("work-programme",), MISSPELT),
    # One word kept out.
    Judged("library -Suffolk", ("northmoor-mending-library",), EXCLUSION),
    Judged(
        "participatory budgeting -Brazil",
        ("community-choices", "you-decide-tower-hamlets", "food-a-keypad-and-280000-pounds"),
        EXCLUSION,
    ),
]
