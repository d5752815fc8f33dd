"""The slip of a bottle machine that a line paid out."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("sales", "0011_turnover")]

    operations = [
        migrations.AddField("SaleLine", "slip", models.TextField(null=True)),
        migrations.AddIndex(
            "SaleLine",
            models.Index(
                fields=["organisation_id", "slip"],
                condition=models.Q(slip__isnull=False),
                name="saleline_slip",
            ),
        ),
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
