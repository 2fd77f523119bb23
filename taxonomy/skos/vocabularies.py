"""The vocabularies of a file that are not here yet, and what it says of the settings of those that are."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.text import slugify

from taxonomy.admin.rules import page_models
from taxonomy.models import Vocabulary
from taxonomy.skos.addresses import all_address, is_own
from taxonomy.skos.checks import shown

WORDS = {
    "multiple": "several on a page",
    "hierarchical": "broader and narrower terms",
    "ordered": "in an order of their own",
    "cumulative": "higher terms count too",
    "is_filter": "shown as a filter",
}
"""A vocabulary's settings as its form names them."""


def new_vocabulary(scheme) -> Vocabulary:
    """Return the vocabulary that a scheme asks for, not yet saved."""
    slug = scheme.uri.removeprefix(all_address()).strip("/") if is_own(scheme.uri) else scheme.slug
    settings = {"hierarchical": any(concept.values.get("broader") for concept in scheme.concepts)} | scheme.settings
    return Vocabulary(
        name=scheme.name or slug.replace("-", " ").capitalize(),
        slug=slug or slugify(scheme.name)[:50],
        help_text=scheme.help_text,
        sort_order=next_position() if scheme.sort_order is None else scheme.sort_order,
        **settings,
    )


def next_position():
    last = Vocabulary.objects.aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else last + 1


def vocabulary_faults(vocabulary, scheme):
    """Yield a sentence for each reason why a new vocabulary cannot be made."""
    if not vocabulary.slug:
        yield f"The vocabulary {scheme.uri} has neither a name nor an identifier. Give it a dcterms:title."
        return
    yield from use_faults(scheme)
    try:
        vocabulary.full_clean()
    except ValidationError as error:
        for field, sentences in error.message_dict.items():
            for sentence in sentences:
                yield f"The new vocabulary “{scheme}” cannot be made: {field.replace('_', ' ')}: {sentence}"


def use_faults(scheme):
    """Yield a sentence for each type of page to which a new vocabulary cannot apply, or not so."""
    known = sorted(page_models())
    for use in scheme.uses:
        if use["page_type"] not in known:
            yield (
                f"The new vocabulary “{scheme}” applies to pages of the type “{shown(use['page_type'][:40])}”, "
                f"which is not known. Take that out, or write one of: {', '.join(known)}."
            )
        if use["maximum"] == 0:
            yield (
                f"The new vocabulary “{scheme}” has a maximum for “{shown(use['page_type'][:40])}” "
                "that allows no term. Write a whole number from 1 up, or take it out for no limit."
            )


def make_vocabulary(vocabulary, scheme):
    """Save a new vocabulary, and to which types of page it applies."""
    vocabulary.save()
    for use in scheme.uses:
        vocabulary.uses.create(**use)


def settings_note(vocabulary, scheme):
    """Return a sentence on the settings that the file has otherwise than they are here; empty when there are none."""
    differing = [WORDS[name] for name, value in scheme.settings.items() if getattr(vocabulary, name) != value]
    if not differing:
        return ""
    return (
        f"The settings of “{vocabulary}” stay as they are; the file has others ({', '.join(differing)}). "
        "Change them on its form."
    )
