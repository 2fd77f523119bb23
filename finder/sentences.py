"""What a list shows, in words: “14 case studies about Co-production in Wales, with a comparison group or better”."""

from dataclasses import dataclass, field

from django.utils.text import capfirst

from content.models import content_page_types
from taxonomy.labels import in_words, key_of
from taxonomy.models import Term


@dataclass(frozen=True)
class Wording:
    """How a sentence speaks of a vocabulary's terms: the words around them, and what it calls each."""

    before: str
    called: dict[str, str] = field(default_factory=dict)
    after: str = ""
    only_these: bool = True
    """A term not in `called`, which staff have added or renamed, is spoken of as any vocabulary's terms are; without
    this its own name fits."""


WITH_ARTICLE = (
    "United Kingdom", "United States", "Netherlands", "East Midlands", "East of England", "North East", "North West",
    "South East", "South West", "West Midlands", "West of England", "City of London", "Forest of Dean",
    "Isle of Wight", "Isles of Scilly", "Orkney Islands", "Shetland Islands", "Vale of White Horse",
)  # fmt: skip
PEOPLE = (
    "everyone", "children", "young people", "older people", "disabled people", "carers", "unemployed people",
    "tenants", "newcomers", "offenders", "staff",
)  # fmt: skip
OF_PLACES = {key_of(name): f"the {name}" for name in WITH_ARTICLE} | {
    "abroad": "other countries",
    "the scottish borders": "the Scottish Borders",
    "the vale of glamorgan": "the Vale of Glamorgan",
}
OF_OUTCOMES = {
    "worked": "worked",
    "mixed": "worked in part",
    "did not work": "did not work",
    "stopped": "stopped",
    "too early to say": "could not be judged yet",
}
OF_EVIDENCE = {
    "claim only": "with a claim",
    "reasoned account": "with a reasoned account",
    "before-and-after data": "with before-and-after data",
    "comparison group": "with a comparison group",
    "independently evaluated": "independently evaluated",
    "repeated elsewhere": "repeated elsewhere",
}
OF_DELIVERY = {
    "in-house": "in-house",
    "shared service": "as a shared service",
    "employee-owned mutual": "by an employee-owned mutual",
    "co-operative": "by a co-operative",
    "social enterprise": "by a social enterprise",
    "voluntary sector": "by the voluntary sector",
    "private contract": "under a private contract",
    "joint venture": "as a joint venture",
    "community-run or asset transfer": "by the community",
    "personal budgets": "through personal budgets",
    "payment by results": "through payment by results",
    "place-based pooled budget": "from a place-based pooled budget",
}
OF_STAGES = {
    "idea": "at the idea stage",
    "design": "being designed",
    "pilot": "being piloted",
    "running": "running",
    "scaled or spread": "scaled or spread",
    "ended": "ended",
}
OF_COSTS = {
    "none": "nothing",
    "under £10k": "under £10k",
    "£10k–100k": "£10k–100k",
    "£100k–1m": "£100k–1m",
    "over £1m": "over £1m",
    "not known": "an unknown amount",
}
OF_INNOVATION = {name: name for name in ("enhancement-oriented", "mission-oriented", "adaptive", "anticipatory")}
SCOPE = ("theme", "service-area", "place")
"""What a page is about, in what and where: these open the sentence, in this order."""
WORDINGS = {
    "theme": Wording("about", only_these=False),
    "service-area": Wording("in", only_these=False),
    "place": Wording("in", OF_PLACES, only_these=False),
    "outcome": Wording("that", OF_OUTCOMES),
    "evidence": Wording("", OF_EVIDENCE),
    "delivery-model": Wording("run", OF_DELIVERY),
    "stage": Wording("now", OF_STAGES),
    "cost": Wording("costing", OF_COSTS),
    "people": Wording("for", {name: name for name in PEOPLE}, only_these=False),
    "innovation-type": Wording("of", OF_INNOVATION, "innovation"),
}


def type_label(name):
    """Return what a type of page is called in a list of types: “Case studies”."""
    model = content_page_types().get(name)
    return str(capfirst(model._meta.verbose_name_plural)) if model else name


def counted(total, *page_types):
    """Return the number with its noun: “1 case study”, “No case studies”, or “14 results” of several types."""
    model = content_page_types().get(page_types[0]) if len(page_types) == 1 else None
    one, many = (model._meta.verbose_name, model._meta.verbose_name_plural) if model else ("result", "results")
    number = f"{total:,}" if total else "No"
    return f"{number} {one if total == 1 else many}"


def what_is_shown(query, schemes):
    """Return what a list shows as a title: “Case studies about Co-production in Wales”."""
    types = query.chosen_types or (query.types if len(query.types) == 1 else ())
    labels = [type_label(name) for name in types]
    what = in_words([*labels[:1], *(label.lower() for label in labels[1:])]) or "All pages"
    return f"{what} {about(query, schemes)}".strip()


def about(query, schemes, partly=""):
    """Return the rest of the sentence that says what is shown: “about Co-production in Wales, from 2010 to 2015”.
    `partly` says how much of the words pages have where none has all: “some of”."""
    words = f"matching {f'{partly} ' if partly else ''}“{query.text}”" if query.text else ""
    named = [slug for slug in query.terms if slug not in SCOPE]
    others = [clause(schemes[slug], query.terms[slug]) for slug in named]
    parts = [words, scope(query, schemes), *others, years(query.from_year, query.to_year)]
    return ", ".join(part for part in parts if part)


def scope(query, schemes):
    """Return about what, in what and where. Commas part them only where one of them lists several."""
    chosen = [query.terms[slug] for slug in SCOPE if slug in query.terms]
    clauses = [clause(schemes[slug], query.terms[slug]) for slug in SCOPE if slug in query.terms]
    return (" " if all(len(choices) == 1 for choices in chosen) else ", ").join(clauses)


def clause(scheme, choices):
    """Return what a choice of terms adds to the sentence: “in Wales or Scotland”."""
    wording = WORDINGS.get(scheme.slug)
    choices = [weakest(scheme, choices)] if scheme.vocabulary.cumulative else choices
    keys = [key_of(choice.label) for choice in choices]
    if wording is None or (wording.only_these and not wording.called.keys() >= set(keys)):
        wording = Wording(f"with {within_a_sentence(scheme.vocabulary.name)}", only_these=False)
    terms = in_words([wording.called.get(key_of(choice.label), choice.label) for choice in choices], "or")
    return " ".join(filter(None, [wording.before, f"{terms}{or_better(scheme, choices[0])}", wording.after]))


def weakest(scheme, choices):
    """Return the choice that includes all others, where each includes what ranks above it."""
    return min(choices, key=lambda choice: rank(scheme, choice))


def rank(scheme, choice):
    """Return the rank from which a choice finds pages; that of one that finds nothing is above all."""
    return min((scheme.by_id[pk].sort_order for pk in choice.term_ids), default=float("inf"))


def or_better(scheme, choice):
    """Return “ or better” where a choice also finds what ranks above it."""
    lowest = rank(scheme, choice)
    above = (term for term in scheme.terms if term.status == Term.Status.IN_USE and term.sort_order > lowest)
    return " or better" if scheme.vocabulary.cumulative and any(above) else ""


def within_a_sentence(name):
    """Return a vocabulary's name as it stands within a sentence: “delivery model”, but “NHS trust”."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def years(first, last):
    """Return a span of years: “from 2010 to 2015”, “from 2010 on”, “up to 2015” or “in 2012”."""
    if first and last:
        return f"in {first}" if first == last else f"from {first} to {last}"
    return f"from {first} on" if first else f"up to {last}" if last else ""
