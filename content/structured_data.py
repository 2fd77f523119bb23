"""What search engines are told of a page, in the words of schema.org.

It is JSON-LD in a data block. Browsers do not run it, so the policy that forbids scripts in a page lets it be.
"""

import json

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.licences import Licence
from taxonomy.models import Term
from taxonomy.skos.addresses import identity, vocabulary_address

CONTEXT = "https://schema.org"
LANGUAGE = "en-GB"
SUBJECTS = ("theme", "service_area")
"""The vocabularies that say what a page is about. Others say how it went, or for whom it was."""
ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


def data_block(data):
    """Return data as the HTML that holds it; whatever a text has in it, the block ends where it should."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


def described(kind, **properties):
    """Return a thing of a kind with those of its properties that are known."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in (None, "", [])}}


def organisation(name, url=""):
    return described("Organization", name=name, url=url) if name else None


def article(page, kind, request, author="", credit="", identifier=""):
    """Describe a page as an Article or as a more exact kind of it, such as a Report. `author` is an organisation;
    `credit` names those who wrote or told it as the page does, whoever they are."""
    licence = Licence.of(getattr(page, "licence", ""))
    return {"@context": CONTEXT} | described(
        kind,
        headline=page.title,
        description=page.meta_description,
        url=request.build_absolute_uri(request.path),
        identifier=identifier,
        datePublished=page.first_published_at,
        dateModified=page.last_published_at,
        inLanguage=LANGUAGE,
        license=licence.url or described("CreativeWork", name=licence.name),
        author=organisation(author),
        creditText=credit,
        publisher=organisation(settings.WAGTAIL_SITE_NAME, request.build_absolute_uri("/")),
        about=[short_term(term) for key in SUBJECTS for term in terms_in_use(page, key)],
        spatialCoverage=[described("Place", name=term.pref_label) for term in terms_in_use(page, "place")],
    )


def terms_in_use(page, key):
    """Return the page's terms of one vocabulary without drafts, which the public never sees."""
    return [term for term in page.terms.get(key, []) if term.status != Term.Status.DRAFT]


def short_term(term):
    return {"@id": identity(term)} | described("DefinedTerm", name=term.pref_label)


def defined_term(term, request):
    """Describe a term whose page is shown, with the vocabulary that it belongs to."""
    address = vocabulary_address(term.vocabulary.slug)
    return {"@context": CONTEXT, "@id": identity(term)} | described(
        "DefinedTerm",
        name=term.pref_label,
        description=term.definition,
        url=request.build_absolute_uri(request.path),
        termCode=term.notation,
        alternateName=term.alt_labels,
        sameAs=[uri for uri in term.exact_match if uri.startswith(("https://", "http://"))],
        inDefinedTermSet={"@id": address} | described("DefinedTermSet", name=term.vocabulary.name, url=address),
    )


def breadcrumb_list(items, request):
    """Describe the way down to a page; the last step, the page itself, needs no address."""
    steps = [
        described(
            "ListItem",
            position=number,
            name=item["title"],
            item=request.build_absolute_uri(item["url"]) if item["url"] else "",
        )
        for number, item in enumerate(items, start=1)
    ]
    return {"@context": CONTEXT} | described("BreadcrumbList", itemListElement=steps)
