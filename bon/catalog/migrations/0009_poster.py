import bon.kit.ids
import bon.kit.models
import bon.kit.tenancy
import django.db.models.deletion
from django.db import migrations, models

from bon.kit.schema import secure


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0008_tile_layout"),
    ]

    operations = [
        migrations.CreateModel(
            name="Poster",
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
                ("text", models.CharField(blank=True, max_length=120, verbose_name="tekst")),
                (
                    "picture",
                    bon.kit.models.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.picture",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True)
                        | models.Q(("picture__isnull", False)),
                        name="poster_says_something",
                    )
                ],
            },
        ),
        secure("Poster"),
    ]
