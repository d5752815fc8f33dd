import django.db.models.deletion
from django.db import migrations

import bon.kit.models
from bon.kit.schema import link


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0015_import_notes"),
    ]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="price_list",
            field=bon.kit.models.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.pricelist",
            ),
        ),
        link("importrun", "price_list"),
    ]
