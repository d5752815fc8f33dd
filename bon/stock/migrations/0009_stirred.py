"""When any of the goods was sold or more came, kept with the level."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"

# The levels that are here; the tables are closed to their owner too while their walls stand.
KNOWN = """
ALTER TABLE stock_level NO FORCE ROW LEVEL SECURITY;
ALTER TABLE stock_movement NO FORCE ROW LEVEL SECURITY;
UPDATE stock_level l SET stirred_at = m.at
  FROM (SELECT organisation_id, store_id, variant_id, max(at) AS at FROM stock_movement
        WHERE stock_stirs(reason) GROUP BY organisation_id, store_id, variant_id) m
  WHERE m.organisation_id = l.organisation_id AND m.store_id = l.store_id
    AND m.variant_id = l.variant_id;
ALTER TABLE stock_movement FORCE ROW LEVEL SECURITY;
ALTER TABLE stock_level FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0008_undone")]

    operations = [
        migrations.AddField("level", "stirred_at", models.DateTimeField(null=True)),
        migrations.RunSQL((SQL / "move.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]
