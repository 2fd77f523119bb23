"""The picture that stands for a page where other sites link to it."""

from django import template
from django.conf import settings
from django.templatetags.static import static

from content.models import ContentPage
from content.social_cards import HEIGHT, SITE, WIDTH
from finder.social_cards.published import address_of, published_card
from finder.social_cards.views import SITE_CARD

register = template.Library()


@register.simple_tag(takes_context=True)
def social_card(context, page):
    """Return the address, size and words of the page's card, or of the site's for all that has none of its own."""
    card = published_card(page.pk) if isinstance(page, ContentPage) and page.pk else None
    return {
        "url": context["request"].build_absolute_uri(address_of(page.pk, card) if card else static(SITE_CARD)),
        "alt": card.alt if card else f"{settings.WAGTAIL_SITE_NAME}. {SITE.alt}",
        "width": WIDTH,
        "height": HEIGHT,
    }
