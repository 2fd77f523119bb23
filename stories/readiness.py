"""What an innovation story must have to be published, apart from its title and its terms."""

from content.readiness import Rule

RULES = [
    Rule("standfirst", "Write the standfirst: the sentence or two that lead into the story."),
    Rule("body", "Write the story itself."),
    Rule("date", "Enter the story's date."),
]
