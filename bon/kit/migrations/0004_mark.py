"""Marks of what registers are told."""

from pathlib import Path

import bon.kit.tenancy
from bon.kit.schema import secure
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("kit", "0003_task")]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "scope",
                        "source",
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
                ("scope", models.UUIDField()),
                ("source", models.UUIDField()),
                ("value", models.UUIDField()),
            ],
        ),
        secure("Mark"),
        migrations.RunSQL((SQL / "marks.sql").read_text(), migrations.RunSQL.noop),
    ]
