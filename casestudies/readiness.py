"""What a case study must have to be published, apart from its title and its terms."""

from content.readiness import Rule

RULES = [
    Rule("result", "Say in one sentence what changed."),
    Rule("summary", "Write a summary of two or three sentences."),
    Rule("lead_organisation", "Name the organisation that led the work."),
    Rule("start_year", "Enter the year it started."),
    Rule("challenge", "Describe the challenge."),
    Rule("what_was_done", "Describe what was done."),
    Rule("what_happened", "Describe what happened."),
]
