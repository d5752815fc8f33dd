"""Files of customers, read in by the worker."""

import bon.kit.ids
import bon.kit.models
import bon.kit.tenancy
import django.db.models.deletion
from django.db import migrations, models

from bon.kit.schema import secure


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0002_payment_days"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bon.kit.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "organisation_id",
                    models.UUIDField(default=bon.kit.tenancy.organisation_id, editable=False),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="fil")),
                ("content", models.BinaryField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "venter"),
                            ("running", "i gang"),
                            ("done", "færdig"),
                            ("failed", "mislykket"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=30)),
                ("problem_data", models.JSONField(default=dict)),
                ("total", models.IntegerField(default=0)),
                ("done", models.IntegerField(default=0)),
                ("rejected", models.IntegerField(default=0)),
                ("who", models.UUIDField(null=True)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("made", models.IntegerField(default=0)),
                ("joined", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation_id", "-started_at"], name="customers_run_recent"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
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
                ("id", models.UUIDField(default=bon.kit.ids.uuid7, editable=False)),
                ("row", models.IntegerField()),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "customer",
                    bon.kit.models.TenantForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="customers.customer",
                    ),
                ),
                (
                    "run",
                    bon.kit.models.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="customers.importrun",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation_id", "run", "row"], name="remark_report")
                ],
            },
        ),
        secure("ImportRun"),
        secure("Remark"),
    ]
