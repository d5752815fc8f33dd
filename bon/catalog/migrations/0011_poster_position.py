from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0010_product_page"),
    ]

    operations = [
        migrations.AddField(
            model_name="poster",
            name="position",
            field=models.IntegerField(default=0),
        ),
    ]
