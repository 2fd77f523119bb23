"""What the types of page demand of a vocabulary, and which live pages fall short of it."""

from django.db.models import Count, Q
from wagtail.models import get_page_models


def page_models():
    """Return {name in addresses: model} of every type of page that has terms."""
    return {model.page_type: model for model in get_page_models() if getattr(model, "page_type", None)}


def fallen_short(vocabulary):
    """Yield a sentence for each rule of a vocabulary that live pages break. They stay live: rules are asked when a
    page is published."""
    own = Count("page_terms", filter=Q(page_terms__term__vocabulary=vocabulary))
    models = page_models()
    for use in vocabulary.uses.order_by("page_type"):
        if model := models.get(use.page_type):
            pages = model.objects.live().order_by().annotate(own_terms=own)
            yield from sentences(vocabulary, use, model._meta, pages)


def sentences(vocabulary, use, names, pages):
    """Yield what is to be said of the live pages of one type."""
    bare = pages.filter(own_terms=0).count() if use.required else 0
    full = pages.filter(own_terms__gt=use.maximum).count() if use.maximum else 0
    if bare:
        yield f"{counted(bare, names)} no term of “{vocabulary}”. {until(bare)} chooses one."
    if full:
        yield f"{counted(full, names)} more than {use.maximum} of “{vocabulary}”. {until(full)} takes some off."


def counted(number, names):
    name = names.verbose_name if number == 1 else names.verbose_name_plural
    return f"{number} live {name} {'has' if number == 1 else 'have'}"


def until(number):
    return f"{'It stays' if number == 1 else 'They stay'} live, but cannot be published again until an editor"
