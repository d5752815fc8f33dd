from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("approvals", "0002_words")]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="used_by",
            field=models.UUIDField(null=True),
        ),
    ]
