"""What the page of a case study shows, worked out here so that its template only prints."""

import re
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from casestudies.checks.dates import in_words, is_overdue
from casestudies.citations import Citation
from casestudies.figures import shown_figure
from casestudies.models.records import AdoptedPractice
from casestudies.similar import similar_to
from content.cards import Cover, Evidence, place_line
from content.licences import Licence
from content.records import records_of
from finder.addresses import list_address
from finder.cards import cards_for
from finder.index.snapshot import current_snapshot
from finder.index.visibility import public_pages

ADVICE = ("what_helped", "what_got_in_the_way", "risks_met", "what_we_would_do_differently", "conditions_for_reuse")

SHORT = 32
"""A cost of at most so many characters stands in large type; a longer one is told beneath."""


@dataclass(frozen=True)
class Answer:
    """One of the four answers that every case study gives first."""

    question: str
    text: str = ""
    note: str = ""
    outcome: object = None
    evidence: Evidence | None = None
    evidence_url: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of the fact list: a label and what stands beside it, linked where there is a list of the same."""

    label: str
    items: list = field(default_factory=list)


def case_study_context(page, request):
    """Return the template's context beyond the page itself."""
    records = records_of(
        page,
        *("key_figures", "partners", "related_items", "sources", "inspired_by"),
        adopted_by=AdoptedPractice.objects.filter(origin=page.pk),
    )
    related = with_documents(records["related_items"])
    context = {
        "cover": Cover.of(page.cover_theme, page.cover_seed),
        "answers": answers(page),
        "facts": facts(page, records["partners"]),
        "figures": [shown_figure(figure) for figure in records["key_figures"]],
        "has_advice": any(getattr(page, name) for name in ADVICE),
        "sources": records["sources"],
        "questions": questions(page),
        **neighbours(page, records, request),
        "policies": [item for item in related if item.kind == item.Kind.POLICY],
        "reading": [item for item in related if item.kind != item.Kind.POLICY],
        "stories": stories(page, request),
        "evidence": Evidence.of(page.terms),
        "evaluation": evaluation(page),
        "contact": contact(page),
        "citation": Citation.of(page, request),
        "licence": Licence.of(page.licence),
    }
    return context | {"contents": contents(page, context)}


def with_documents(items):
    """Return the items with their documents read in one query."""
    prefetch_related_objects(items, "document")
    return items


def contents(page, context):
    """Return the parts that the page has, for the list beside it; a missing part leaves no entry."""
    parts = [
        ("figures", "Key figures", context["figures"]),
        ("story", "The story", True),
        ("before-you-copy", "Before you copy it", context["has_advice"]),
        ("how-sure", "How sure we are", context["evidence"] or page.how_sure_we_are or context["evaluation"]),
        ("questions", "Questions it answers", context["questions"]),
        ("trail", "Where it came from, where it went", context["trail"]),
        ("similar", "In places like this", context["similar_cards"]),
        ("gallery", "Pictures", page.gallery),
        (
            "sources",
            "Sources" if context["sources"] else "Further reading",
            any(context[name] for name in ("sources", "policies", "reading", "stories")),
        ),
        ("contact", "Who to ask", context["contact"]),
        ("cite", "How to cite", page.live),
    ]
    return [{"anchor": anchor, "title": title} for anchor, title, present in parts if present]


def contact(page):
    """Return who may be asked, in words; empty unless that person agreed to be named. Never their e-mail address."""
    named = [page.contact_name, page.contact_role, page.contact_organisation] if page.contact_consent_date else []
    return ", ".join(part for part in named if part)


def answers(page):
    """Did it work, where, at what cost, how sure are we: always these four, always in this order."""
    outcome = page.terms.get("outcome")
    evidence = Evidence.of(page.terms)
    return [
        Answer(
            "Did it work?",
            text="" if outcome else "Not said",
            outcome=outcome[0] if outcome else None,
            note="Found not effective" if page.found_not_effective else "",
        ),
        Answer("Where?", text=place_line(page.place_name, page.terms.get("place", [])) or "Not said", note=when(page)),
        cost_answer(page),
        Answer(
            "How sure are we?",
            text="" if evidence else "Not said",
            evidence=evidence,
            evidence_url="#how-sure" if evidence else "",
        ),
    ]


def when(page):
    """Return the years and the stage in words: “2010 to 2015, ended”."""
    stage = page.terms.get("stage")
    parts = [page.years, stage[0].pref_label.lower() if stage else ""]
    return capfirst(", ".join(part for part in parts if part))


def cost_answer(page):
    """The running cost, else the cost of setting up, when it is short; else the band. What is left qualifies it.

    A cost says which of the two it is, but for a running cost in large type, which is what the question asks.
    """
    band = page.terms.get("cost")
    known = {name: cost for name, cost in (("To run", page.running_cost), ("To set up", page.set_up_cost)) if cost}
    large = next((name for name, cost in known.items() if len(cost) <= SHORT), "")
    text = known.pop(large, "")
    notes = [large] if large == "To set up" else []
    notes += [f"{name}: {cost.rstrip('.')}" for name, cost in known.items()]
    if band and text:
        notes.append(f"Band: {band[0].pref_label}")
    elif band:
        text = band[0].pref_label
    return Answer("At what cost?", text=text or "Not known", note=". ".join(notes))


