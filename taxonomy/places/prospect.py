"""The place vocabulary as it is, and as it will be once a file is imported."""

from dataclasses import dataclass, field

from taxonomy.labels import key_of
from taxonomy.models import Place, TaxonomyChange, Term, Vocabulary
from taxonomy.places.reading import Authority
from taxonomy.places.reporting import Report
from taxonomy.plans import Plan, state_of
from taxonomy.succession import standing_for

Status = Term.Status


@dataclass
class Prospect:
    """A plan on its way. Terms go by their id, and those yet to be made by a key."""

    vocabulary: Vocabulary
    terms: dict[int, Term]
    facts: dict[int, Place]
    plan: Plan
    report: Report = field(default_factory=Report)
    areas: dict[str, int | str | None] = field(default_factory=dict)
    """{slug of an area in the file: term in which its places lie}."""
    ids: dict[str, int | str] = field(default_factory=dict)
    """{code of an authority: its term}."""
    slugs: dict[str, str] = field(default_factory=dict)
    """{code of a new authority: slug}."""
    ending: list[Authority] = field(default_factory=list)
    """The authorities that the file says have ended, and that are not retired yet."""
    ends: dict[int, list] = field(default_factory=dict)
    """{term that is retired now: the terms that the file names as its successors}."""
    held_back: dict[str, dict] = field(default_factory=dict)
    """{code of an authority: what of `Authority.given` could not be done, with the value that stands instead}. The
    next import then tries again, and does not take it for a change by staff."""

    @classmethod
    def of(cls, vocabulary):
        terms = vocabulary.terms.prefetch_related("related", "replaced_by").order_by("pk")
        return cls(
            vocabulary,
            terms={term.pk: term for term in terms},
            facts={place.term_id: place for place in Place.objects.filter(term__vocabulary=vocabulary)},
            plan=Plan(TaxonomyChange.Operation.IMPORT, vocabulary, ""),
        )

    def value(self, key, name):
        """Return what a field of a term will be."""
        _, after = self.plan.terms.get(key, (None, {}))
        return after[name] if name in after else state_of(self.terms[key], [name])[name]

    def label(self, key):
        return self.value(key, "pref_label")

    def under(self, key):
        """Return where something below this term stands, in words; None is the top."""
        return "at the top" if key is None else f"under “{self.label(key)}”"

    def all_keys(self):
        """Return the keys of all terms that there will be."""
        return [*self.terms, *(key for key in self.plan.terms if key not in self.terms)]

    def labels(self):
        """Return the labels of all terms that there will be, as they are compared."""
        return {key_of(self.label(key)) for key in self.all_keys()}

    def last_given(self, term):
        """Return what the last file said of a term; nothing when it came from no file."""
        place = self.facts.get(term.pk)
        return place.given if place else {}

    def term_of(self, authority):
        """Return the term that an authority has already; None when it is new."""
        return self.terms.get(self.ids[authority.code])

    def known(self, authorities):
        """Yield (authority, its term) of those that are there."""
        for authority in authorities:
            if term := self.term_of(authority):
                yield authority, term

    def new(self, authorities):
        return [authority for authority in authorities if self.term_of(authority) is None]

    def successors(self, authority):
        return [self.ids[code] for code in authority.successors]

    def survivors(self, key):
        """Return the terms that will be in use and stand for this one, as `Term.survivors` does."""
        return standing_for(key, lambda other: self.status(other) == Status.IN_USE, self.replacing)

    def status(self, key):
        return Status.RETIRED if key in self.ends else self.value(key, "status")

    def replacing(self, key):
        if self.status(key) != Status.RETIRED:
            return ()
        return self.ends[key] if key in self.ends else self.value(key, "replaced_by")
