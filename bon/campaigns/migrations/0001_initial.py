from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import bon.kit.ids
import bon.kit.models
import bon.kit.tenancy
from bon.kit.schema import secure

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sales", "0001_initial"),
        ("kit", "0003_task"),
        ("organisation", "0005_returnreason"),
    ]

    operations = [
        migrations.CreateModel(
            name="Effect",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "campaign_id",
                        "business_day",
                        "store_id",
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
                ("campaign_id", models.UUIDField()),
                ("business_day", models.DateField()),
                ("store_id", models.UUIDField()),
                ("uses", models.BigIntegerField()),
                ("pieces_milli", models.BigIntegerField()),
                ("amount", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Redemption",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "campaign",
                        "number",
                        "sale_id",
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
                ("campaign", models.IntegerField()),
                ("number", models.IntegerField()),
                ("sale_id", models.UUIDField()),
                ("receipt_no", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Campaign",
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
                ("number", models.IntegerField(editable=False)),
                ("name", models.CharField(max_length=60, verbose_name="navn på bonnen")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("percent_off", "Procent af"),
                            ("amount_off", "Kroner af"),
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
                ("parts", models.JSONField(blank=True, default=list)),
                ("price", models.BigIntegerField(default=0)),
                ("amount", models.BigIntegerField(default=0)),
                ("rate_bp", models.IntegerField(default=0)),
                ("pieces", models.IntegerField(default=0)),
                ("paid", models.IntegerField(default=0)),
                ("limit", models.BigIntegerField(default=0)),
                ("steps", models.JSONField(blank=True, default=list)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everybody", "Alle kunder"),
                            ("group", "Kunder i en gruppe"),
                            ("members", "Medlemmer af klubben"),
                            ("coupon", "Den, der viser en kupon"),
                        ],
                        default="everybody",
                        max_length=10,
                        verbose_name="for hvem",
                    ),
                ),
                (
                    "groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, size=None
                    ),
                ),
                ("starts_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("from_time", models.TimeField(blank=True, null=True)),
                ("until_time", models.TimeField(blank=True, null=True)),
                (
                    "with_discount",
                    models.BooleanField(default=False, verbose_name="sammen med rabat"),
                ),
                ("most", models.IntegerField(default=0)),
                ("before_price", models.BooleanField(default=False, verbose_name="med førpris")),
                (
                    "store",
                    bon.kit.models.TenantForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.store",
                        verbose_name="butik",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Coupon",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "id",
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
                ("id", models.UUIDField(default=bon.kit.ids.uuid7, editable=False)),
                ("number", models.IntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "campaign",
                    bon.kit.models.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coupons",
                        to="campaigns.campaign",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CouponRun",
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
                ("wanted", models.IntegerField()),
                ("made", models.IntegerField(default=0)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    bon.kit.models.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="campaign",
            index=models.Index(
                fields=["organisation_id", "-starts_at", "-id"], name="campaign_recent"
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "number"), name="campaign_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1), ("number__lte", 99999)),
                name="campaign_number_fits",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at", None), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                ),
                name="campaign_ends_after_its_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="coupon",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "campaign", "number"), name="coupon_number_once"
            ),
        ),
        *(secure(model) for model in ("Campaign", "Coupon", "CouponRun", "Effect", "Redemption")),
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
