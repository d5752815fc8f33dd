"""The functions of the ledger, as `move.sql` has them now."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("stock", "0003_places_and_worth")]

    operations = [
        migrations.RunSQL((SQL / "move.sql").read_text(), migrations.RunSQL.noop),
    ]
