"""The page behind the signed address in an owner's e-mail. It asks; only its button confirms."""

from http import HTTPStatus

from django.core.signing import BadSignature
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from casestudies.checks import links
from casestudies.checks.confirming import confirm
from casestudies.checks.dates import in_words
from casestudies.models import CaseStudyPage
from casestudies.models.identifiers import number_of
from casestudies.presentation import facts


@never_cache
@csrf_exempt  # who knows the signed address may confirm; there is nobody's session for another site to misuse
@require_http_methods(["GET", "HEAD", "POST"])
def still_true(request, token):
    """Show a case study and ask whether it is still true; with the button pressed, note that it is."""
    try:
        identifier, due = links.read(token)
    except BadSignature:
        return over(request, "This address is not right", INCOMPLETE, HTTPStatus.NOT_FOUND)
    page = CaseStudyPage.objects.filter(identifier_number=number_of(identifier), finder_entry__isnull=False).first()
    if page is None:
        return over(request, "This case study is not published at the moment", GONE, HTTPStatus.GONE)
    if page.next_check_due != due:
        return over(request, "This has been answered already", ANSWERED, HTTPStatus.GONE, page)
    if request.method != "POST":
        return question(request, page)
    following = confirm(page, due, user=request.user if request.user.is_authenticated else None)
    if following is None:  # somebody else was quicker
        return over(request, "This has been answered already", ANSWERED, HTTPStatus.GONE, page)
    return over(request, "Thank you", THANKS.format(in_words(following)), HTTPStatus.OK, page)


INCOMPLETE = "It may have been cut off on its way. Copy the whole address from the e-mail, and try again."
GONE = "There is nothing to confirm. If it is published again, the hub asks again when its next check is due."
ANSWERED = "The case study was confirmed or changed since you were asked, or the day of its check was moved."
THANKS = "Readers now see that it was checked today. The hub asks again when the next check is due, on {}."


def question(request, page):
    context = {
        "case_study": page,
        "url": page.get_url(request),
        "facts": facts(page, page.partners.all()),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return render(request, "casestudies/checks/question.html", context)


def over(request, heading, text, status, page=None):
    """Say that there is nothing to confirm here, or nothing more."""
    context = {"heading": heading, "text": text, "url": page and page.get_url(request), "case_study": page}
    return render(request, "casestudies/checks/over.html", context, status=status)
