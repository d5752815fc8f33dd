"""Organisation → companies (CVR) → stores → registers."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit.ids import uuid7
from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.cvr import is_cvr


def check_cvr(value: str) -> None:
    """Refuses a number that cannot be a CVR number."""
    if not is_cvr(value):
        raise ValidationError(
            _("%(value)s er ikke et gyldigt CVR-nummer."), params={"value": value}
        )


class Organisation(models.Model):
    """One customer of Bon, a shop or a chain: the tenant.

    `code_key` proves the codes of its gift cards, labels and coupons (`till/codes.py`). Whoever
    has it can make such codes: only its paired registers are told.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("navn"), max_length=120)
    language = models.CharField(_("sprog"), max_length=2, default="da")
    code_key = models.UUIDField(db_default=RandomUUID(), editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Company(TenantModel):
    """A legal entity: the one that sells, and that the tax authority knows."""

    name = models.CharField(_("navn"), max_length=120)
    cvr = models.CharField(_("CVR-nummer"), max_length=8, validators=[check_cvr])
    address = models.CharField(_("adresse"), max_length=120, blank=True)
    postcode = models.CharField(_("postnummer"), max_length=10, blank=True)
    city = models.CharField(_("by"), max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "cvr"], name="company_cvr_once"),
            models.CheckConstraint(
                condition=models.Q(cvr__regex=r"^[0-9]{8}$"), name="company_cvr_form"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Store(TenantModel):
    """One place of business."""

    company = TenantForeignKey(Company, related_name="stores", verbose_name=_("selskab"))
    name = models.CharField(_("navn"), max_length=120)
    address = models.CharField(_("adresse"), max_length=120, blank=True)
    postcode = models.CharField(_("postnummer"), max_length=10, blank=True)
    city = models.CharField(_("by"), max_length=60, blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    receipt_footer = models.TextField(_("tekst under bonnen"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "name"], name="store_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


def next_register_number() -> int:
    """One more than the organisation's registers have; two at once, and one of them is refused."""
    last: int | None = Register.objects.aggregate(last=models.Max("number"))["last"]
    return (last or 0) + 1


class Register(TenantModel):
    """One till at a counter, with its own journal. `code` stands on every receipt; `number` is
    its name in codes made of digits."""

    store = TenantForeignKey(Store, related_name="registers", verbose_name=_("butik"))
    code = models.CharField(_("kode"), max_length=6)
    name = models.CharField(_("navn"), max_length=60)
    number = models.PositiveSmallIntegerField(default=next_register_number, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "code"], name="register_code_once"),
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="register_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, 9999)), name="register_number_width"
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z0-9]{1,6}$"), name="register_code_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Tender(TenantModel):
    """A way of paying that the counters offer.

    `manual` ones are approved elsewhere (a terminal that stands apart, a phone) and recorded
    here; `voucher` ones are the shop's own gift cards and credit notes, one of each. `saft_code`
    is the payment's code in the Danish SAF-T Cash Register (basicType 12).
    """

    code = models.SlugField(_("kode"), max_length=20, db_index=False)
    kind = models.CharField(
        _("art"),
        max_length=7,
        choices=[
            ("cash", _("kontant")),
            ("manual", _("manuel")),
            ("voucher", _("gavekort")),
            ("account", _("kundekonto")),
        ],
    )
    saft_code = models.CharField(_("SAF-T-kode"), max_length=5)
    name = models.CharField(_("navn"), max_length=40)
    position = models.IntegerField(default=0)
    active = models.BooleanField(_("aktiv"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "code"], name="tender_code_once"),
            models.CheckConstraint(
                condition=models.Q(saft_code__regex=r"^12(00[1-9]|01[01]|999)$"),
                name="tender_saft_code",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReturnTerms(TenantModel):
    """How long goods come back, and which get exchange labels. An organisation has one.

    `label_categories` are paths of the catalogue; what lies below them is meant too.
    """

    days = models.PositiveSmallIntegerField(_("dage med bon"), default=30)
    labels = models.CharField(
        _("byttemærker"),
        max_length=10,
        choices=[
            ("request", _("når kunden beder om det")),
            ("categories", _("altid i nogle kategorier")),
            ("all", _("altid på alle varer")),
        ],
        default="request",
    )
    label_categories = ArrayField(models.TextField(), default=list, blank=True)
    label_days = models.PositiveSmallIntegerField(_("dage med byttemærke"), default=30)
    label_until = models.DateField(_("dog tidligst"), null=True, blank=True)
    label_refund = models.BooleanField(_("byttemærker kan udbetales"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id"], name="return_terms_once")
        ]

    def __str__(self) -> str:
        return str(_("Retur og bytte"))


class ReturnReason(TenantModel):
    """Why goods came back, and where they are put unless somebody says otherwise."""

    code = models.SlugField(_("kode"), max_length=20, db_index=False)
    name = models.CharField(_("navn"), max_length=40)
    restock = models.CharField(
        _("varen lægges"),
        max_length=6,
        choices=[("floor", _("til salg igen")), ("defect", _("til defekte varer"))],
        default="floor",
    )
    position = models.IntegerField(default=0)
    active = models.BooleanField(_("aktiv"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "code"], name="return_reason_code_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class DiscountReason(TenantModel):
    """Why a discount was given by hand: chosen at the counter, kept in the journal."""

    code = models.SlugField(_("kode"), max_length=20, db_index=False)
    name = models.CharField(_("navn"), max_length=40)
    position = models.IntegerField(default=0)
    active = models.BooleanField(_("aktiv"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "code"], name="discount_reason_code_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
