"""Puts what a content file says into a page and its child records."""

from dataclasses import dataclass

from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from content.fields import BodyField
from content.models import Source
from demo.library import Library
from demo.markdown import MarkupError, rich_text
from demo.records import Record
from taxonomy.assignment import set_terms

COMMON = {"title", "sheet", "terms", "sources", "picture"}
"""Keys that every kind of page has, and that are not fields of its own."""


@dataclass
class Filling:
    """One file and what it may speak of, while its page is filled."""

    record: Record
    library: Library

    def fill(self, page, apart=()):
        """Fill the page's own fields, terms and sources; the keys in `apart` are left to the kind of page."""
        self.put(page, self.record.data, COMMON.union(apart))
        page.sources = self.children(Source, self.record.data.get("sources", []))
        set_terms(page, self.chosen_terms())

    def put(self, instance, data, apart=()):
        """Set the fields of a page or child record from `data`, text turned from Markdown where the field is rich."""
        fields = writable_fields(type(instance))
        for name, value in data.items():
            if name in apart:
                continue
            if name not in fields:
                raise self.record.error(f"“{name}” is not something that a {instance._meta.verbose_name} has.")
            setattr(instance, name, self.stored(fields[name], value))

    def stored(self, field, value):
        """Return a value of the file as the field keeps it."""
        if isinstance(field, BodyField):
            features = field.stream_block.child_blocks["text"].features
            return [("text", RichText(self.rich_text(field.name, value, features)))]
        if isinstance(field, RichTextField):
            return self.rich_text(field.name, value, field.features)
        return value

    def rich_text(self, name, markdown, features):
        try:
            return rich_text(markdown, features, self.library.page_at)
        except MarkupError as error:
            raise self.record.error(f"In “{name}”, {error}") from None

    def children(self, model, entries, apart=()):
        """Return child records in the order of the file."""
        return [self.child(model, entry, number, apart) for number, entry in enumerate(entries)]

    def child(self, model, entry, number, apart=()):
        child = model(sort_order=number)
        self.put(child, entry, apart)
        return child

    def chosen_terms(self):
        chosen = self.record.data.get("terms", {})
        return [
            self.library.term(self.record, vocabulary, slug)
            for vocabulary, slugs in chosen.items()
            for slug in ([slugs] if isinstance(slugs, str) else slugs)
        ]

    def themes(self, slugs):
        return [self.library.term(self.record, "theme", slug) for slug in slugs]

    def mentioned(self, slug, *folders):
        return self.library.mentioned(self.record, slug, *folders)


def writable_fields(model):
    """Return the fields that a file may set directly: those of the type itself that hold a value, not a relation."""
    return {field.name: field for field in model._meta.local_fields if field.editable and not field.is_relation}
