import os
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Fills a new database: the demonstration content, then an administrator `admin` whose random password is "
        "printed and kept in VAR_DIR/admin-password. A database that has an administrator is left as it is."
    )

    def handle(self, **options):
        kept = settings.VAR_DIR / "admin-password"
        if get_user_model().objects.filter(is_superuser=True).exists():
            if kept.is_file():
                self.stdout.write(f"Sign in as admin; the password is in {kept}")
            return
        # The administrator comes last: a run that was interrupted starts again.
        call_command("setup_demo", stdout=self.stdout)
        password = secrets.token_urlsafe(12)
        keep(password, kept)
        get_user_model().objects.create_superuser("admin", password=password)
        self.stdout.write(f"Sign in as admin with the password {password} (kept in {kept})")


def keep(password, path):
    """Write the password to a file that only its owner can read, from the first byte on."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(password + "\n")
