"""Serves social cards: each time, the index says whether the page is still public."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from finder.social_cards.pictures import picture_of
from finder.social_cards.published import address_of, published_card

SITE_CARD = "img/social-card.png"
A_DAY = 24 * 60 * 60
"""Although the address changes with the picture: caches forget by then what was made private."""


@require_safe
def social_card(request, page_id, stamp):
    """Show the card of a page. An address from before the page changed leads to the one that it has now."""
    card = published_card(page_id)
    if card is None:
        raise Http404("No page with a card has this number.")
    if card.stamp != stamp:
        return redirect(address_of(page_id, card))
    picture = picture_of(page_id, card)
    if picture is None:
        return redirect(static(SITE_CARD))
    response = HttpResponse(picture, content_type="image/png")
    patch_cache_control(response, public=True, max_age=A_DAY)
    return response
