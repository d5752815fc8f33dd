"""A coupon used twice is told of by a function of its own."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_returns")]

    operations = [
        migrations.RunSQL(
            "DROP FUNCTION IF EXISTS campaigns_record(uuid, uuid, jsonb, text)",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
