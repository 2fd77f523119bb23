"""Which terms are there already for the places of a file. It knows terms only by their fields, so that the migration
that loads the first places can use it."""

from itertools import chain, count

from django.utils.text import slugify

from taxonomy.labels import key_of


def match_areas(areas, terms):
    """Return {slug of an area: term}. Slugs never change, so they come before labels."""
    by_slug = {term.slug: term for term in terms}
    by_label = {key_of(term.pref_label): term for term in terms}
    found = {area.slug: by_slug.get(area.slug) or by_label.get(key_of(area.label)) for area in areas}
    return {slug: term for slug, term in found.items() if term is not None}


def match_authorities(authorities, terms, codes):
    """Return {code of an authority: term}, each term once: by GSS code, by the code of the last import, by a former
    GSS code, by label. `codes` is {term id: code}; a term that has one is known by that, not by its label."""
    notations = {term.notation: term for term in terms if term.notation}
    known = {codes[term.pk]: term for term in terms if term.pk in codes}
    labels = {key_of(term.pref_label): term for term in terms if term.pk not in codes}
    passes = (
        lambda authority: [notations.get(authority.notation)],
        lambda authority: [known.get(authority.code)],
        lambda authority: [notations.get(notation) for notation in authority.former_notations],
        lambda authority: [labels.get(key_of(authority.label))],
    )
    found, taken = {}, set()
    for candidates_for in passes:
        for authority in authorities:
            free = [term for term in candidates_for(authority) if term is not None and term.pk not in taken]
            if free and authority.code not in found:
                found[authority.code] = free[0]
                taken.add(free[0].pk)
    return found


class FreeNames:
    """Hands out labels and slugs that no other term of the vocabulary has."""

    def __init__(self, labels, slugs):
        self.labels = {key_of(label) for label in labels}
        self.slugs = set(slugs)

    def take(self, *names):
        """Return (label, slug) for a new term: of the first name whose label is free, and of the first from there on
        whose slug is, since a slug may belong for ever to a term that was renamed."""
        numbered = (f"{names[-1]} ({number})" for number in count(2))
        label = next(name for name in chain(names, numbered) if key_of(name) not in self.labels)
        slugs = map(slugify, chain([label], names, (f"{names[-1]} {number}" for number in count(2))))
        slug = next(slug for slug in slugs if slug not in self.slugs)
        self.labels.add(key_of(label))
        self.slugs.add(slug)
        return label, slug


def names_of(authority):
    """Return the names that its term may be given, in the order of preference."""
    return authority.label, authority.official_name, f"{authority.official_name} ({authority.code})"
