"""What a case study must have to be published, apart from its title and its terms, and what readers would miss."""

from content.readiness import Kind, Rule


def are_sourced(figures):
    figures = figures.all()
    return bool(figures) and all(figure.source or figure.source_url for figure in figures)


def recommended(field, message, **test):
    return Rule(field, message, kind=Kind.RECOMMENDED, **test)


RULES = [
    Rule("result", "Say in one sentence what changed."),
    Rule("summary", "Write a summary of two or three sentences."),
    Rule("lead_organisation", "Name the organisation that led the work."),
    Rule("start_year", "Enter the year it started."),
    Rule("challenge", "Describe the challenge."),
    Rule("what_was_done", "Describe what was done."),
    Rule("what_happened", "Describe what happened."),
]

RECOMMENDATIONS = [
    recommended("key_figures", "Add the figures that show what changed, each with its source.", test=are_sourced),
    recommended("terms-outcome", "Choose the outcome: did it work?"),
    recommended("terms-cost", "Choose the cost band; “Not known” says something too."),
    recommended("what_got_in_the_way", "Say what got in the way: others will meet it."),
    recommended("what_we_would_do_differently", "Say what you would do differently."),
    recommended("sources", "List the sources, so that readers can look it up."),
]
