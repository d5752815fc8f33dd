"""The functions of the record, as `record.sql` has them now."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("sales", "0005_label_lines")]

    operations = [
        migrations.AddField("Shift", "closing", models.JSONField(null=True)),
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
