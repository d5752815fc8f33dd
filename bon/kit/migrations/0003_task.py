from django.db import migrations, models

import bon.kit.ids
import bon.kit.tenancy
from bon.kit.schema import secure


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0002_audit_event"),
    ]

    operations = [
        migrations.CreateModel(
            name="Task",
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
                ("kind", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=200)),
                ("facts", models.JSONField(default=dict)),
                ("raised_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("done_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["organisation_id", "raised_at"],
                        name="task_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "kind", "subject"), name="task_once"
                    )
                ],
            },
        ),
        secure("Task"),
    ]
