"""What the site remembers of the work that timers do."""

from django.db import models
from django.utils import timezone


class LastRun(models.Model):
    """When a command that a timer starts last came to its end."""

    command = models.CharField(max_length=50, primary_key=True)
    ran_at = models.DateTimeField()
    failed = models.JSONField(default=list)
    """The names of the jobs that it could not do."""

    def __str__(self):
        return f"{self.command}, {self.ran_at:%Y-%m-%d %H:%M}"

    @classmethod
    def note(cls, command, failed=()):
        cls.objects.update_or_create(command=command, defaults={"ran_at": timezone.now(), "failed": list(failed)})

    @classmethod
    def of(cls, command):
        """Return the last run of a command; None when it has never run."""
        return cls.objects.filter(pk=command).first()
