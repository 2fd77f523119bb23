"""The filters beside a list: a group for each vocabulary, with counts, and a chip for each choice."""

from dataclasses import dataclass, field

from content.models import content_page_types
from finder.addresses import INDEX_PATHS
from finder.options import FOUND, LONG, Option, first_options, found_options, rows_of
from finder.query import shown
from finder.sentences import or_better, type_label, within_a_sentence

OPEN_GROUPS = 4


@dataclass
class FilterGroup:
    """One vocabulary as a group of checkboxes."""

    name: str
    slug: str
    options: list[Option] = field(default_factory=list)
    open: bool = False
    find_label: str = ""
    find_text: str = ""
    note: str = ""
    """What the options do not show."""

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
        Option(slug=name, label=type_label(name), count=counts[name], chosen=name in chosen)
        for name in sorted(content_page_types(), key=lambda name: (name not in chosen, type_order(name)))
    ]
    return FilterGroup("Type", "type", options, open=True)


def type_order(name):
    """The types with a list of their own come first, in its order."""
    listed = list(INDEX_PATHS)
    return listed.index(name) if name in listed else len(listed)


def filter_group(results, scheme, find_text):
    """Return one vocabulary's group: chosen terms on top, and a search box when there are many."""
    chosen = {choice.slug for choice in results.query.terms.get(scheme.slug, ())}
    rows = rows_of(scheme, results.counts(scheme.slug), chosen)
    at_least = ", at least" if scheme.vocabulary.cumulative else ""
    group = FilterGroup(f"{scheme.vocabulary.name}{at_least}", scheme.slug)
    if len(rows) > LONG:
        group.find_label, group.find_text = find_words(scheme.vocabulary.name), find_text
    if group.find_text:
        group.options, number = found_options(scheme, rows, find_text)
        group.note = found_note(number)
    else:
        group.options, hidden = first_options(scheme, rows)
        group.note = hidden_note(hidden) if group.options else "Nothing here has results."
    return group


def find_words(name):
    """Return what the search box of a long vocabulary asks for: “Find a place”."""
    within = within_a_sentence(name)
    article = "" if within.endswith("s") else "an " if within[0] in "aeiou" else "a "
    return f"Find {article}{within}"


def found_note(number):
    """Return what is to be said of so many terms that a reader found by typing."""
    if not number:
        return "Nothing else here is called that."
    return f"{number - FOUND} more are called that. Type more of the name." if number > FOUND else ""


def hidden_note(number):
    """Return what is to be said of so many terms with results for which there is no room."""
    if not number:
        return ""
    has, it = ("has", "it") if number == 1 else ("have", "them")
    return f"{number} more {has} results. Type a name to find {it}."


def chips(query, schemes, url):
    """Return a chip for each thing that limits the results: words, terms and years."""
    terms = [
        Chip(
            schemes[slug].vocabulary.name,
            f"{choice.label}{or_better(schemes[slug], choice)}",
            address(url, query.without(slug, choice)),
        )
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
