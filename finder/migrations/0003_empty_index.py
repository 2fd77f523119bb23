"""Takes out the entries of before, which have no text and no card. Once all migrations have run, the index is filled
anew from the pages."""

from django.db import migrations


def empty(apps, schema_editor):
    apps.get_model("finder", "Entry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("finder", "0002_unansweredsearch"),
    ]

    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop),
    ]
