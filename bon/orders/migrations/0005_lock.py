"""Orders are locked before anything is done to them."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_marks")]

    operations = [migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop)]
