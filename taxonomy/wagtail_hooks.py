"""What the taxonomy adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from taxonomy.admin.urls import urlpatterns
from taxonomy.admin.views.health import TITLE
from taxonomy.admin.vocabularies import VocabularyAdmin
from taxonomy.admin.waiting import WaitingTerms
from taxonomy.models import TaxonomyUpload

modeladmin_register(VocabularyAdmin)


@hooks.register("register_admin_urls")
def vocabulary_manager():
    return urlpatterns


@hooks.register("construct_homepage_panels")
def waiting_terms(request, panels):
    """Tell those who decide on terms that some wait."""
    if request.user.has_perm("taxonomy.change_term"):
        panels.append(WaitingTerms())


@hooks.register("register_daily_jobs")
def forget_uploads():
    return [("Forgotten files of vocabularies", TaxonomyUpload.forget_old)]


class HealthMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("taxonomy.change_term")


@hooks.register("register_reports_menu_item")
def health_menu_item():
    return HealthMenuItem(TITLE, reverse("taxonomy_health"), name="taxonomy-health", icon_name="tag", order=110)


@hooks.register("register_permissions")
def term_permissions():
    """Let administrators see on the form of a group who may change terms."""
    codenames = ["add_term", "change_term", "delete_term"]
    return Permission.objects.filter(content_type__app_label="taxonomy", codename__in=codenames)
