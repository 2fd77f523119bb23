from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("images", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("networkimage", "decorative", "is_decorative"),
        migrations.AlterField(
            model_name="networkimage",
            name="is_decorative",
            field=models.BooleanField(
                default=False,
                help_text="Tick when the picture says nothing that the text does not; screen readers skip it.",
                verbose_name="decorative",
            ),
        ),
    ]
