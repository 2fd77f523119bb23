"""How the terms of one vocabulary are drawn on an edit form: the chosen ones on top, the rest as a tree. Of a
long list the form holds what is chosen alone: the rest is fetched once somebody comes near it."""

from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.template.loader import render_to_string
from django.utils.html import strip_spaces_between_tags
from django.utils.safestring import mark_safe
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import RadioSelectAdapter

from taxonomy.labels import named
from taxonomy.models import Term

FINDABLE = 8
"""Lists with more terms than this get a box to type into, and are fetched."""
WHOLE = "lists"
"""The parameter of an edit form's address that has its lists drawn whole, for a browser without scripts."""
LONG = 15
"""Lists with more terms than this scroll in a box of their own."""
FOLDED = 60
"""In lists with more terms than this, narrower terms stand folded under the broader one."""


@dataclass(unsafe_hash=True)
class Row:
    """One term in the list, with all that its line shows. It stays as it is once it is drawn."""

    value: int | str
    label: str
    meaning: tuple[str, ...] = ()
    synonyms: str = ""
    misspellings: str = ""
    note: str = ""
    level: int = 0
    is_checked: bool = False
    is_choice: bool = True
    """False: it stands above, among the chosen ones, and here only names what is below it."""
    folds: int = 0
    """How many narrower terms are folded under it."""
    ends: str = ""
    """As long as the number of folds that end after it."""

    @property
    def is_chosen(self):
        return self.is_checked and self.value != ""


@dataclass
class Group:
    """Some rows under a heading; the chosen ones are a group of their own."""

    heading: str
    rows: list[Row]
    scrolls: bool = False
    is_fetched: bool = False
    drawn: str = ""


@lru_cache(maxsize=4096)
def drawn(row, **widget):
    """Return the line of a term as HTML. A form shows hundreds, and nearly all of them as every other form does, so
    each is drawn once."""
    html = render_to_string("content/widgets/term.html", {"row": row, **widget})
    return strip_spaces_between_tags(html.strip())


class TermOptionsMixin:
    """Draws the terms of `tree`, {id: (term, level)}. `former(term)` returns the retired terms that it replaced:
    people look for a place by its old name."""

    template_name = "content/widgets/terms.html"
    tree: dict
    group_label = ""
    maximum = None
    propose_url = ""
    list_url = ""
    is_whole = False

    def optgroups(self, name, value, attrs=None):
        chosen = [self.row_for(pk, label, True) for pk, label in self.choices if str(pk) in value and pk != ""]
        groups = [Group("Chosen", self.with_broader(chosen))] if chosen else []
        return [*groups, self.further(value)]

    def further(self, value):
        """Return all that may be chosen; what is in `value` is chosen above, and only named here."""
        group = Group("More to choose from", [], len(self.tree) > LONG, self.is_fetched)
        if not group.is_fetched:
            rows = [self.row_for(pk, label, str(pk) in value) for pk, label in self.choices]
            group.rows = [self.named_only(row) if row.is_chosen else row for row in rows]
        if len(group.rows) > FOLDED:
            fold(group.rows)
        return group

    @property
    def is_fetched(self):
        return self.input_type == "checkbox" and len(self.tree) > FINDABLE and not self.is_whole

    def drawn_whole(self, name):
        """Return the list as a form that fetches it shows it, with nothing chosen."""
        self.is_whole = True
        return self.drawn(self.further([]), name)

    def drawn(self, group, name):
        rows = (drawn(row, type=self.input_type, name=name) for row in group.rows)
        return mark_safe("".join(rows))  # noqa: S308 (each is a template's own work)

    def row_for(self, value, label, is_checked):
        term, level = self.tree.get(value, (None, 0))
        if term is None:
            return Row(value, label, is_checked=is_checked)
        return Row(
            value,
            label,
            meaning=tuple(text for text in (term.definition, term.scope_note) if text),
            synonyms="|".join([*term.alt_labels, *(old.pref_label for old in self.former(term))]),
            misspellings="|".join(term.hidden_labels),
            note=note_on(term),
            level=level,
            is_checked=is_checked,
        )

    def named_only(self, row):
        return Row(row.value, row.label, note="chosen above", level=row.level, is_choice=False)

    def with_broader(self, rows):
        """Give each chosen row, now out of its tree, the name of what it stood under."""
        for row in rows:
            term, level = self.tree[row.value]
            broader = self.tree.get(term.broader_id)
            row.note = row.note or (f"in {broader[0]}" if level and broader else "")
            row.level = 0
        return rows

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for group in context["widget"]["optgroups"]:
            group.drawn = self.drawn(group, name)
        context["widget"] |= {
            "type": self.input_type,
            "group_label": self.group_label,
            "is_findable": len(self.tree) > FINDABLE,
            "is_single": self.input_type == "radio",
            "maximum": self.maximum,
            "propose_url": self.propose_url,
            "list_url": self.list_url,
            "whole": WHOLE,
            "described_by": context["widget"]["attrs"].get("aria-describedby"),
        }
        return context


class TermCheckboxes(TermOptionsMixin, forms.CheckboxSelectMultiple):
    pass


class TermRadios(TermOptionsMixin, forms.RadioSelect):
    pass


class FoundNotDrawn(RadioSelectAdapter):
    """Lets scripts find the list in the form without the means to draw another, which is all of its terms again."""

    def js_args(self, widget):
        return [""]


register(FoundNotDrawn(), TermCheckboxes)
register(FoundNotDrawn(), TermRadios)


def note_on(term):
    """Say of a term that pages can no longer be given what became of it."""
    if term.status == Term.Status.DRAFT:
        return "a draft: waits for a taxonomy manager"
    if term.status != Term.Status.RETIRED:
        return ""
    names = named(term.survivors())
    return f"was split into {names}: choose" if names else "no longer used: publishing leaves it out"


def fold(rows):
    """Note in rows that stand above others how many these are, and where each such fold ends."""
    last = {}
    for place, row in enumerate(rows):
        below = next(
            (n for n, other in enumerate(rows[place + 1 :]) if other.level <= row.level), len(rows) - place - 1
        )
        row.folds = below
        if below:
            last[place + below] = last.get(place + below, 0) + 1
    for place, number in last.items():
        rows[place].ends = "x" * number
