"""The filters beside a list: a group for each vocabulary, with counts, and a chip for each choice."""

from dataclasses import dataclass, field

from django.utils.text import capfirst

from content.models import content_page_types
from finder.addresses import INDEX_PATHS
from finder.query import shown

LONG = 16
"""A vocabulary with more terms than this shows those that give results; a search box finds the rest."""
OPEN_GROUPS = 4
DEEPEST = 3
"""Options are drawn further in down to this level: nation, region and authority each have their own."""


@dataclass
class Option:
    """One term in a filter group."""

    slug: str
    label: str
    count: int
    chosen: bool
    level: int
    rank: int | None = None
    outcome_slug: str = ""
    words: str = ""

    @property
    def disabled(self):
        return not self.count and not self.chosen


@dataclass
class FilterGroup:
    """One vocabulary as a group of checkboxes."""

    name: str
    slug: str
    options: list[Option] = field(default_factory=list)
    open: bool = False
    find_label: str = ""
    find_text: str = ""

    @property
    def chosen_count(self):
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True)
class Chip:
    """A choice that a reader can take back."""

    vocabulary: str
    label: str
    remove_url: str


def filter_groups(results, params):
    """Return a group for each vocabulary of the results that is shown as a filter."""
    shown = [scheme for scheme in results.schemes.values() if scheme.vocabulary.is_filter]
    groups = [filter_group(results, scheme, params.get(f"find-{scheme.slug}", "").strip()[:80]) for scheme in shown]
    for position, group in enumerate(groups):
        group.open = position < OPEN_GROUPS or bool(group.chosen_count or group.find_text)
    return groups


def type_group(results):
    """Return the types of page as a filter group."""
    counts, chosen = results.type_counts(), results.query.chosen_types
    options = [
        Option(slug=name, label=type_label(name), count=counts[name], chosen=name in chosen, level=0)
        for name in sorted(content_page_types(), key=type_order)
    ]
    return FilterGroup("Type", "type", options, open=True)


def type_order(name):
    """The types with a list of their own come first, in its order."""
    listed = list(INDEX_PATHS)
    return listed.index(name) if name in listed else len(listed)


def type_label(name):
    """Return what a type of page is called in a list of types: “Case studies”."""
    model = content_page_types().get(name)
    return str(capfirst(model._meta.verbose_name_plural)) if model else name


def filter_group(results, scheme, find_text):
    chosen = {choice.slug for choice in results.query.terms.get(scheme.slug, ())}
    counts = results.counts(scheme.slug)
    options = [option_for(scheme, term, level, counts[term.pk], term.slug in chosen) for term, level in scheme.walk()]
    group = FilterGroup(scheme.vocabulary.name, scheme.slug)
    if len(options) > LONG:
        group.find_label, group.find_text = f"Find in {scheme.vocabulary.name.lower()}", find_text
        options = [option for option in options if option.chosen or is_wanted(option, find_text)]
    group.options = options
    return group


def option_for(scheme, term, level, count, chosen):
    return Option(
        slug=term.slug,
        label=term.pref_label,
        count=count,
        chosen=chosen,
        level=min(level, DEEPEST),
        rank=term.sort_order if scheme.slug == "evidence" else None,
        outcome_slug=term.slug if scheme.slug == "outcome" else "",
        words=" ".join([term.pref_label, *term.alt_labels, *term.hidden_labels]).casefold(),
    )


def is_wanted(option, find_text):
    return find_text.casefold() in option.words if find_text else option.count > 0


def chips(query, schemes, url):
    """Return a chip for each thing that limits the results: words, terms and years."""
    terms = [
        Chip(schemes[slug].vocabulary.name, choice.label, address(url, query.without(slug, choice)))
        for slug, choices in query.terms.items()
        for choice in choices
    ]
    types = [
        Chip("Type", shown(type_label(name)), address(url, query.without_type(name))) for name in query.chosen_types
    ]
    others = [
        ("Words", query.text, {"text": ""}),
        ("From", query.from_year, {"from_year": None}),
        ("Up to", query.to_year, {"to_year": None}),
    ]
    rest = [Chip(name, str(value), address(url, query.changed(**dropped))) for name, value, dropped in others if value]
    return types + terms + rest


def unshown_choices(query, groups):
    """Return the choices that no checkbox stands for, such as a retired term, as the form must send them again."""
    boxes = {(group.slug, option.slug) for group in groups for option in group.options}
    chosen = [(slug, choice.slug) for slug, choices in query.terms.items() for choice in choices]
    chosen += [("type", name) for name in query.chosen_types]
    return [{"name": slug, "value": value} for slug, value in chosen if (slug, value) not in boxes]


def address(url, query, page=1):
    """Return the address of a query's results."""
    params = query.params()
    if page > 1:
        params["page"] = str(page)
    return f"{url}?{params.urlencode()}" if params else url
