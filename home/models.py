"""The pages around the library: home, standard pages, themes, and the network's own details."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, Site

from content.exporting import blocks, plain
from content.fields import BodyField
from content.models import ContentPage
from content.panels import LAST_TABS, TermsPanel, title_panel
from finder.index_pages import FIXED_ADDRESS_PANELS
from home.front_page import front_page_context
from home.terms import moved, scheme_or_404, successors_of, term_or_404
from home.themes import theme_context, themes_context


class HomePage(Page):
    """Says in ten seconds what the network is, and leads on."""

    headline = models.CharField(
        max_length=80, default="What worked, where, at what cost, and how sure we are", help_text="In the yellow band."
    )
    introduction = models.TextField(max_length=300, blank=True, help_text="One or two sentences under the headline.")

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("introduction")]

    class Meta:
        verbose_name = "home page"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | front_page_context(request)


class StandardPage(ContentPage):
    """A page of text: about, accessibility, privacy, how to get involved."""

    introduction = models.TextField(
        max_length=300,
        blank=True,
        help_text="One or two sentences under the title, in at most 300 characters, such as: How we grade evidence,"
        " and what a grade does not say.",
    )
    body = BodyField(help_text="The text of the page, such as: a heading for each question that people ask.")

    page_type = "page"
    text_fields = ("title", "introduction")
    export_columns = (plain("introduction", "Introduction"), blocks("body", "Text"))
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    content_panels = [
        title_panel("What the page answers, such as: How we grade evidence"),
        FieldPanel("introduction"),
        FieldPanel("body"),
        TermsPanel(),
        FieldPanel("hero_image"),
        FieldPanel("illustrative"),
    ]
    edit_handler = TabbedInterface([ObjectList(content_panels, heading="Content"), *LAST_TABS])

    class Meta:
        verbose_name = "page"

    @property
    def lead(self):
        return self.introduction


class ThemesPage(RoutablePageMixin, Page):
    """All themes; each has a landing page of its own, drawn from its term."""

    introduction = models.TextField(max_length=300, blank=True, help_text="One or two sentences under the title.")

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = FIXED_ADDRESS_PANELS

    class Meta:
        verbose_name = "themes page"

    @path("")
    def index(self, request):
        return self.render(request, context_overrides=themes_context(request), template="home/themes_page.html")

    @path("<slug:slug>/", name="theme")
    def theme(self, request, slug):
        scheme = scheme_or_404("theme")
        theme = term_or_404(scheme, slug)
        successors = successors_of(theme)
        if len(successors) == 1:
            return moved(f"{self.get_url(request)}{successors[0].slug}/")
        context = theme_context(request, {"theme": scheme}, theme, successors)
        return self.render(request, context_overrides=context, template="home/theme.html")


@register_setting(icon="globe")
class NetworkSettings(BaseSiteSetting):
    """How to reach the hub, said once for the whole site."""

    hub_name = models.CharField(max_length=120, default="2020 Public Services Development Hub")
    hub_email = models.EmailField("e-mail", blank=True)
    hub_telephone = models.CharField("telephone", max_length=40, blank=True)
    hub_address = models.TextField("postal address", blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("hub_name"), FieldPanel("hub_email"), FieldPanel("hub_telephone"), FieldPanel("hub_address")],
            heading="The hub",
        )
    ]

    class Meta:
        verbose_name = "network"

    @classmethod
    def load_for_default_site(cls):
        """Return the details where no request says which site is meant, as in a search index or an e-mail."""
        return cls.for_site(Site.objects.get(is_default_site=True))
