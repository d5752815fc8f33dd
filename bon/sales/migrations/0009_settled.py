"""What a sale pays into a customer's account, which is no turnover."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("sales", "0008_finding")]

    operations = [
        migrations.AddField("Sale", "settled", models.BigIntegerField(db_default=0)),
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
