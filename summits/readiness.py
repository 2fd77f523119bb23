"""What a summit report must have to be published, apart from its title and its terms."""

from content.readiness import Rule

RULES = [
    Rule("event_date", "Enter the first day of the event."),
    Rule("summary", "Write the summary."),
    Rule("key_messages", "Write the key messages, as a numbered list."),
]
