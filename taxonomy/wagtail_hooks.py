"""What the taxonomy adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from taxonomy.admin.urls import urlpatterns
from taxonomy.admin.vocabularies import VocabularyAdmin

modeladmin_register(VocabularyAdmin)


@hooks.register("register_admin_urls")
def vocabulary_manager():
    return urlpatterns


@hooks.register("register_permissions")
def term_permissions():
    """Let administrators see on the form of a group who may change terms."""
    codenames = ["add_term", "change_term", "delete_term"]
    return Permission.objects.filter(content_type__app_label="taxonomy", codename__in=codenames)
