"""Speaking of past changes, and writing down those of a vocabulary's settings."""

from django.utils import timezone
from django.utils.formats import date_format

from taxonomy.models import TaxonomyChange, Term
from taxonomy.plans import Stale


def described(change):
    """Return a change as people recognise it: what, by whom, when."""
    who = f" by {change.user.get_full_name() or change.user.get_username()}" if change.user else ""
    return f"{change.summary}{who} on {date_format(timezone.localtime(change.made_at), 'j F Y, H:i')}"


def unchanged(pk, version):
    """Return the term as it is now; raises Stale when somebody changed it since it had `version`, which is taken as
    it was sent: one that is missing or garbled is not the present one either."""
    term = Term.objects.select_related("vocabulary", "broader").get(pk=pk)
    if str(term.version) != str(version):
        last = term.changes.select_related("user").first()
        what = f" ({described(last)})" if last else ""
        raise Stale(
            f"“{term}” was changed while you had it open{what}. Nothing of yours was saved. "
            "Compare what you typed with how it now stands, and save again."
        )
    return term


def record_settings(vocabulary, changes, *, user, note, new=False):
    """Write down that a vocabulary was made, or what of its settings was changed: each has a name, before, after."""
    said = "; ".join(f"{change.name}: {change.before or 'empty'} → {change.after or 'empty'}" for change in changes)
    if not (new or said):
        return None
    operation = TaxonomyChange.Operation.ADD if new else TaxonomyChange.Operation.EDIT
    summary = f"Added the vocabulary “{vocabulary}”" if new else f"Changed the settings of “{vocabulary}”. {said}"
    return TaxonomyChange.objects.create(
        operation=operation, vocabulary=vocabulary, summary=summary, note=note, user=user
    )
