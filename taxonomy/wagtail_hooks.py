"""What the taxonomy adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from taxonomy.admin.urls import urlpatterns
from taxonomy.admin.vocabularies import VocabularyAdmin
from taxonomy.admin.waiting import WaitingTerms

modeladmin_register(VocabularyAdmin)


@hooks.register("register_admin_urls")
def vocabulary_manager():
    return urlpatterns


@hooks.register("construct_homepage_panels")
def waiting_terms(request, panels):
    """Tell those who decide on terms that some wait."""
    if request.user.has_perm("taxonomy.change_term"):
        panels.append(WaitingTerms())


@hooks.register("register_permissions")
def term_permissions():
    """Let administrators see on the form of a group who may change terms."""
    codenames = ["add_term", "change_term", "delete_term"]
    return Permission.objects.filter(content_type__app_label="taxonomy", codename__in=codenames)
