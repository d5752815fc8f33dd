"""Registers hear of orders by a mark."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("kit", "0004_mark"), ("orders", "0003_ready")]

    operations = [migrations.RunSQL((SQL / "marks.sql").read_text(), migrations.RunSQL.noop)]
