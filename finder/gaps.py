"""What staff are told of searches that found nothing, and what they may do about one."""

from dataclasses import dataclass, field

from django.http import QueryDict
from rapidfuzz import fuzz, process, utils

from content.proposals import publishes_pages
from finder.exports.links import LISTED_TYPES, SEARCH, list_path
from finder.exports.views import page_types_of
from finder.listing import ask
from finder.query import Parser
from finder.search import Results, search
from finder.sentences import about, type_label
from finder.unanswered import STAFF
from taxonomy.applying import carry_out
from taxonomy.labels import key_of
from taxonomy.models import Term
from taxonomy.operations.edits import plan_edit
from taxonomy.plans import Refused

LISTS = {SEARCH: "Everything"} | {name: type_label(page_type) for name, page_type in LISTED_TYPES.items()}
NEAR = 75
"""From this likeness on, of 100, a term is offered for some words by itself."""
CLOSEST = 8
"""So many terms stand first where one is chosen for some words."""
CHANGES_TERMS = "taxonomy.change_term"


def may_see_gaps(user):
    """Say whether this person is one of those who write for readers or keep the vocabularies."""
    return user.has_perm(CHANGES_TERMS) or publishes_pages(user)


@dataclass
class Lists:
    """The lists as they stand now, each read once, to ask counted searches of them again."""

    known: dict[str, Results] = field(default_factory=dict)

    def asked_again(self, counted):
        """Return what a counted search gives now."""
        name = counted.where
        if name not in self.known:
            self.known[name], _ = ask(QueryDict(), page_types_of(name), types_to_choose=name == SEARCH)
        empty = self.known[name]
        query, _ = Parser(QueryDict(params_of(counted)), empty.schemes, empty.query.types, name == SEARCH).parse()
        return search(query, empty.schemes, empty.index)

    def filters_in_words(self, counted):
        """Return what was asked besides the words: “in Wales, from 2010 on”."""
        results = self.asked_again(counted)
        types = ", ".join(type_label(name) for name in results.query.chosen_types)
        said = about(results.narrowed(text="").query, results.schemes)
        return ": ".join(part for part in (types, said) if part)


def params_of(counted):
    """Return a counted search as the parameters that ask for it."""
    params = QueryDict(counted.filters, mutable=True)
    if counted.text:
        params["q"] = counted.text
    return params.urlencode()


def address_of(counted):
    """Return where a counted search can be made again without being counted."""
    return f"{list_path(counted.where)}?{params_of(counted)}&utm_source={STAFF}"


class Names:
    """Everything that the terms in use are called."""

    def __init__(self):
        self.terms = {}
        terms = Term.objects.filter(status=Term.Status.IN_USE).select_related("vocabulary")
        for term in terms.order_by("vocabulary__name", "pref_label"):
            self.terms[term.pk] = term
        names = [
            (term, name)
            for term in self.terms.values()
            for name in (term.pref_label, *term.alt_labels, *term.hidden_labels)
        ]
        self.by_key = {key_of(name): term for term, name in reversed(names)}
        self.plain = {(term.pk, name): utils.default_process(name) for term, name in names}

    def called(self, text):
        """Return the term that has exactly this name, or None."""
        return self.by_key.get(key_of(text))

    def closest(self, text, number=1, least=NEAR):
        """Return the terms with the names most like `text`."""
        plain, most = utils.default_process(text), number * 4  # a term may be found by several of its names
        found = process.extract(plain, self.plain, scorer=fuzz.token_sort_ratio, score_cutoff=least, limit=most)
        return [self.terms[pk] for pk in dict.fromkeys(pk for _, _, (pk, _) in found)][:number]

    def nearest(self, text):
        """Return the term to offer for `text`, or None when none is like it."""
        return next(iter(self.closest(text)), None)

    def by_closeness(self, text):
        """Return all terms, those most like `text` first."""
        return list(dict.fromkeys([*self.closest(text, CLOSEST, 0), *self.terms.values()]))


KINDS = {"alt_labels": "a synonym", "hidden_labels": "a misspelling"}


def add_name(term_id, name, kind, user):
    """Give a term a further name: a synonym, or a misspelling that only searches know. Returns the change; raises
    Refused when another term has that name or the term has it already."""
    vocabulary = Term.objects.select_related("vocabulary").get(pk=term_id).vocabulary

    def make_plan():
        term = Term.objects.filter(pk=term_id, status=Term.Status.IN_USE).select_related("vocabulary").first()
        if term is None:
            raise Refused("That term is no longer in use. Choose another.")
        refuse_taken(term, name, kind)
        plan = plan_edit(term, {kind: [*getattr(term, kind), name]})
        plan.summary = f"Added “{name}” as {KINDS[kind]} of “{term}”"
        return plan

    return carry_out(vocabulary, make_plan, user=user, note="Readers looked for it and found nothing.")


def refuse_taken(term, name, kind):
    """Raise Refused when a term of the vocabulary has this name. A misspelling may become a synonym of its term."""
    for other in term.vocabulary.terms.exclude(status=Term.Status.RETIRED).order_by("pk"):
        names = [other.pref_label, *other.alt_labels]
        if (other, kind) != (term, "alt_labels"):
            names += other.hidden_labels
        if key_of(name) in map(key_of, names):
            advice = "It needs no further name." if other == term else "Choose that term, or change its names first."
            raise Refused(f"“{name}” is already a name of “{other}”. {advice}")
