"""What was paid into accounts in cash: payments for the same debt are linked."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField("Entry", "cash", models.BigIntegerField(db_default=0)),
        migrations.AddIndex(
            "Entry",
            models.Index(
                fields=["organisation_id", "customer_id"],
                condition=~models.Q(cash=0),
                name="account_cash",
            ),
        ),
        migrations.RunSQL((SQL / "ledger.sql").read_text(), migrations.RunSQL.noop),
    ]
