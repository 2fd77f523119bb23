"""Terms for tests: those of the starting vocabularies, which the migrations load, and new ones."""

import factory

from taxonomy.models import Term, Vocabulary


def term(vocabulary, slug):
    """Return a term of a vocabulary, such as `term("theme", "co-production")`."""
    return Term.objects.get(vocabulary__slug=vocabulary, slug=slug)


def terms_named(chosen):
    """Return the terms of {"theme": ["co-production"]}, in that order; a Term instead of a slug is taken as it is."""
    asked = [(vocabulary, named) for vocabulary, names in chosen.items() for named in names]
    slugs = {named for _, named in asked if not isinstance(named, Term)}
    rows = Term.objects.filter(slug__in=slugs, vocabulary__slug__in=chosen).select_related("vocabulary")
    found = {(row.vocabulary.slug, row.slug): row for row in rows}
    return [named if isinstance(named, Term) else found[vocabulary, named] for vocabulary, named in asked]


class TermFactory(factory.django.DjangoModelFactory):
    """A term in use; `vocabulary` is a slug and `replaced_by` a list of terms."""

    class Meta:
        model = Term
        skip_postgeneration_save = True

    vocabulary = "theme"
    pref_label = factory.Sequence(lambda number: f"Term {number}")
    slug = factory.Sequence(lambda number: f"term-{number}")

    @classmethod
    def _create(cls, model_class, *args, vocabulary, **kwargs):
        return super()._create(model_class, *args, vocabulary=Vocabulary.objects.get(slug=vocabulary), **kwargs)

    @factory.post_generation
    def replaced_by(self, create, successors, **kwargs):
        if successors:
            self.replaced_by.set(successors)
