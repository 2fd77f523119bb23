"""Files for imports, and the commands as an administrator runs them."""

import io
from textwrap import dedent

from django.core.management import call_command

from taxonomy.models import PageTerm, Place, TaxonomyChange, Term, Vocabulary

PREFIXES = """
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix schema: <https://schema.org/> .
    @prefix e: <https://example.org/> .
    e:topics a skos:ConceptScheme ; dcterms:title "Topic"@en .
"""


def turtle(text, *, prefixes=PREFIXES):
    """Return a Turtle file with the prefixes and the vocabulary that its concepts are in."""
    return dedent(prefixes) + dedent(text)


def concept(name, label=None, more=""):
    """Return one concept of the vocabulary “Topic” in Turtle."""
    return f'e:{name} a skos:Concept ; skos:inScheme e:topics ; skos:prefLabel "{label or name.title()}"@en {more} .\n'


def imported(tmp_path, content, *options, ending="ttl"):
    """Import a file by the command; return what it printed. Raises CommandError."""
    path = tmp_path / f"topics.{ending}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    output = io.StringIO()
    call_command("import_taxonomy", path, *options, stdout=output)
    return output.getvalue()


def exported(form="ttl"):
    """Return what the command exports."""
    output = io.StringIO()
    call_command("export_taxonomy", format=form, stdout=output)
    return output.getvalue()


def topic(slug):
    return Term.objects.get(vocabulary__slug="topic", slug=slug)


def topics():
    """Return {slug: label} of the vocabulary “Topic”."""
    return dict(Term.objects.filter(vocabulary__slug="topic").values_list("slug", "pref_label"))


def empty():
    """Take every vocabulary out of the database."""
    for model in (PageTerm, TaxonomyChange, Place):
        model.objects.all().delete()
    Term.objects.update(broader=None)
    Term.objects.all().delete()
    Vocabulary.objects.all().delete()
