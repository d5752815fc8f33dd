"""Of a sale, what goods came to: gift cards and prepayments are owed, not earned."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("sales", "0010_pieces")]

    operations = [
        migrations.AddField("Sale", "turnover", models.BigIntegerField(db_default=0)),
        migrations.AddField("Sale", "turnover_vat", models.BigIntegerField(db_default=0)),
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
