"""What an innovation story must have to be published, apart from its title and terms, and what readers would miss."""

from content.readiness import Kind, Rule

RULES = [
    Rule("standfirst", "Write the standfirst: the sentence or two that lead into the story."),
    Rule("body", "Write the story itself."),
    Rule("date", "Enter the story's date."),
]

RECOMMENDATIONS = [
    Rule("terms-place", "Choose the place.", kind=Kind.RECOMMENDED),
    Rule("terms-service-area", "Choose the service area.", kind=Kind.RECOMMENDED),
    Rule("storyteller_name", "Say who tells the story, if they agree to be named.", kind=Kind.RECOMMENDED),
]
