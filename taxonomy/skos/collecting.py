"""Reads the vocabularies from the database, as they are published or in full."""

from collections import defaultdict

from taxonomy.labels import apart
from taxonomy.models import Term, Vocabulary
from taxonomy.plans import COLUMNS, RELATIONS
from taxonomy.skos.addresses import identity, is_sound, term_address, vocabulary_address
from taxonomy.skos.languages import tidy
from taxonomy.skos.names import NOTES, SETTINGS
from taxonomy.skos.records import Concept, Scheme

Status = Term.Status


def public_schemes(**filters):
    """Return the vocabularies as everybody may have them: without draft terms and links to them."""
    return collect(filters, lambda term: term.status != Status.DRAFT)


def all_schemes(**filters):
    """Return the vocabularies with everything that an import needs to make them again."""
    return collect(filters, lambda term: True)


def collect(filters, keeps):
    """Return the Scheme of each vocabulary that matches, with the terms that `keeps` lets in, in five queries."""
    vocabularies = Vocabulary.objects.filter(**filters).prefetch_related("uses").order_by("slug")
    schemes = {vocabulary.pk: scheme_of(vocabulary) for vocabulary in vocabularies}
    terms = {term.pk: term for term in Term.objects.filter(vocabulary__in=schemes).select_related("vocabulary")}
    chosen = {pk: term for pk, term in terms.items() if keeps(term)}
    links = {name: linked(name, schemes, chosen) for name in RELATIONS}
    above = {pk: term.broader_id for pk, term in terms.items()}
    for term in sorted(chosen.values(), key=lambda term: (term.sort_order, term.slug)):
        schemes[term.vocabulary_id].concepts.append(concept_of(term, chosen, links, above))
    return list(schemes.values())


def scheme_of(vocabulary):
    return Scheme(
        uri=vocabulary_address(vocabulary.slug),
        slug=vocabulary.slug,
        name=vocabulary.name,
        help_text=vocabulary.help_text,
        sort_order=vocabulary.sort_order,
        settings={name: getattr(vocabulary, name) for name in SETTINGS},
        uses=[
            {"page_type": use.page_type, "required": use.required, "maximum": use.maximum}
            for use in sorted(vocabulary.uses.all(), key=lambda use: use.page_type)
        ],
    )


def linked(name, schemes, chosen):
    """Return {term id: [terms]} of one relation, within a vocabulary and among these terms."""
    rows = Term._meta.get_field(name).remote_field.through.objects.filter(from_term__vocabulary__in=schemes)
    found = defaultdict(list)
    for pk, other in rows.order_by().values_list("from_term_id", "to_term_id"):
        if pk in chosen and other in chosen and chosen[pk].vocabulary_id == chosen[other].vocabulary_id:
            found[pk].append(chosen[other])
    return found


def concept_of(term, chosen, links, above):
    values = {name: getattr(term, name) for name in COLUMNS if name != "uri"}
    values |= {name: tidy(values[name]) for name in ("notation", *NOTES)}
    values["pref_label"] = " ".join(term.pref_label.split())
    values["alt_labels"], values["hidden_labels"] = map(
        sorted, apart(term.pref_label, term.alt_labels, term.hidden_labels)
    )
    values["exact_match"] = sorted({uri for uri in term.exact_match if is_sound(uri)})
    broader = nearest_above(term, chosen, above)
    values["broader"] = broader and identity(broader)
    values["related"] = sorted(identity(other) for other in links["related"][term.pk])
    successors = links["replaced_by"][term.pk] if term.status == Status.RETIRED else []
    values["replaced_by"] = sorted(identity(other) for other in successors)
    return Concept(term_address(term.vocabulary.slug, term.slug), identity(term), values=values)


def nearest_above(term, chosen, above):
    """Return the nearest broader term that is among those chosen; None when there is none."""
    pk, seen = above[term.pk], set()
    while pk is not None and pk not in chosen and pk not in seen:
        seen.add(pk)
        pk = above.get(pk)
    return chosen.get(pk)
