"""Which columns an export has, whatever it holds: those of its types, then one for each vocabulary."""

from dataclasses import dataclass

from content.exporting import Column
from content.models import content_page_types
from taxonomy.models import Term
from taxonomy.skos.addresses import identity


@dataclass(frozen=True)
class Layout:
    """The columns of one export."""

    columns: tuple[Column, ...]
    vocabularies: tuple[str, ...]

    @classmethod
    def of(cls, page_types, schemes):
        """Return the columns of these types, each once, and the vocabularies that apply to any of them."""
        models = content_page_types()
        columns = {
            column.name: column for page_type in page_types for column in models[page_type].all_export_columns()
        }
        return cls(tuple(columns.values()), tuple(schemes))

    @property
    def headings(self):
        """The headings of a table. A vocabulary's is its slug, which never changes, and no other has small letters
        alone."""
        return [*(column.heading for column in self.columns), *self.vocabularies]

    def cells(self, page, around):
        """Return a page as cells in the order of the headings: texts, numbers and dates."""
        own = {column.name: column for column in page.all_export_columns()}
        values = page.export_values(around)
        cells = [own[column.name].text(values[column.name]) if column.name in own else "" for column in self.columns]
        return cells + ["; ".join(term.pref_label for term in terms_in(page, slug)) for slug in self.vocabularies]

    def record(self, page, around):
        """Return a page as JSON has it: the columns of its own type and its terms."""
        terms = {slug: [described(term) for term in terms_in(page, slug)] for slug in self.vocabularies}
        return {**page.export_values(around), "terms": terms}


def terms_in(page, slug):
    """Return the page's terms of one vocabulary, without drafts, which the public never sees."""
    return [term for term in page.terms.get(slug.replace("-", "_"), []) if term.status != Term.Status.DRAFT]


def described(term):
    return {"slug": term.slug, "label": term.pref_label, "uri": identity(term)}
