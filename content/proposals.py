"""Proposing a term: a draft term with a note, which waits for a taxonomy manager.

Who may publish pages somewhere may propose; who may add terms does that in the vocabulary manager instead. That is the
Editors' role without a right of its own, which each site would have to hand out again.
"""

from django.urls import reverse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from taxonomy.applying import carry_out
from taxonomy.labels import key_of
from taxonomy.models import TaxonomyChange, Term
from taxonomy.operations.edits import plan_add
from taxonomy.plans import Refused

MOST_WAITING = 20
"""So many proposals of one person may wait at a time."""
TOO_MANY = (
    f"{MOST_WAITING} of your proposals wait for a taxonomy manager already. "
    "Ask one to look at them before you propose more."
)


def may_propose(user):
    """Say whether this person is asked to propose terms."""
    return bool(user) and not user.has_perm("taxonomy.add_term") and publishes_pages(user)


def publishes_pages(user):
    return PagePermissionPolicy(Page).user_has_permission(user, "publish")


def proposal_url(vocabulary_slug, page):
    """Return where a term is proposed from the form of `page`; one not saved yet has no id to name."""
    address = reverse("propose_term", args=[vocabulary_slug])
    return f"{address}?page={page.pk}" if page.pk else address


def propose(vocabulary, user, values, reason, page=None):
    """Make a draft term of these field values. Raises Refused, when it is there already or too many wait."""
    name = user.get_full_name() or user.get_username()
    where = f" for “{page.get_admin_display_title()}”" if page else ""
    note = f"Proposed by {name}{where}: {reason}"

    def make_plan():
        refuse_known(vocabulary, values["pref_label"])
        if waiting_of(user) >= MOST_WAITING:
            raise Refused(TOO_MANY)
        return plan_add(vocabulary, {**values, "status": Term.Status.DRAFT})

    return carry_out(vocabulary, make_plan, user=user, note=note)


def waiting_of(user):
    """Return how many proposals of this person still wait."""
    made = TaxonomyChange.objects.filter(operation=TaxonomyChange.Operation.ADD, user=user)
    return Term.objects.filter(changes__in=made, status=Term.Status.DRAFT).distinct().count()


def refuse_known(vocabulary, label):
    """Raise Refused, naming the term, when one of the vocabulary has this label, synonym or misspelling."""
    for term in vocabulary.terms.order_by("pk"):
        if key_of(label) in {key_of(known) for known in (term.pref_label, *term.alt_labels, *term.hidden_labels)}:
            raise Refused(pointer_to(term, label))


def pointer_to(term, label):
    """Return the sentence that leads from a label to the term that has it."""
    if term.status == Term.Status.DRAFT:
        return f"“{term}” is proposed already: it waits for a taxonomy manager."
    if term.status == Term.Status.RETIRED:
        instead = " or ".join(f"“{survivor}”" for survivor in term.survivors())
        what = f"choose {instead} instead" if instead else "ask a taxonomy manager whether it should come back"
        return f"“{term}” is no longer used: {what}."
    if key_of(label) == key_of(term.pref_label):
        return f"“{term}” is there already: choose it in the list."
    return f"“{label}” is another name of “{term}”: choose that."
