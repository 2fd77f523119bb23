"""How a page that is being written can be looked at: as itself, in lists, among search results and on paper."""

from django.template.response import TemplateResponse

from content.cards import Card, facts_of

IN_LISTS = {"card": "content/previews/card.html", "result": "content/previews/result.html"}


class ShownInLists:
    """A content page, of which lists show a card. It is Wagtail that has the sizes of a telephone, a tablet and a
    desk, shows a preview to nobody but the page's editors, and lets no cache keep it."""

    preview_modes = [("", "Page"), ("card", "Card"), ("result", "Search result"), ("print", "On paper")]

    def serve_preview(self, request, mode_name):
        """Return what the mode shows; on paper it is the page itself, for which `base.html` knows the mode."""
        if mode_name not in IN_LISTS:
            return super().serve_preview(request, mode_name)
        image = self.hero_image
        own = {"pk": self.pk, "url": self.get_url(request) or "#", "title": self.title, "image": image}
        card = Card.of(type(self), facts_of(self), self.terms, illustrative=self.illustrative, **own)
        return TemplateResponse(request, IN_LISTS[mode_name], {"page": self, "card": card})
