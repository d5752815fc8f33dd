import bon.kit.ids
import bon.kit.tenancy
from django.db import migrations, models

from bon.kit.schema import secure


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0007_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="TileLayout",
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
                ("layout", models.UUIDField()),
                ("laid_at", models.DateTimeField()),
                ("laid_by", models.CharField(blank=True, max_length=120)),
                ("register", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation_id",), name="tile_layout_once")
                ],
            },
        ),
        secure("TileLayout"),
    ]
