import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0011_poster_position"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="part",
            name="part_once_a_kit",
        ),
        migrations.AddField(
            model_name="part",
            name="since",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name="part",
            name="until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("organisation_id", "kit", "variant"),
                name="part_once_a_kit",
            ),
        ),
    ]
