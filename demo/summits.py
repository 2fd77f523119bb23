"""Summit reports from their files."""

from summits.models import Answer, CitedCaseStudy, Commitment, Question, Session

APART = {
    "event_date_precision",
    "key_messages",
    "sessions",
    "questions",
    "quotations",
    "commitments",
    "cited_case_studies",
}


def fill_summit(page, filling):
    data = filling.record.data
    filling.fill(page, APART)
    page.only_year_known = data.get("event_date_precision") == "year"
    filling.put(page, {"key_messages": numbered_list(data.get("key_messages", []))})
    page.quotations = [quotation(entry) for entry in data.get("quotations", [])]
    page.sessions = [session(filling, entry, n) for n, entry in enumerate(data.get("sessions", []))]
    page.questions = [question(filling, entry, n) for n, entry in enumerate(data.get("questions", []))]
    page.commitments = filling.children(Commitment, data.get("commitments", []))
    page.cited_case_studies = cited_case_studies(filling, data.get("cited_case_studies", []))


def numbered_list(messages):
    """Return the key messages as a numbered list in Markdown."""
    return "\n".join(f"{number}. {message['text']}" for number, message in enumerate(messages, start=1))


def quotation(entry):
    return "quotation", {"text": entry["text"], "speaker": entry.get("who", "")}


def session(filling, entry, number):
    made = filling.child(Session, entry, number, apart={"speakers", "themes"})
    made.speakers = "\n".join(f"{speaker['name']}, {speaker['role']}" for speaker in entry.get("speakers", []))
    made.themes = filling.themes(entry.get("themes", []))
    return made


def question(filling, entry, number):
    made = filling.child(Question, entry, number, apart={"themes", "answers"})
    made.themes = filling.themes(entry.get("themes", []))
    made.answers = answers(filling, entry.get("answers", []))
    return made


def answers(filling, entries):
    """Return the answers, without those of pages that staff have deleted."""
    made = filling.children(Answer, entries, apart={"page"})
    for answer, entry in zip(made, entries, strict=True):
        answer.page = filling.mentioned(entry["page"], "case-studies", "stories")
    return [answer for answer in made if answer.page_id]


def cited_case_studies(filling, entries):
    pages = [filling.mentioned(entry["case_study"], "case-studies") for entry in entries]
    return [CitedCaseStudy(case_study_id=page.pk, sort_order=n) for n, page in enumerate(pages) if page]
