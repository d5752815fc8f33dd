"""Payments that were put on another tender after their sale."""

from pathlib import Path

import bon.kit.tenancy
from bon.kit.ids import uuid7
from bon.kit.schema import secure
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("sales", "0012_slips")]

    operations = [
        migrations.CreateModel(
            name="PaymentChange",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "organisation_id",
                    models.UUIDField(default=bon.kit.tenancy.organisation_id, editable=False),
                ),
                ("id", models.UUIDField(default=uuid7, editable=False)),
                ("sale_id", models.UUIDField()),
                ("no", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("employee_id", models.UUIDField(null=True)),
                ("approved_by", models.UUIDField(null=True)),
                ("before", models.TextField()),
                ("before_amount", models.BigIntegerField()),
                ("after", models.TextField()),
                ("after_amount", models.BigIntegerField()),
                ("reason", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation_id", "sale_id"], name="payment_change_sale")
                ]
            },
        ),
        secure("PaymentChange"),
        migrations.RunSQL((SQL / "change_payments.sql").read_text(), migrations.RunSQL.noop),
    ]
