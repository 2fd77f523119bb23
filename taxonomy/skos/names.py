"""The properties by which vocabularies are written as RDF, and read again."""

from rdflib import DCTERMS, OWL, SKOS, Namespace, URIRef

from taxonomy.models import Vocabulary
from taxonomy.skos.addresses import all_address

SCHEMA = Namespace("https://schema.org/")
STATUS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")
LANGUAGE = "en"
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")

LABELS = {"pref_label": SKOS.prefLabel, "alt_labels": SKOS.altLabel, "hidden_labels": SKOS.hiddenLabel}
NOTES = {"definition": SKOS.definition, "scope_note": SKOS.scopeNote, "change_note": SKOS.changeNote}
LINKS = {"related": SKOS.related, "replaced_by": DCTERMS.isReplacedBy, "exact_match": SKOS.exactMatch}
IDENTIFIER = DCTERMS.identifier
POSITION = SCHEMA.position
DEPRECATED = OWL.deprecated
TERM_STATUS = STATUS.term_status
UNSTABLE = "unstable"

SETTINGS = {
    "multiple": "multiple",
    "hierarchical": "hierarchical",
    "ordered": "ordered",
    "cumulative": "cumulative",
    "is_filter": "isFilter",
}
"""A vocabulary's settings, by the names that they have in this site's own namespace."""
APPLIES_TO, PAGE_TYPE, REQUIRED, MAXIMUM = "appliesTo", "pageType", "required", "maximum"


def own(name):
    """Return a property of this site's own. Its address leads to the list of vocabularies."""
    return URIRef(f"{all_address()}#{name}")


def own_name(uri):
    """Return the name of a property in this namespace as any installation of the site writes it, or an empty text."""
    room, _, name = uri.partition("/taxonomy/#")
    return name if "://" in room else ""


def meanings():
    """Yield (property, what it says) of this site's own properties."""
    for field, name in SETTINGS.items():
        about = Vocabulary._meta.get_field(field)
        yield own(name), about.help_text or f"Whether the vocabulary is {about.verbose_name}."
    yield own(APPLIES_TO), "A kind of page that has terms of this vocabulary, and what it demands of them."
    yield own(PAGE_TYPE), "The kind of page, by its name in addresses."
    yield own(REQUIRED), "Such a page needs a term of this vocabulary before it is published."
    yield own(MAXIMUM), "The most terms of this vocabulary that such a page may have."
