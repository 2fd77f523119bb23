"""The admin's own API publishes pages too, past the edit form: the same guard stands before it."""

from rest_framework.exceptions import ValidationError
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet

from content.readiness import problems_of_latest


class GuardedPublishAPIAction(PublishPageAPIAction):
    """Publishes a page that is ready and answers 400 with the reasons for one that is not."""

    def execute(self, instance, data):
        if problems := problems_of_latest(instance):
            raise ValidationError({"not_ready": [problem.message for problem in problems]})
        return super().execute(instance, data)


class GuardedPagesAPIViewSet(PagesAdminAPIViewSet):
    """Wagtail's endpoint for pages, with the guarded way to publish."""

    actions = {**PagesAdminAPIViewSet.actions, "publish": GuardedPublishAPIAction}
