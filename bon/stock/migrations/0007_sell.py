"""What a sale takes from the shelf, kits in their parts."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("stock", "0006_movement_since"),
        ("catalog", "0012_parts_over_time"),
        ("sales", "0014_letters"),
    ]

    operations = [
        migrations.RunSQL((SQL / "sell.sql").read_text(), migrations.RunSQL.noop),
    ]
