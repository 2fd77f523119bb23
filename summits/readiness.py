"""What a summit report must have to be published, apart from its title and its terms, and what readers would miss."""

from content.readiness import Kind, Rule

RULES = [
    Rule("event_date", "Enter the first day of the event."),
    Rule("summary", "Write the summary."),
    Rule("key_messages", "Write the key messages, as a numbered list."),
]

RECOMMENDATIONS = [
    Rule("hosts", "Say who held it.", kind=Kind.RECOMMENDED),
    Rule("questions", "Add the questions that it raised.", kind=Kind.RECOMMENDED),
    Rule("body", "Put in the report itself, so that nobody needs the PDF to read it.", kind=Kind.RECOMMENDED),
    Rule("sources", "List the sources, so that readers can look it up.", kind=Kind.RECOMMENDED),
]
