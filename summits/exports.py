"""What readers may take along of a summit report."""

from content.exporting import (
    BODY,
    SOURCES,
    SUMMARY,
    Column,
    blocks,
    gallery,
    joined,
    linked_page,
    plain,
    records,
    rich,
)
from content.plain_text import plain_text
from taxonomy.skos.addresses import identity

PREFETCHES = (
    *("sessions__themes__vocabulary", "questions__themes__vocabulary", "questions__answers"),
    *("commitments", "cited_case_studies", "sources", "report_pdf"),
)


def themes_of(record):
    return [{"slug": term.slug, "label": term.pref_label, "uri": identity(term)} for term in record.themes.all()]


def session(record):
    return {
        "title": record.title,
        "starts_at": f"{record.starts_at:%H:%M}" if record.starts_at else None,
        "speakers": record.speaker_list,
        "themes": themes_of(record),
        "notes": plain_text(record.notes),
    }


def session_line(told):
    speakers = "; ".join(joined(speaker["name"], speaker["role"]) for speaker in told["speakers"])
    head = joined(told["starts_at"], told["title"], between=" ")
    return joined(head, speakers, told["notes"].replace("\n", " "), between=": ")


def questions(page, around):
    """Return the questions raised, each with the answers that anyone may read."""
    return [
        {
            "question": record.question,
            "url": around.absolute(record.get_absolute_url()),
            "context": plain_text(record.context),
            "themes": themes_of(record),
            "answers": [
                {**other, "stance": answer.stance, "note": answer.note}
                for answer in record.answers.all()
                if (other := around.page(answer.page_id))
            ],
        }
        for record in page.questions.all()
    ]


def question_line(told):
    answers = [f"{answer['stance']}: {answer['title']}" for answer in told["answers"]]
    return f"{told['question']} ({'; '.join(answers)})" if answers else told["question"]


def quotations(page, around):
    told = [block["value"] for block in page.quotations.raw_data]
    return [{"text": quoted["text"], "speaker": quoted.get("speaker", "")} for quoted in told]


def commitment_line(told):
    by_when = f"by {told['by_when']:%-d %B %Y}" if told["by_when"] else ""
    return joined(told["what"], told["who"], by_when, told["status"])


def event_day(name):
    """Return a column of a day of the event; of one whose year alone is known, no day is told."""
    return lambda page, around: None if page.only_year_known else getattr(page, name)


COLUMNS = (
    plain("summary", "Summary"),
    Column("event_year", "Year of the event", lambda page, around: page.event_date and page.event_date.year),
    Column("event_date", "First day", event_day("event_date")),
    Column("event_end_date", "Last day", event_day("event_end_date")),
    plain("venue", "Venue", SUMMARY),
    plain("hosts", "Hosts", SUMMARY),
    rich("key_messages", "Key messages"),
    records("sessions", "Sessions", session, session_line, BODY),
    Column("questions", "Questions raised", questions, question_line, BODY),
    Column(
        "quotations",
        "Quotations",
        quotations,
        lambda quoted: joined(f"“{quoted['text']}”", quoted["speaker"]),
        BODY,
    ),
    records(
        "commitments",
        "Commitments",
        lambda record: {name: getattr(record, name) for name in ("what", "who", "by_when", "status")},
        commitment_line,
        BODY,
    ),
    Column(
        "cited_case_studies",
        "Case studies cited",
        lambda page, around: around.pages(link.case_study_id for link in page.cited_case_studies.all()),
        linked_page,
    ),
    blocks("body", "Text"),
    Column(
        "report_pdf",
        "Report as PDF",
        lambda page, around: around.absolute(page.report_pdf.url) if page.report_pdf else "",
    ),
    plain("authors", "Authors", BODY),
    plain("suggested_citation", "Suggested citation"),
    gallery("gallery", "Captions of pictures"),
    SOURCES,
)


def named_page_ids(page):
    answers = (answer.page_id for question in page.questions.all() for answer in question.answers.all())
    return [*(link.case_study_id for link in page.cited_case_studies.all()), *answers]
