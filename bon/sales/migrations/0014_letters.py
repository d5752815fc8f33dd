"""Receipts are not all that customers get by e-mail and text message."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sales", "0013_payment_changes")]

    operations = [
        migrations.RenameModel("SentReceipt", "Letter"),
        migrations.RemoveIndex("Letter", "sent_receipt_of_sale"),
        migrations.RenameField("Letter", "sale_id", "about_id"),
        migrations.AddIndex(
            "Letter",
            models.Index(fields=["organisation_id", "about_id"], name="letter_about"),
        ),
        migrations.AddField("Letter", "kind", models.TextField(default="sales.receipt")),
        migrations.AlterField("Letter", "kind", models.TextField()),
    ]
