"""How the vocabularies stand, in a short name: what was made of them is good for as long as it stays the same."""

import hashlib
import json

from django.db.models import Count, Max, Sum

from taxonomy.models import TaxonomyChange, Term, Vocabulary
from taxonomy.skos.addresses import all_address
from taxonomy.skos.names import SETTINGS

ABOUT = ("slug", "name", "help_text", "sort_order", *SETTINGS)
USES = ("uses__page_type", "uses__required", "uses__maximum")


def how_it_stands() -> str:
    """Return a name that is another after every change of a term or vocabulary, in three queries. Each change of a
    term raises its version and stands in the history; vocabularies are few, and are looked at whole."""
    history = TaxonomyChange.objects.aggregate(last=Max("pk"), number=Count("pk"))
    terms = Term.objects.aggregate(last=Max("pk"), number=Count("pk"), versions=Sum("version"))
    vocabularies = list(Vocabulary.objects.order_by("slug", "uses__page_type").values_list(*ABOUT, *USES))
    content = json.dumps([all_address(), history, terms, vocabularies])
    return hashlib.sha256(content.encode()).hexdigest()
