"""A case study for programs: its citation and its text as Markdown, open to those who may read its page."""

from functools import wraps

from django.http import Http404, HttpResponse
from django.views.decorators.http import conditional_page, require_safe
from wagtail import hooks
from wagtail.models import Page

from casestudies.citations import Citation
from casestudies.markdown import case_study_markdown
from casestudies.models import CaseStudyPage

CITATIONS = {
    "bib": (Citation.bib, "application/x-bibtex"),
    "ris": (Citation.ris, "application/x-research-info-systems"),
}


def of_a_case_study(view):
    """Hand a view the live case study at a path, or answer as Wagtail does to those who may not read it."""

    def serve(page, request, args, kwargs):
        return view(request, page, **kwargs)

    @wraps(view)
    def checked(request, path, **kwargs):
        page = Page.find_for_request(request, path)
        if not isinstance(page, CaseStudyPage):
            raise Http404("There is no case study at this address.")
        guarded = serve
        for hook in reversed(hooks.get_hooks("on_serve_page")):  # Wagtail's own is who may read a page
            guarded = hook(guarded)
        return guarded(page, request, [], kwargs)

    return checked


@require_safe
@conditional_page
@of_a_case_study
def citation(request, page, form):
    """Give out how to cite a case study as a file for reference managers."""
    write, media_type = CITATIONS[form]
    found = Citation.of(page, request)
    headers = {"Content-Disposition": f'attachment; filename="{found.key}.{form}"'}
    return HttpResponse(write(found), f"{media_type}; charset=utf-8", headers=headers)


@require_safe
@conditional_page
@of_a_case_study
def markdown(request, page):
    """Give out a case study as Markdown, and say which page it is another form of."""
    address = request.build_absolute_uri(page.get_url(request))
    headers = {"Link": f'<{address}>; rel="canonical"'}
    return HttpResponse(case_study_markdown(page, request), "text/markdown; charset=utf-8", headers=headers)
