"""The signed address at which somebody without an account may say that a case study is still true. It names the case
study and the day on which its check was due, so that it has done its work once that day is another."""

import datetime

from django.core.signing import Signer
from django.urls import reverse


def signer():
    return Signer(salt="casestudies.checks", sep=".")


def still_true_address(page):
    """Return the path of the page that asks whether a case study is still true."""
    return reverse("still_true", args=[signer().sign(f"{page.identifier}.{page.next_check_due.isoformat()}")])


def read(token):
    """Return the identifier and the day that a signed address names; raises BadSignature."""
    identifier, _, due = signer().unsign(token).partition(".")
    return identifier, datetime.date.fromisoformat(due)
