"""The number of a piece, and the lot that goods were made in."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("sales", "0009_settled")]

    operations = [
        migrations.AddField("SaleLine", "serial", models.TextField(null=True)),
        migrations.AddField("SaleLine", "lot", models.TextField(null=True)),
        migrations.AddIndex(
            "SaleLine",
            models.Index(
                fields=["organisation_id", "serial"],
                condition=models.Q(serial__isnull=False),
                name="saleline_serial",
            ),
        ),
        migrations.AddIndex(
            "SaleLine",
            models.Index(
                fields=["organisation_id", "lot"],
                condition=models.Q(lot__isnull=False),
                name="saleline_lot",
            ),
        ),
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
