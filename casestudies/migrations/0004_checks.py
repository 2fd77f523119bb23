import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from casestudies.checks.dates import next_check


def plan_checks_of_what_is_published(apps, schema_editor):
    """Give what is live without the day of its next check one, as if it had got it when it was published."""
    pages = apps.get_model("casestudies", "CaseStudyPage").objects
    for page in pages.filter(live=True, alias_of=None, next_check_due=None):
        published = page.first_published_at and django.utils.timezone.localdate(page.first_published_at)
        known = [day for day in (published, page.last_checked) if day]
        due = next_check(max(known, default=django.utils.timezone.localdate()))
        pages.filter(pk=page.pk).update(next_check_due=due, check_dates_version=1)


class Migration(migrations.Migration):
    dependencies = [
        ("casestudies", "0003_imports"),
    ]

    operations = [
        migrations.AddField(
            model_name="casestudypage",
            name="check_dates_version",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name="casestudypage",
            name="next_check_due",
            field=models.DateField(
                blank=True,
                help_text="The day on which its owner is asked whether it is still true. Empty: a year after publication.",
                null=True,
            ),
        ),
        migrations.CreateModel(
            name="CheckRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due", models.DateField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_requests",
                        to="casestudies.casestudypage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("page", "due"), name="one_request_for_each_check"),
                ],
            },
        ),
        migrations.RunPython(plan_checks_of_what_is_published, migrations.RunPython.noop),
    ]
