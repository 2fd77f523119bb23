"""Which pages hold the words of a query."""

from django.db.models import Q
from pyroaring import BitMap

from content.models import content_page_types
from finder.models import Entry


def pages_with_words(words, page_types):
    """Return the ids of the pages of these types in which every word stands in one of the fields that are searched."""
    found = BitMap()
    for page_type, model in content_page_types().items():
        if page_type in page_types:
            rows = model.objects.filter(words_condition(model.text_fields, words))
            found |= BitMap(rows.order_by().values_list("pk", flat=True))
    return found


def pages_titled(words):
    """Return the ids of the entries with all `words` in their titles."""
    return BitMap(Entry.objects.filter(words_condition(["title"], words)).order_by().values_list("pk", flat=True))


def words_condition(names, words):
    """Every word stands in one of the fields with these names."""
    condition = Q()
    for word in words:
        anywhere = Q()
        for name in names:
            anywhere |= Q(**{f"{name}__icontains": word})
        condition &= anywhere
    return condition
