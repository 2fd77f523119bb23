"""Up to four case studies side by side: as a page, and as a file."""

import csv
from io import StringIO

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from casestudies.basket import MOST, PARAMETER, Basket
from casestudies.comparing import as_table, side_by_side
from finder.addresses import INDEX_PATHS
from finder.cards import cards_for
from finder.listing import ask
from finder.sharing import shared
from taxonomy.cells import BYTE_ORDER_MARK, harmless

OFFERED = 6
"""How many case studies are offered to be added."""
LIST = "case-study"


@require_safe
@conditional_page
def compare(request):
    """Show the case studies of the address side by side, and offer others while there is room."""
    return shared(request, [], lambda: draw_comparison(request))


def draw_comparison(request):
    basket = Basket.of(request.GET.getlist(PARAMETER))
    context = {
        "basket": basket,
        "chosen": [chosen(basket, page, request) for page in basket.pages],
        "notices": [{"level": "info", "text": notice} for notice in basket.notices],
        "crumbs": [
            {"title": "Home", "url": "/"},
            {"title": "Case studies", "url": INDEX_PATHS[LIST]},
            {"title": "Compare", "url": ""},
        ],
    }
    if len(basket.pages) > 1:
        context |= comparison(basket, request)
    if len(basket.pages) < MOST:
        context |= offers(basket, request)
    return render(request, "casestudies/compare.html", context)


def chosen(basket, page, request):
    """Return a case study of the basket with its address and that of the basket without it."""
    return {"page": page, "url": page.get_url(request), "without": basket.address(without=page.identifier)}


@require_safe
def compare_csv(request):
    """Give out the comparison of the address as a table of comma-separated values."""
    pages = Basket.of(request.GET.getlist(PARAMETER)).pages
    file = StringIO(BYTE_ORDER_MARK)
    file.seek(0, 2)
    rows = as_table(pages, side_by_side(pages), permanent(request))
    csv.writer(file).writerows([harmless(text) for text in row] for row in rows)
    headers = {"Content-Disposition": 'attachment; filename="comparison.csv"'}
    return HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def comparison(basket, request):
    """Return the table and what can be taken along of it."""
    parts = side_by_side(basket.pages)
    rows = as_table(basket.pages, parts, permanent(request))
    return {
        "parts": parts,
        "csv_url": basket.address(path=reverse("compare_csv")),
        "as_text": "\n".join("\t".join(harmless(" ".join(text.split())) for text in row) for row in rows),
    }


def permanent(request):
    """Return what makes an identifier its permanent address."""
    return lambda identifier: request.build_absolute_uri(reverse("permanent_address", args=[identifier]))


def offers(basket, request):
    """Return case studies to add: those that have the words looked for, else those most like the chosen ones."""
    text = request.GET.get("find", "")
    params = QueryDict(mutable=True)
    if text.strip():
        params["q"] = text
    else:
        params["sort"] = "evidence"
        params.setlist("theme", [term.slug for page in basket.pages for term in page.terms.get("theme", [])])
    results, _ = ask(params, [LIST])
    taken = {page.pk for page in basket.pages}
    page_ids = [pk for pk in results.first(OFFERED + MOST) if pk not in taken][:OFFERED]
    cards = cards_for(page_ids, results.index, request)
    return {
        "found": results.query.text,
        "offered": [
            {"card": card, "url": basket.address(adding=card.identifier)} for card in cards if card.identifier
        ],
    }
