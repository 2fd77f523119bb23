"""The columns that a sheet of case studies may have. They are made of the model's fields and of the vocabularies that
apply, so that a new field or vocabulary is in the template, and can be imported, at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField, StreamField

from casestudies.importing.terms import Choice
from casestudies.importing.text import rich_text
from casestudies.importing.values import read_value, stored, text_of, written
from casestudies.models import CaseStudyPage, KeyFigure, Partner, RelatedItem
from content.models import Source
from content.plain_text import plain_text
from content.terms import TermRule
from taxonomy.labels import key_of
from taxonomy.schemes import load_schemes

IDENTIFIER = "identifier"
OWNER = "Case study"
"""Heads the column of a further sheet that says of which case study its row tells."""
FIRST = ("title",)
LATER = ("illustrative",)
"""Fields that every page has, and that a case study's sheet has before and after its own."""
REQUIRED = frozenset(FIRST + tuple(rule.field for rule in CaseStudyPage.readiness_rules))


@dataclass(frozen=True, eq=False)
class Column:
    """One column: how it is headed, how its cells are read, and what the template says of it."""

    name: str
    heading: str
    read: Callable[[Any], Any]
    """Returns what a filled cell means. Raises Wrong."""
    also: tuple[str, ...] = ()
    """Other headings that mean the same: the field's own name, a vocabulary's slug."""
    note: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    """Whether publishing asks for it."""
    field: models.Field | None = None
    choice: Choice | None = None

    @property
    def is_long(self):
        return isinstance(self.field, models.TextField)

    @property
    def keys(self):
        return {key_of(name) for name in (self.heading, *self.also)}

    def value(self, record):
        """Return what a page or record has, as `read` returns it."""
        if self.choice:
            return self.choice.chosen(record)
        return stored(record, self.field) if self.field else record.identifier

    def put(self, record, value):
        """Give a page or record what was read, but for terms, which are set together."""
        setattr(record, self.field.name, rich_text(value) if isinstance(self.field, RichTextField) else value)

    def text(self, value):
        """Return a value as a cell shows it."""
        if self.choice:
            return self.choice.text(value)
        return plain_text(rich_text(value)) if isinstance(self.field, RichTextField) else written(value)

    def is_same(self, before, after):
        """Say whether two values say the same. Terms have no order."""
        if self.choice:
            return set(before) == set(after)
        return before == after or self.text(before) == self.text(after)


@dataclass(frozen=True)
class Records:
    """A further sheet with a row for each record of a case study, such as a key figure."""

    title: str
    relation: str
    model: type[models.Model]
    columns: tuple[Column, ...]

    @property
    def required(self):
        """The columns without which a row says nothing."""
        return [column for column in self.columns if not column.field.blank and not column.field.has_default()]

    def made_of(self, rows):
        """Return new records of rows of values."""
        records = []
        for position, values in enumerate(rows):
            record = self.model(sort_order=position)
            for column in self.columns:
                if values.get(column) is not None:
                    column.put(record, values[column])
            records.append(record)
        return records

    def lines(self, records):
        """Return records as people compare them, a line each."""
        return [" · ".join(filter(None, (c.text(c.value(record)) for c in self.columns))) for record in records]


@dataclass
class Layout:
    """All columns and further sheets."""

    columns: list[Column]
    records: list[Records]
    left_out: set[str] = field(default_factory=set)
    """Keys of the headings that exports have and an import cannot take."""

    @classmethod
    def load(cls):
        fields = {field.name: field for field in CaseStudyPage._meta.fields if can_be_typed(field)}
        own = [field for field in CaseStudyPage._meta.local_fields if can_be_typed(field) and field.name not in LATER]
        texts = [isinstance(field, RichTextField) for field in own].index(True)
        columns = [
            identifier_column(),
            *(column_of(fields[name]) for name in FIRST),
            *map(column_of, own[:texts]),
            *vocabulary_columns(),
            *map(column_of, own[texts:]),
            *(column_of(fields[name]) for name in LATER),
        ]
        exported = CaseStudyPage.all_export_columns()
        left_out = {key_of(name) for column in exported for name in (column.heading, column.name)}
        return cls(columns, record_sheets(), left_out.difference(*(column.keys for column in columns)))


HEADINGS = {column.name: column.heading for column in CaseStudyPage.all_export_columns()}
"""What exports head their columns with; a sheet that came out so goes in so."""
RECORDS = (
    ("Key figures", "key_figures", KeyFigure),
    ("Partners", "partners", Partner),
    ("Sources", "sources", Source),
    ("Further reading", "related_items", RelatedItem),
)


def can_be_typed(field):
    """Say whether a field holds something that fits into a cell."""
    return field.editable and not field.is_relation and not isinstance(field, StreamField | models.AutoField)


def identifier_column():
    return Column(
        IDENTIFIER,
        HEADINGS[IDENTIFIER],
        lambda cell: text_of(cell),
        also=(IDENTIFIER,),
        note="Leave it empty for a new case study. To change one that is there, write its identifier, such as "
        "CS-0001, or the number of a draft from the last page of an import, such as draft-57.",
    )


def column_of(field):
    """Return the column of a field of the page."""
    heading = HEADINGS.get(field.name) or capfirst(field.verbose_name)
    choices = tuple(str(label) for _, label in field.choices or ())
    if isinstance(field, models.BooleanField):
        choices = ("yes", "no")
    return Column(
        field.name,
        heading,
        lambda cell: read_value(field, cell),
        also=(field.name, str(field.verbose_name)),
        note=note_of(field),
        choices=choices,
        required=field.name in REQUIRED,
        field=field,
    )


def note_of(field):
    """Return what the template says of a field."""
    help_text, most = str(field.help_text).replace("Tick when", "Write yes when"), getattr(field, "max_length", None)
    limit = f"At most {most} characters." if most and not field.choices and str(most) not in help_text else ""
    how = "Paragraphs are parted by an empty line; a line that begins with - is a point of a list."
    parts = [help_text and f"{help_text.rstrip('.')}.", limit, how if isinstance(field, RichTextField) else ""]
    return " ".join(filter(None, parts))


def vocabulary_columns():
    """Return a column for each vocabulary that case studies have."""
    schemes = load_schemes(uses__page_type=CaseStudyPage.page_type)
    return [
        vocabulary_column(Choice(schemes[rule.slug], rule)) for rule in TermRule.for_page_type(CaseStudyPage.page_type)
    ]


def vocabulary_column(choice):
    rule, scheme = choice.rule, choice.scheme
    several = " Several are parted by ; (semicolon)." if rule.multiple else ""
    return Column(
        rule.field,
        rule.name,
        choice.read,
        also=(rule.slug,),
        note=f"{scheme.vocabulary.help_text} {rule.demand}{several}".strip(),
        choices=tuple(choice.labels),
        required=rule.required,
        choice=choice,
    )


def record_sheets():
    return [
        Records(title, relation, model, tuple(column_of(f) for f in model._meta.fields if is_told(f)))
        for title, relation, model in RECORDS
    ]


def is_told(field):
    return can_be_typed(field) and not isinstance(field, ParentalKey) and field.name != "sort_order"
