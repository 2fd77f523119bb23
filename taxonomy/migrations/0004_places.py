"""Loads the places of the extract that the project ships: every authority with its code, other names and facts.

It adds what is missing. Of a place that is there already it fills what is blank and adds the other names; its label,
its place in the tree and its status stay as they are: `import_places` tells what a file would change.
"""

from pathlib import Path

from django.db import migrations, models
from django.utils.timezone import localdate

from taxonomy.labels import apart
from taxonomy.places.matching import FreeNames, match_areas, match_authorities, names_of
from taxonomy.places.reading import read_places
from taxonomy.places.sheet import read_lines

DATA = Path(__file__).resolve().parents[1] / "data" / "places.csv"


class Loading:
    """The places on their way into the vocabulary; `terms` is {slug of an area, or code of an authority: term}."""

    def __init__(self, apps, vocabulary):
        self.Term = apps.get_model("taxonomy", "Term")
        self.Place = apps.get_model("taxonomy", "Place")
        self.vocabulary = vocabulary
        self.places = read_places(read_lines(DATA.read_bytes()), localdate())
        there = list(vocabulary.terms.order_by("pk"))
        self.position = max((term.sort_order for term in there), default=-1)
        areas = match_areas(self.places.areas, there)
        others = [term for term in there if term not in areas.values()]
        self.found = match_authorities(self.places.authorities, others, {})
        self.names = FreeNames([term.pref_label for term in there], [term.slug for term in there])
        self.terms = {**areas, **self.found}

    def run(self):
        for area in self.places.areas:
            if area.slug not in self.terms:
                self.terms[area.slug] = self.new(pref_label=area.label, slug=area.slug, broader=self.above(area))
                self.terms[area.slug].save()
        for authority in self.places.authorities:
            if authority.code in self.found:
                self.complete(self.terms[authority.code], authority)
            else:
                self.terms[authority.code] = self.made(authority)
        new = [self.terms[a.code] for a in self.places.authorities if a.code not in self.found]
        self.Term.objects.bulk_create(new, 200)
        self.link()

    def above(self, place):
        return self.terms.get(place.broader)

    def new(self, **values):
        self.position += 1
        return self.Term(vocabulary=self.vocabulary, sort_order=self.position, **values)

    def made(self, authority):
        label, slug = self.names.take(*names_of(authority))
        synonyms, misspellings = apart(label, authority.alt_labels, authority.hidden_labels)
        return self.new(
            pref_label=label,
            slug=slug,
            notation=authority.notation,
            alt_labels=synonyms,
            hidden_labels=misspellings,
            broader=self.above(authority),
            status=authority.status,
            change_note=authority.change_note,
        )

    def complete(self, term, authority):
        term.notation = term.notation or authority.notation
        term.broader = term.broader or self.above(authority)
        synonyms = [*term.alt_labels, authority.label, *authority.alt_labels]
        misspellings = [*term.hidden_labels, *authority.hidden_labels]
        term.alt_labels, term.hidden_labels = apart(term.pref_label, synonyms, misspellings)
        term.save()

    def link(self):
        """Say what replaced the retired ones, and keep the facts beside the terms."""
        Replaced = self.Term.replaced_by.through
        pairs = [
            Replaced(from_term_id=self.terms[authority.code].pk, to_term_id=self.terms[code].pk)
            for authority in self.places.authorities
            if self.terms[authority.code].status == "retired" and authority.code not in self.found
            for code in authority.successors
        ]
        Replaced.objects.bulk_create(pairs, 200)
        rows = [self.Place(term=self.terms[a.code], **a.facts, given=self.given(a)) for a in self.places.authorities]
        self.Place.objects.bulk_create(rows, 200)

    def given(self, authority):
        """A term that is made here has the label that was free for it, and staff changed nothing yet."""
        made = {} if authority.code in self.found else {"label": self.terms[authority.code].pref_label}
        return {**authority.given, **made}


def load_places(apps, schema_editor):
    vocabulary = apps.get_model("taxonomy", "Vocabulary").objects.filter(slug="place").first()
    if vocabulary:
        Loading(apps, vocabulary).run()


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0003_history_and_places")]

    operations = [
        migrations.AddField("place", "given", models.JSONField(default=dict, editable=False)),
        migrations.RunPython(load_places, migrations.RunPython.noop),
    ]
