"""What the page of a summit report shows, worked out here so that its template only prints."""

from collections import Counter

from django.db.models import prefetch_related_objects

from content.cards import Cover
from content.records import records_of
from finder.addresses import THEMES_PATH
from finder.cards import cards_for
from finder.index.snapshot import current_snapshot
from finder.index.visibility import readable_pages

NO_BREAK = "\u00a0"
"""A space at which no line ends."""
STANCES = ("for", "against", "unclear")
"""In which order answers are counted and listed."""


def summit_context(page, request):
    """Return the template's context beyond the page itself."""
    records = records_of(
        page,
        *("sessions", "questions", "commitments", "cited_case_studies", "sources"),
        answers=page.question_answers(),
    )
    give_answers(records)
    cited = [link.case_study_id for link in records["cited_case_studies"]]
    others = answering_ids(records["questions"])
    cards = (
        {card.pk: card for card in cards_for(cited + others, current_snapshot(), request)} if cited + others else {}
    )
    links = {pk: (card.title, card.url) for pk, card in cards.items()}
    context = {
        "cover": Cover.of(page.cover_theme, page.cover_seed),
        "date_line": date_line(page),
        "sessions": shown_sessions(page, records["sessions"]),
        "questions": [shown_question(question, links) for question in records["questions"]],
        "commitments": records["commitments"],
        "cited": [cards[pk] for pk in cited if pk in cards],
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
    links = {pk: (other.title, other.get_url(request)) for pk, other in readable.items()}
    return [shown_question(question, links) for question in records["questions"]]


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
    """Return when it was: a day, several days, or the year alone when no more is known. Days of one month stay on one
    line."""
    first, last = page.event_date, page.event_end_date
    if not first:
        return ""
    if page.only_year_known:
        return str(first.year)
    if not last or last == first:
        return f"{first:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%-d} to {last:%-d %B %Y}".replace(" ", NO_BREAK)
    begins = f"{first:%-d %B}" if first.year == last.year else f"{first:%-d %B %Y}"
    return f"{begins} to {last:%-d %B %Y}"


def shown_question(question, links):
    """Return a question with its public answers and how many there are of each stance; `links` are the titles and
    addresses of the pages that anyone may read, by id. Those that say yes come first, then no, as they are counted."""
    answers = [answer for answer in question.answers.all() if answer.page_id in links]
    answers.sort(key=lambda answer: STANCES.index(answer.stance))
    stances = Counter(answer.stance for answer in answers)
    return {
        "text": question.question,
        "anchor": question_anchor(question),
        "url": question.get_absolute_url(),
        "context": question.context,
        **{f"answers_{stance}": stances[stance] for stance in STANCES},
        "answers": [
            {
                "title": links[answer.page_id][0],
                "url": links[answer.page_id][1],
                "stance": answer.get_stance_display(),
                "note": answer.note,
            }
            for answer in answers
        ],
    }


def question_anchor(question):
    """Return where a question stands within its report."""
    return f"question-{question.slug or question.sort_order}"
