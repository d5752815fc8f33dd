"""The kinds of campaigns are called what shops call them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0004_told")]

    operations = [
        migrations.AlterField(
            "campaign",
            "kind",
            models.CharField(
                choices=[
                    ("percent_off", "Rabat i procent"),
                    ("amount_off", "Rabat i kroner"),
                    ("fixed_price", "Fast pris"),
                    ("n_for_price", "Flere for én pris"),
                    ("n_for_m", "Den billigste med i købet"),
                    ("bundle", "Sæt"),
                    ("threshold", "Køb for mindst"),
                    ("quantity_steps", "Jo flere, jo billigere"),
                ],
                max_length=20,
            ),
        ),
    ]
