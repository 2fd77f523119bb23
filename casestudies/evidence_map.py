"""The evidence map: how many case studies there are where two vocabularies cross, and how strong their evidence is."""

from dataclasses import dataclass
from functools import cache
from heapq import nlargest

from django.http import Http404
from django.template.loader import render_to_string
from pyroaring import BitMap

from content.cards import Evidence
from finder.addresses import list_address
from finder.index.snapshot import current_snapshot
from finder.query import Choice, ignored, shown
from finder.sentences import or_better, within_a_sentence
from taxonomy.models import Term

CASE_STUDY = "case-study"
USUAL = {"rows": "theme", "columns": "service-area"}
"""The parameters that choose the two vocabularies, and what each shows when nothing is chosen."""
GATHERED = "place"
"""Of a hierarchical vocabulary the map shows the top level. That of places, the kingdom, says too little, so they are
shown down to the last that hold others: nations and regions."""
MOST = 50
"""How many terms of a vocabulary are shown: those with the most case studies."""
FITTING = 14
"""The most columns that fit beside each other on an ordinary screen; more of them scroll."""
LARGEST = 5
"""From so many case studies on, a dot grows no further."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: a term, and the case studies that have it."""

    label: str
    slug: str
    pages: BitMap
    url: str

    @property
    def count(self):
        return len(self.pages)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row and a column cross: how many case studies, the mark that says so, and where they are."""

    column: str
    count: int
    mark: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line across the map, with a cell for each column."""

    line: Line
    cells: list[Cell]

    @property
    def gaps(self):
        return sum(not cell.count for cell in self.cells)


def evidence_map_context(params):
    """Return what the map of the two chosen vocabularies shows. Raises Http404 when there are no two to cross."""
    index = current_snapshot()
    schemes = index.vocabularies.of([CASE_STUDY])
    axes, notices = chosen_axes(params, schemes)
    everything, levels = index.with_one("type", CASE_STUDY), levels_of(schemes, index)
    lines, columns = (lines_of(schemes[slug], index, everything, notices) for slug in axes.values())
    mark = cache(mark_of)
    rows = [Row(line, [cell_of(line, column, axes["columns"], levels, mark) for column in columns]) for line in lines]
    return {
        "names": [within_a_sentence(schemes[slug].vocabulary.name) for slug in axes.values()],
        "selects": [selection(name, schemes, slug) for name, slug in axes.items()],
        "rows": rows,
        "columns": columns,
        "total": len(everything),
        "squares": len(lines) * len(columns),
        "gaps": sum(row.gaps for row in rows),
        "named_gaps": named_gaps(rows, columns),
        "levels": [level for level, _ in reversed(levels)],
        "scrolls": len(columns) > FITTING,
        "gathers": GATHERED in axes.values(),
        "notices": [{"level": "info", "text": notice} for notice in notices],
    }


def chosen_axes(params, schemes):
    """Return the slugs of the vocabularies for rows and columns, and a sentence for each choice that cannot be had."""
    if len(schemes) < len(USUAL):
        raise Http404("There are no two vocabularies of case studies to cross.")
    asked = {name: params.get(name, "") for name in USUAL}
    chosen = {name: slug for name, slug in asked.items() if slug in schemes}
    if len(chosen) > len(set(chosen.values())):
        del chosen["columns"]
    for name, usual in USUAL.items():
        free = [slug for slug in (usual, *USUAL.values(), *schemes) if slug in schemes and slug not in chosen.values()]
        chosen.setdefault(name, free[0])
    notices = ignored(params, USUAL)
    notices += [
        f"{why_not(slug, schemes)}, so the {name} show {schemes[chosen[name]].vocabulary.name}."
        for name, slug in asked.items()
        if slug not in ("", chosen[name])
    ]
    return {name: chosen[name] for name in USUAL}, notices


def why_not(slug, schemes):
    """Return the beginning of a sentence that says why rows or columns do not show what was chosen."""
    if slug in schemes:
        return f"Rows and columns cannot both show {schemes[slug].vocabulary.name}"
    return f"“{shown(slug)}” is not a vocabulary of case studies"


def selection(name, schemes, chosen):
    """Return the choice of a vocabulary for the rows or the columns."""
    vocabularies = [scheme.vocabulary for scheme in schemes.values()]
    return {
        "name": name,
        "label": name.capitalize(),
        "options": [{"value": one.slug, "label": one.name, "chosen": one.slug == chosen} for one in vocabularies],
    }


def lines_of(scheme, index, everything, notices):
    """Return a line for each term of the level shown. Of too many, those with the most case studies are kept, which
    `notices` is told."""
    lines = [line_of(scheme, term, index.with_one("term", term.pk) & everything) for term in shown_terms(scheme)]
    if len(lines) <= MOST:
        return lines
    notices.append(f"{scheme.vocabulary.name} has {len(lines)} terms: these are the {MOST} with most case studies.")
    kept = {line.slug for line in nlargest(MOST, lines, key=lambda line: line.count)}
    return [line for line in lines if line.slug in kept]


def shown_terms(scheme):
    holding = {term.broader_id for term in scheme.terms if term.status == Term.Status.IN_USE}
    gathered = holding if scheme.slug == GATHERED else ()
    return [term for term, level in scheme.walk() if level == 0 or term.pk in gathered]


def line_of(scheme, term, pages):
    label = term.pref_label + or_better(scheme, Choice(term.slug, term.pref_label, frozenset([term.pk])))
    return Line(label, term.slug, pages, list_address(CASE_STUDY, scheme.slug, term.slug))


def levels_of(schemes, index):
    """Return the levels of evidence, each with the pages that have it or a stronger one, the strongest first."""
    terms = [term for term, _ in schemes["evidence"].walk()] if "evidence" in schemes else []
    levels = [(Evidence.of({"evidence": [term]}), index.with_one("term", term.pk)) for term in terms]
    return sorted(levels, key=lambda level: -level[0].rank)


def cell_of(line, column, slug, levels, mark):
    """Return where a row and a column, whose vocabulary is `slug`, cross."""
    pages = line.pages & column.pages
    strongest = next((evidence for evidence, having in levels if pages.intersect(having)), None) if pages else None
    return Cell(column.label, len(pages), mark(len(pages), strongest), f"{line.url}&{slug}={column.slug}")


def mark_of(count, evidence):
    """Return a number and the strongest evidence as they are drawn. Thousands of cells share a few dozen marks, and
    drawing each of them anew would take most of a second."""
    if not count:
        return ""
    context = {"count": count, "size": min(count, LARGEST), "evidence": evidence}
    return render_to_string("casestudies/evidence_map_mark.html", context)


def named_gaps(rows, columns):
    """Return the gaps where most would be expected, since both their terms have many case studies, as sentences name
    them. No row and no column is named twice."""
    gaps = [
        (row.line, column) for row in rows for column, cell in zip(columns, row.cells, strict=True) if not cell.count
    ]
    gaps.sort(key=lambda gap: -gap[0].count * gap[1].count)
    found = gaps[:1]
    found += [gap for gap in gaps if found[0][0] is not gap[0] and found[0][1] is not gap[1]][:1]
    return [{"row": row.label, "column": column.label} for row, column in found]
