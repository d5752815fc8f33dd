import bon.kit.ids
import bon.kit.models
import bon.kit.tenancy
import django.db.models.deletion
from django.db import migrations, models

from bon.kit.schema import secure


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0009_poster"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnNumber",
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
                ("number", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Part",
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
                ("quantity_milli", models.BigIntegerField()),
                ("position", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="ProductPicture",
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
                ("position", models.IntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name="product",
            name="description",
            field=models.TextField(
                blank=True, db_default="", default="", max_length=4000, verbose_name="beskrivelse"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="unit_price_exempt",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="uden enhedspris"
            ),
        ),
        migrations.AddField(
            model_name="variant",
            name="content_pieces",
            field=models.IntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="variant",
            name="content_milli",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="variant",
            name="content_unit",
            field=models.CharField(blank=True, db_default="", default="", max_length=4),
        ),
        migrations.AddConstraint(
            model_name="variant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("content_unit", ""),
                    models.Q(("content_milli__gte", 1), ("content_pieces__gte", 1)),
                    _connector="OR",
                ),
                name="variant_content_sane",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownnumber",
            constraint=models.UniqueConstraint(fields=("organisation_id",), name="own_number_one"),
        ),
        migrations.AddField(
            model_name="part",
            name="kit",
            field=bon.kit.models.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parts",
                to="catalog.variant",
            ),
        ),
        migrations.AddField(
            model_name="part",
            name="variant",
            field=bon.kit.models.TenantForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalog.variant"
            ),
        ),
        migrations.AddField(
            model_name="productpicture",
            name="picture",
            field=bon.kit.models.TenantForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalog.picture"
            ),
        ),
        migrations.AddField(
            model_name="productpicture",
            name="product",
            field=bon.kit.models.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pictures",
                to="catalog.product",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "kit", "variant"), name="part_once_a_kit"
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity_milli__gte", 1), ("quantity_milli__lte", 9999000)),
                name="part_quantity_sane",
            ),
        ),
        migrations.AddConstraint(
            model_name="productpicture",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "product", "picture"), name="product_picture_once"
            ),
        ),
        secure("OwnNumber"),
        secure("Part"),
        secure("ProductPicture"),
    ]
