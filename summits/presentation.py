"""What the page of a summit report shows, worked out here so that its template only prints."""

from collections import Counter

from content.cards import Cover, cards_for
from finder.addresses import THEMES_PATH
from finder.library import readable_ids


def summit_context(page, request):
    """Return the template's context beyond the page itself."""
    cited = [link.case_study_id for link in page.cited_case_studies.all()]
    readable = readable_ids(cited)
    context = {
        "cover": Cover.of(page.cover_theme, page.cover_seed),
        "date_line": date_line(page),
        "sessions": [shown_session(session) for session in page.sessions.prefetch_related("themes")],
        "questions": shown_questions(page, request),
        "commitments": list(page.commitments.all()),
        "cited": cards_for([pk for pk in cited if pk in readable], ["case-study"], request) if cited else [],
        "sources": list(page.sources.all()),
    }
    return context | {"contents": contents(page, context)}


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


def shown_session(session):
    """Return a session with links to its themes."""
    themes = [{"title": theme.pref_label, "url": f"{THEMES_PATH}{theme.slug}/"} for theme in session.themes.all()]
    return {"session": session, "themes": themes}


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


def shown_questions(page, request):
    """Return the questions that a summit raised, each with its public answers."""
    questions = list(page.questions.prefetch_related("answers__page"))
    readable = readable_ids([answer.page_id for question in questions for answer in question.answers.all()])
    return [shown_question(question, readable, page.get_url(request) or "", request) for question in questions]


def shown_question(question, readable, page_url, request):
    """Return a question with its public answers and how many there are of each stance."""
    answers = [answer for answer in question.answers.all() if answer.page_id in readable]
    stances = Counter(answer.stance for answer in answers)
    return {
        "text": question.question,
        "anchor": f"question-{question.slug}",
        "url": f"{page_url}#question-{question.slug}",
        "context": question.context,
        "answers_for": stances["for"],
        "answers_against": stances["against"],
        "answers_unclear": stances["unclear"],
        "answers": [
            {
                "title": answer.page.title,
                "url": answer.page.get_url(request),
                "stance": answer.get_stance_display(),
                "note": answer.note,
            }
            for answer in answers
        ],
    }
