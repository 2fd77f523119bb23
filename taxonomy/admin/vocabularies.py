"""The list of vocabularies and the form of one."""

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.views import CreateView, EditView

from taxonomy.admin.rules import fallen_short
from taxonomy.admin.safe_modeladmin import SafeIndexView, SafeModelAdmin
from taxonomy.admin.vocabulary_form import VocabularyForm, page_types
from taxonomy.admin.waiting import NUMBER_WAITING, waiting_url
from taxonomy.models import Vocabulary
from taxonomy.signals import terms_changing


def header_buttons():
    """Return (label, address) of each button above the list of vocabularies, beside the one that adds one."""
    links = (("Health", "taxonomy_health"), ("Import", "taxonomy_import"), ("Export", "taxonomy_export"))
    return [(label, reverse(name)) for label, name in links]


class VocabularyPermissions(PermissionHelper):
    """Nobody deletes a vocabulary: pages, addresses and the code rely on it."""

    def user_can_delete_obj(self, user, obj):
        return False


class VocabularyButtons(ButtonHelper):
    """The buttons of one vocabulary in the list."""

    def get_buttons_for_obj(self, obj, exclude=None, classnames_add=None, classnames_exclude=None):
        buttons = super().get_buttons_for_obj(obj, exclude, classnames_add, classnames_exclude)
        classname = self.finalise_classname(["button-secondary", *(classnames_add or [])], classnames_exclude)
        links = (("Terms", "taxonomy_terms"), ("History", "taxonomy_history"))
        own = [
            {"url": reverse(name, args=[obj.pk]), "label": label, "classname": classname, "title": f"{label}: {obj}"}
            for label, name in links
        ]
        return [own[0], *buttons, own[1]]

    def edit_button(self, *args, **kwargs):
        return super().edit_button(*args, **kwargs) | {"label": "Settings"}


class VocabularyIndexView(SafeIndexView):
    """The list of vocabularies."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(more_buttons=header_buttons(), **kwargs)


class FormOfVocabulary:
    """What adding and editing share: one form of ours, drawn by our template instead of by panels."""

    def get_form_class(self):
        return VocabularyForm

    def form_valid(self, form):
        """Save, and say which live pages fall short of the rules as they now are."""
        response = super().form_valid(form)
        for sentence in fallen_short(self.instance):
            messages.warning(self.request, sentence)
        return response


class VocabularyCreateView(FormOfVocabulary, CreateView):
    """Adds a vocabulary."""


class VocabularyEditView(FormOfVocabulary, EditView):
    """Edits a vocabulary, all but its slug."""

    def post(self, request, *args, **kwargs):
        """Look at the vocabulary as it is now, while nobody else changes it or its terms."""
        with transaction.atomic():
            terms_changing.send(type(self))
            self.instance = Vocabulary.objects.select_for_update().get(pk=self.instance.pk)
            return super().post(request, *args, **kwargs)


class VocabularyAdmin(SafeModelAdmin):
    """Vocabularies in the admin's menu."""

    model = Vocabulary
    menu_label = "Vocabularies"
    menu_icon = "tag"
    menu_order = 300
    list_display = ("terms_link", "slug", "number_of_terms", "waiting", "applies_to")
    list_display_add_buttons = "terms_link"
    list_export = ("name", "slug", "number_of_terms", "applies_to", "is_filter")
    export_filename = "vocabularies"
    index_view_class = VocabularyIndexView
    create_view_class = VocabularyCreateView
    edit_view_class = VocabularyEditView
    permission_helper_class = VocabularyPermissions
    button_helper_class = VocabularyButtons
    index_template_name = "taxonomy/admin/vocabularies.html"
    create_template_name = "taxonomy/admin/add_vocabulary.html"
    edit_template_name = "taxonomy/admin/edit_vocabulary.html"
    index_view_extra_css = ["taxonomy/admin.css"]
    form_view_extra_css = ["taxonomy/admin.css"]
    edit_handler = ObjectList([])

    def get_queryset(self, request):
        vocabularies = super().get_queryset(request).annotate(size=Count("terms"), number_waiting=NUMBER_WAITING)
        return vocabularies.prefetch_related("uses")

    def terms_link(self, vocabulary):
        """The name, leading to the terms."""
        return format_html('<a href="{}">{}</a>', reverse("taxonomy_terms", args=[vocabulary.pk]), vocabulary)

    terms_link.short_description = "Name"
    terms_link.admin_order_field = "name"

    def number_of_terms(self, vocabulary):
        """How many terms it has, drafts and retired ones too."""
        return vocabulary.size

    number_of_terms.short_description = "Terms"

    def waiting(self, vocabulary):
        """How many drafts wait for a decision, leading to them."""
        if not vocabulary.number_waiting:
            return 0
        return format_html(
            '<a href="{}">{}<span class="w-sr-only"> in {}</span></a>',
            waiting_url(vocabulary),
            vocabulary.number_waiting,
            vocabulary,
        )

    waiting.short_description = "Waiting"

    def applies_to(self, vocabulary):
        """The types of page that it applies to, by name."""
        names = dict(page_types())
        return ", ".join(sorted(names.get(use.page_type, use.page_type) for use in vocabulary.uses.all()))

    applies_to.short_description = "Applies to"
