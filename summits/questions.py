"""The questions that summits raised, each at an address of its own: what practice answers, and what is still open."""

from collections import Counter

from django.db.models import Prefetch
from django.http import Http404
from django.urls import reverse

from finder.addresses import THEMES_PATH
from finder.cards import cards_for
from finder.index.snapshot import current_snapshot
from finder.query import Parser, ignored
from summits.models import Answer, Question
from summits.presentation import date_line, question_anchor
from taxonomy.models import Term

THEME = "theme"
OF_SUMMITS = ("title", "url_path", "event_date", "event_end_date", "only_year_known", "illustrative")
Stance = Answer.Stance


def public_questions():
    """Return the questions of all reports that anyone may read, the newest event first, with the answers that anyone
    may read and the themes."""
    answers = Answer.objects.filter(page__finder_entry__isnull=False).order_by("sort_order", "pk")
    return (
        Question.objects.filter(page__finder_entry__isnull=False)
        .select_related("page")
        .only("question", "slug", "context", "sort_order", *(f"page__{name}" for name in OF_SUMMITS))
        .prefetch_related(Prefetch("answers", answers), Prefetch("themes", Term.objects.only("pk")))
        .order_by("-page__event_date", "page", "sort_order", "pk")
    )


def questions_context(request):
    """Return what the list of all questions shows, those without any answer apart."""
    index = current_snapshot()
    questions = [(question, themes_of(question, index)) for question in public_questions()]
    wanted, notices = wanted_themes(request.GET, index)
    found = [question for question, themes in questions if wanted is None or wanted & {term.pk for term in themes}]
    return {
        "crumbs": trail(("Questions", "")),
        "total": len(found),
        "parts": [
            {"title": title, "questions": [row_of(question, request) for question in found if is_in(question)]}
            for title, is_in in (
                ("Still waiting for an answer", is_unanswered),
                ("What practice answers so far", is_answered),
            )
        ],
        "themes": theme_choices([themes for _, themes in questions], request.GET.getlist(THEME)),
        "filtered": wanted is not None,
        "notices": [{"level": "info", "text": notice} for notice in notices],
    }


def wanted_themes(params, index):
    """Return the ids of all themes that a reader's choice takes in, None without a choice; and a sentence for each
    thing that was not understood."""
    schemes = {slug: scheme for slug, scheme in index.vocabularies.schemes.items() if slug == THEME}
    parser = Parser(params, schemes, frozenset(), notices=ignored(params, {THEME}))
    chosen = parser.terms().get(THEME)
    if chosen is None:
        return None, parser.notices
    scheme, term_ids = schemes[THEME], {pk for choice in chosen for pk in choice.term_ids}
    return {pk for term_id in term_ids for pk in scheme.covered(scheme.by_id[term_id])}, parser.notices


def themes_of(question, index):
    """Return the themes of a question, or what stands for one that has been retired since."""
    known = (index.vocabularies.terms.get(theme.pk) for theme in question.themes.all())
    return list(dict.fromkeys(term for theme in known if theme for term in theme.survivors()))


def theme_choices(themes_of_questions, chosen):
    """Return the themes that questions have, with how many, to choose one of."""
    counts = Counter(theme for themes in themes_of_questions for theme in themes)
    return [
        {
            "title": theme.pref_label,
            "count": count,
            "url": f"{reverse('summits:questions')}?{THEME}={theme.slug}",
            "chosen": theme.slug in chosen,
        }
        for theme, count in sorted(counts.items(), key=lambda found: found[0].pref_label.casefold())
    ]


def is_answered(question):
    return bool(question.answers.all())


def is_unanswered(question):
    return not is_answered(question)


def row_of(question, request):
    """Return a question as a list shows it, with the summit that raised it."""
    stances = Counter(answer.stance for answer in question.answers.all())
    return {
        "text": question.question,
        "url": question.get_absolute_url(),
        **{f"answers_{stance}": stances[stance] for stance in Stance.values},
        "summit": summit_of(question, request),
    }


def summit_of(question, request):
    """Return the report that a question stands in, with its address there."""
    page = question.page
    return {
        "title": page.title,
        "url": f"{page.get_url(request) or ''}#{question_anchor(question)}",
        "date": date_line(page),
        "illustrative": page.illustrative,
    }


def question_context(request, slug):
    """Return what the page of one question shows. Raises Http404 where no report that anyone may read raised it."""
    question = public_questions().filter(slug=slug).first()
    if question is None:
        raise Http404(f"There is no question at “{slug}”.")
    index, answers = current_snapshot(), question.answers.all()
    cards = {card.pk: card for card in cards_for([answer.page_id for answer in answers], index, request)}
    shown = [answer for answer in answers if answer.page_id in cards]
    others = Question.objects.filter(page=question.page_id).exclude(pk=question.pk).order_by("sort_order", "pk")
    return {
        "crumbs": trail(("Questions", reverse("summits:questions")), ("This question", "")),
        "question": question,
        "summit": summit_of(question, request),
        "themes": [
            {"title": term.pref_label, "url": f"{THEMES_PATH}{term.slug}/"} for term in themes_of(question, index)
        ],
        "groups": [group for stance in Stance if (group := group_of(stance, shown, cards))["answers"]],
        "still_open": still_open({answer.stance for answer in shown}),
        "others": [{"title": other.question, "url": other.get_absolute_url()} for other in others],
    }


def group_of(stance, answers, cards):
    """Return the answers of one stance, each with its page's card."""
    return {
        "stance": stance.value,
        "title": stance.label,
        "answers": [
            {"note": answer.note, "card": cards[answer.page_id]} for answer in answers if answer.stance == stance
        ],
    }


def still_open(stances):
    """Say what answers of these stances leave open."""
    if not stances:
        return "Nothing in the library answers this yet."
    if stances == {Stance.UNCLEAR}:
        return "Nothing in the library settles this either way yet."
    if {Stance.FOR, Stance.AGAINST} <= stances:
        return "Practice points both ways. What makes the difference is still open."
    missing = "no" if Stance.FOR in stances else "yes"
    return f"Nobody has told us yet of practice that says {missing}."


def trail(*steps):
    return [{"title": title, "url": url} for title, url in (("Home", "/"), *steps)]
