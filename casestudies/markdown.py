"""A case study as plain Markdown, made of what readers may take along of it."""

from casestudies.citations import Citation
from content.exporting import Surroundings
from content.licences import Licence
from content.markdown import escaped, line, link, rich_text
from content.models import ILLUSTRATIVE
from content.structured_data import terms_in_use
from finder.index.visibility import readable_pages

ELSEWHERE = {"type", "title", "illustrative", "result", "summary", "licence", "picture"}
"""Columns that have places of their own, and what goes without saying: the type, and a picture that is not there."""
NUMBERED = "sources"
"""The column that the references in the text count."""


def case_study_markdown(page, request):
    """Return the whole case study: first what every one answers, then its facts, its parts and how to cite it."""
    around = Surroundings(request.build_absolute_uri, request, readable_pages(set(page.named_page_ids())))
    facts, parts = facts_and_parts(page, around)
    return "\n\n".join([*opening(page), "## Facts", "\n".join([*facts, *terms(page)]), *parts, *ending(page, request)])


def opening(page):
    told = [f"# {line(page.title)}", page.illustrative and f"*{ILLUSTRATIVE}.*"]
    return filter(None, [*told, page.result and f"**{line(page.result)}**", line(page.summary)])


def facts_and_parts(page, around):
    """Return what fits in a line, each a fact, and what has a heading of its own."""
    facts, parts = [], []
    for column in page.all_export_columns():
        value = None if column.name in ELSEWHERE else column.value(page, around)
        if value in (None, "", []) or value is False:
            continue
        if column.is_rich:
            parts.append(part(column, rich_text(getattr(page, column.name), around.address_of(page))))
        elif isinstance(value, list):
            parts.append(part(column, items(column, value)))
        else:
            facts.append(fact(column.heading, column.text(value)))
    return facts, parts


def fact(heading, value):
    return f"- **{escaped(heading)}:** {line(value)}"


def part(column, text):
    return f"## {column.heading}\n\n{text}"


def items(column, value):
    marks = (f"{number}." if column.name == NUMBERED else "-" for number, _ in enumerate(value, start=1))
    return "\n".join(f"{mark} {line(column.line(item))}" for mark, item in zip(marks, value, strict=True))


def terms(page):
    """Return the page's terms, a line for each vocabulary."""
    found = {key: terms_in_use(page, key) for key in page.terms}
    return [
        fact(named[0].vocabulary.name, "; ".join(term.pref_label for term in named))
        for named in found.values()
        if named
    ]


def ending(page, request):
    """Return how to cite the case study, and the licence under which it may be used."""
    citation, licence = Citation.of(page, request), Licence.of(page.licence)
    name = line(licence.name)
    return [
        "## How to cite",
        f"{line(citation.text)} <{citation.address}>",
        f"Licence: {link(name, licence.url) if licence.url else name}\n",
    ]
