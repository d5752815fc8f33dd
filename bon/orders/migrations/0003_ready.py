"""Orders whose goods have come."""

import bon.kit.tenancy
from bon.kit.ids import uuid7
from bon.kit.schema import secure
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_open")]

    operations = [
        migrations.CreateModel(
            name="Ready",
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
                ("order_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["organisation_id", "order_id"], name="order_ready_once"
                    )
                ]
            },
        ),
        secure("Ready"),
    ]
