"""Wagtail's own views, where the index must change in one transaction with what they do."""

from django.db import transaction
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.viewsets.pages import page_viewset_registry

set_privacy = page_viewset_registry.as_view("set_privacy", page_id_kwarg="page_id")


@never_cache
@require_admin_access
def change_privacy(request, page_id):
    """Make a page private or public. Wagtail's view saves first and tells afterwards; whatever stops it in between
    would leave a private page in every list."""
    with transaction.atomic():
        return set_privacy(request, page_id=page_id)
