"""What the page of a summit report shows, worked out here so that its template only prints."""

from collections import Counter

from django.db.models import prefetch_related_objects

from content.cards import Cover, cards_for
from content.records import records_of
from finder.addresses import THEMES_PATH
from finder.index.visibility import readable_pages


def summit_context(page, request):
    """Return the template's context beyond the page itself."""
    records = records_of(
        page,
        *("sessions", "questions", "commitments", "cited_case_studies", "sources"),
        answers=page.question_answers(),
    )
    give_answers(records)
    cited = [link.case_study_id for link in records["cited_case_studies"]]
    readable = readable_pages(cited + answering_ids(records["questions"]))
    context = {
        "cover": Cover.of(page.cover_theme, page.cover_seed),
        "date_line": date_line(page),
        "sessions": shown_sessions(page, records["sessions"]),
        "questions": [shown_question(question, readable, page, request) for question in records["questions"]],
        "commitments": records["commitments"],
        "cited": cards_for([pk for pk in cited if pk in readable], ["case-study"], request) if cited else [],
        "sources": records["sources"],
    }
    return context | {"contents": contents(page, context)}


def give_answers(records):
    """Hand each question its answers; those of a preview have them already."""
    if "answers" in records:
        for question in records["questions"]:
            question.answers = [answer for answer in records["answers"] if answer.question_id == question.pk]


def answering_ids(questions):
    return [answer.page_id for question in questions for answer in question.answers.all()]


def questions_of(page, request):
    """Return the questions that a summit raised, each with its public answers."""
    records = records_of(page, "questions", answers=page.question_answers())
    give_answers(records)
    readable = readable_pages(answering_ids(records["questions"]))
    return [shown_question(question, readable, page, request) for question in records["questions"]]


def contents(page, context):
    """Return the parts that the report has, for the list beside it."""
    parts = [
        ("messages", "Key messages", page.key_messages),
        ("sessions", "Sessions", context["sessions"]),
        ("questions", "Questions raised", context["questions"]),
        ("commitments", "Commitments", context["commitments"]),
        ("report", "The report", page.body),
        ("gallery", "Pictures", page.gallery),
        ("cited", "Case studies cited", context["cited"]),
        ("sources", "Sources", context["sources"]),
    ]
    return [{"anchor": anchor, "title": title} for anchor, title, present in parts if present]


def shown_sessions(page, sessions):
    """Return the sessions with links to their themes, read in one query; those of a preview are in memory."""
    if not page.sessions.is_deferring:
        prefetch_related_objects(sessions, "themes")
    return [{"session": session, "themes": theme_links(session.themes.all())} for session in sessions]


def theme_links(terms):
    return [{"title": term.pref_label, "url": f"{THEMES_PATH}{term.slug}/"} for term in terms]


def date_line(page):
    """Return when it was: a day, two days, or the year alone when no more is known."""
    first, last = page.event_date, page.event_end_date
    if not first:
        return ""
    if page.only_year_known:
        return str(first.year)
    if not last or last == first:
        return f"{first:%-d %B %Y}"
    return f"{first:%-d %B %Y} to {last:%-d %B %Y}"


def shown_question(question, readable, page, request):
    """Return a question with its public answers and how many there are of each stance."""
    answers = [answer for answer in question.answers.all() if answer.page_id in readable]
    stances = Counter(answer.stance for answer in answers)
    anchor = f"question-{question.slug or question.sort_order}"
    return {
        "text": question.question,
        "anchor": anchor,
        "url": f"{page.get_url(request) or ''}#{anchor}",
        "context": question.context,
        "answers_for": stances["for"],
        "answers_against": stances["against"],
        "answers_unclear": stances["unclear"],
        "answers": [
            {
                "title": readable[answer.page_id].title,
                "url": readable[answer.page_id].get_url(request),
                "stance": answer.get_stance_display(),
                "note": answer.note,
            }
            for answer in answers
        ],
    }
