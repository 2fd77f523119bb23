"""Which owners were asked whether a case study is still true."""

from django.db import models
from django.utils import timezone


class CheckRequest(models.Model):
    """The one e-mail about the check of a case study that was due on one day."""

    page = models.ForeignKey("casestudies.CaseStudyPage", on_delete=models.CASCADE, related_name="check_requests")
    due = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "due"], name="one_request_for_each_check")]

    def __str__(self):
        return f"Check of page {self.page_id}, due on {self.due}"
