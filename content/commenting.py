"""Comments on all of the form. Wagtail knows those on fields of the model alone: vocabularies and lists of records are
none, so its form would drop comments on the first, and its history could name neither."""

from wagtail.admin.forms.comments import CommentFormSet
from wagtail.models import PageSubscription

from content.labels import label_of
from content.terms import PREFIX

LOGGED = "wagtail.comments."
"""What the names of all actions begin with that say in a page's history who commented."""


class CommentsOnAll(CommentFormSet):
    """The comments on a page, those on its vocabularies too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [comment.pk for comment in self.queryset]
        comments = getattr(self.instance, self.rel_name).all()
        on_terms = [comment.pk for comment in comments if comment.contentpath.startswith(PREFIX)]
        self.queryset = comments.filter(id__in=known + on_terms)


def name_what_was_commented(actions):
    """Let histories name what a comment was on as the form names it."""
    for name, formatter in actions.formatters.items():
        if name.startswith(LOGGED):
            formatter._field_label_from_content_path = commented


def commented(model, contentpath):
    """Return what a comment is on, in words."""
    return label_of(model, contentpath.split(".")[0])


def tell_of_comments(user, pages):
    """Let `user`, who made these pages, hear of comments on them, as those do who make one with Wagtail's own form."""
    if user:
        PageSubscription.objects.bulk_create(
            PageSubscription(page_id=page.pk, user=user, comment_notifications=True) for page in pages
        )