def evaluation(page):
    """Return who evaluated it and how, without the last full stop; empty when neither is known."""
    parts = [part.rstrip(". ") for part in (page.evaluation_by, page.evaluation_method)]
    told = ". ".join(capfirst(part) if number else part for number, part in enumerate(filter(None, parts)))
    return f"Evaluation: {told}" if told else ""


def stories(page, request):
    """Return the public stories that lead to this case study. This room does not know theirs, so it asks the page."""
    found = public_pages().filter(pk__in=page.stories.values("pk")).order_by("title") if page.pk else []
    return [item(story.title, story.get_url(request)) for story in found]


def questions(page):
    """Return the questions of public summit reports that this case study answers, with what it says to each. This
    room does not know them, so it asks the page."""
    if not page.pk:
        return []
    answers = page.answered_questions.filter(question__page__finder_entry__isnull=False)
    return answers.select_related("question__page").order_by("-question__page__event_date", "question__sort_order")


def facts(page, partners):
    """Return the fact list; what is unknown is left out."""
    people = " ".join(part for part in (count(page.people_served_number), page.people_served_description) if part)
    rows = [
        Fact("Lead organisation", plain(page.lead_organisation)),
        Fact("Partners", [item(partner_line(partner)) for partner in partners]),
        Fact("Place", place_items(page)),
        Fact("Service areas", linked(page, "service_area")),
        Fact("Delivery model", linked(page, "delivery_model")),
        Fact("Stage", linked(page, "stage")),
        Fact("Years", plain(capfirst(page.years))),
        Fact("People served", linked(page, "people") + plain(people)),
        Fact("Innovation type", linked(page, "innovation_type")),
        Fact("Cost band", linked(page, "cost")),
        Fact("Set-up cost", plain(page.set_up_cost)),
        Fact("Running cost", plain(page.running_cost)),
        Fact("Funding", plain(page.funding)),
        Fact("Months to set up", plain(count(page.months_to_set_up))),
        Fact("Last checked", plain(last_checked(page))),
        Fact("Identifier", plain(page.identifier)),
    ]
    return [row for row in rows if row.items]


def last_checked(page):
    """Return when somebody last confirmed it, and, when the next time went by, that it did."""
    told = in_words(page.last_checked) if page.last_checked else ""
    if is_overdue(page):
        told = f"{told or 'Not since it was published'}. A check was due on {in_words(page.next_check_due)}."
    return told


def place_items(page):
    """Return the place as readers know it, the terms that it names linked within it, and the other terms."""
    terms = linked(page, "place")
    urls = {term["text"]: term["url"] for term in terms}
    if not (page.place_name and urls):
        return plain(page.place_name) + terms
    longest_first = sorted(urls, key=len, reverse=True)
    parts = re.split(rf"\b({'|'.join(map(re.escape, longest_first))})\b", page.place_name)
    linked_parts = [format_html('<a href="{}">{}</a>', urls[part], part) if part in urls else part for part in parts]
    named = format_html_join("", "{}", [[part] for part in linked_parts])
    return [item(named), *(term for term in terms if term["text"] not in parts)]


def item(text, url=""):
    return {"text": text, "url": url}


def plain(text):
    return [item(text)] if text else []


def count(number):
    return f"{number:,}" if number is not None else ""


def partner_line(partner):
    return f"{partner.name} ({partner.role})" if partner.role else partner.name


def linked(page, key):
    """Return the page's terms of one vocabulary, each leading to the case studies that share it."""
    terms = page.terms.get(key, [])
    return [item(term.pref_label, list_address("case-study", term.vocabulary.slug, term.slug)) for term in terms]


def neighbours(page, records, request):
    """Return the spread trail and similar case studies, whose cards are read together."""
    index = current_snapshot()
    before = [("Inspired by", link.origin_id, link) for link in records["inspired_by"]]
    after = [("Adopted by", link.page_id, link) for link in adopted_by(page, records)]
    linked = [pk for _, pk, _ in before + after]
    similar = similar_to(page, index, without=linked)
    wanted = [*linked, *(similar.page_ids if similar else [])]
    cards = {card.pk: card for card in cards_for(wanted, index, request, pictures=False)} if wanted else {}
    above, below = ([step(name, cards[pk], link) for name, pk, link in way if pk in cards] for way in (before, after))
    this = {"relation": "This case study", "title": page.title, "url": "", "is_this": True}
    return {
        "trail": [*above, this, *below] if above or below else [],
        "similar": similar,
        "similar_cards": [cards[pk] for pk in similar.page_ids if pk in cards] if similar else [],
    }


def adopted_by(page, records):
    """Return what took this case study up; beside what an unsaved change holds, it is asked for by itself."""
    if "adopted_by" in records:
        return records["adopted_by"]
    return page.adopted_by.all() if page.pk else []


def step(relation, card, link):
    return {
        "relation": f"{relation}, {link.year}" if link.year else relation,
        "title": card.title,
        "url": card.url,
        "outcome": card.outcome,
        "evidence": card.evidence,
        "what_changed": link.what_changed,
        "is_this": False,
    }


def years_in_words(start, end, ended):
    """Return when it ran: “since 2014”, “2010 to 2015”, “2012”; “from 1999” when nobody knows when it ended."""
    if not start:
        return ""
    if not end:
        return f"{'from' if ended else 'since'} {start}"
    return str(start) if end == start else f"{start} to {end}"


def has_ended(terms):
    """Say whether a page with these terms by vocabulary is about something that is over."""
    return any(stage.slug == "ended" for stage in terms.get("stage", []))
