from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LastRun",
            fields=[
                ("command", models.CharField(max_length=50, primary_key=True, serialize=False)),
                ("ran_at", models.DateTimeField()),
                ("failed", models.JSONField(default=list)),
            ],
        ),
    ]
