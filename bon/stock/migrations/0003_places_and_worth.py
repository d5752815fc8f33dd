from pathlib import Path

from django.db import migrations, models
from django.db.models import F

SQL = Path(__file__).parent.parent / "sql"
NUMBERS = ("back_milli", "workshop_milli", "transit_milli", "ordered_milli", "worth", "unit_cost")


class Migration(migrations.Migration):
    dependencies = [
        ("stock", "0002_defect"),
    ]

    operations = [
        migrations.RenameField("level", "on_hand_milli", "floor_milli"),
        migrations.AlterField("level", "floor_milli", models.BigIntegerField(db_default=0)),
        *(
            migrations.AddField("level", name, models.BigIntegerField(db_default=0))
            for name in NUMBERS
        ),
        migrations.AddField(
            "level",
            "on_hand_milli",
            models.GeneratedField(
                db_persist=True,
                expression=F("floor_milli") + F("back_milli") + F("workshop_milli"),
                output_field=models.BigIntegerField(),
            ),
        ),
        migrations.AddField(
            "level",
            "owned_milli",
            models.GeneratedField(
                db_persist=True,
                expression=F("floor_milli")
                + F("back_milli")
                + F("workshop_milli")
                + F("defect_milli")
                + F("transit_milli"),
                output_field=models.BigIntegerField(),
            ),
        ),
        migrations.AddField(
            "movement",
            "place",
            models.SmallIntegerField(
                choices=[
                    (1, "I butikken"),
                    (2, "Baglager"),
                    (3, "Værksted"),
                    (4, "Defekt"),
                    (5, "På vej hertil"),
                ],
                db_default=1,
            ),
        ),
        migrations.AddField("movement", "worth", models.BigIntegerField(db_default=0)),
        migrations.AddField("movement", "who", models.UUIDField(null=True)),
        migrations.AlterField(
            "movement",
            "reason",
            models.SmallIntegerField(
                choices=[
                    (100, "Salg"),
                    (110, "Retur fra kunde"),
                    (111, "Retur fra kunde, defekt"),
                    (200, "Startbeholdning"),
                    (210, "Regulering"),
                    (220, "Optælling"),
                    (230, "Gået i stykker"),
                    (231, "For gammelt"),
                    (232, "Stjålet"),
                    (233, "Blevet væk"),
                    (234, "Eget forbrug"),
                    (235, "Givet væk"),
                    (300, "Varemodtagelse"),
                    (310, "Retur til leverandør"),
                    (400, "Sendt til anden butik"),
                    (410, "På vej fra anden butik"),
                    (420, "Modtaget fra anden butik"),
                    (430, "Flyttet i butikken"),
                    (900, "Kostpris rettet"),
                ]
            ),
        ),
        # A sale's line moves as many variants as it is made of.
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    """
                    ALTER TABLE stock_movement DROP CONSTRAINT stock_movement_pkey,
                      ADD PRIMARY KEY (organisation_id, source_id, line, variant_id);
                    """,
                    migrations.RunSQL.noop,
                )
            ],
            state_operations=[
                migrations.AlterField(
                    "movement",
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "source_id",
                        "line",
                        "variant_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                )
            ],
        ),
        migrations.RunSQL((SQL / "move.sql").read_text(), migrations.RunSQL.noop),
    ]
