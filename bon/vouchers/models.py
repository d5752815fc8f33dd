"""Gift cards and credit notes: how they are issued, what is on them, what happened to them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit import tenancy
from bon.kit.models import LedgerModel, TenantManager, TenantModel

KINDS = [("gift_card", _("Gavekort")), ("credit_note", _("Tilgodebevis"))]
PURPOSES = [
    ("single", _("Alt i butikken har 25 % moms: momsen afregnes, når det sælges")),
    ("multi", _("Varer med forskellig moms: momsen afregnes, når det bruges")),
]


class Programme(TenantModel):
    """How the shop issues one kind of voucher."""

    kind = models.CharField(max_length=20, choices=KINDS)
    name = models.CharField(_("navn"), max_length=40)
    purpose = models.CharField(_("moms"), max_length=6, choices=PURPOSES)
    valid_years = models.PositiveSmallIntegerField(
        _("gyldigt i år"), default=3, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    active = models.BooleanField(_("i brug"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "kind"], name="programme_kind_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Terms(TenantModel):
    """What counters may do with vouchers; one row an organisation. Amounts in øre."""

    max_amount = models.BigIntegerField(_("største beløb på et kort"), default=1_000_000)
    offline_limit = models.BigIntegerField(_("højst uden forbindelse, pr. kort"), default=50_000)
    cash_out_limit = models.BigIntegerField(_("rest, der må udbetales kontant"), default=0)
    pays_vouchers = models.BooleanField(_("gavekort kan købes med gavekort"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id"], name="voucher_terms_once"),
        ]

    def __str__(self) -> str:
        return str(_("Regler for gavekort"))


class CardModel(models.Model):
    """What belongs to one card: its kind and its ten digits name it."""

    pk = models.CompositePrimaryKey("organisation_id", "kind", "number")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    kind = models.CharField(max_length=20, choices=KINDS)
    number = models.CharField(max_length=10)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        abstract = True


class Card(CardModel):
    """A voucher with what is on it, in øre: the sum of its entries. `missing`: what was spent
    beyond it, at counters that could not ask each other."""

    balance = models.BigIntegerField()
    missing = models.BigIntegerField()
    issued_at = models.DateTimeField()
    expires = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(balance__gte=0, missing__gte=0)
                & (models.Q(balance=0) | models.Q(missing=0)),
                name="card_never_negative",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "-issued_at", "kind", "number"], name="card_latest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class Entry(models.Model):
    """What a sale or the office did to a card. `amount`: what the card gained, in øre; `vat`:
    what its payment settled of VAT. `person_id` is set for what the office did."""

    pk = models.CompositePrimaryKey("organisation_id", "source_id", "no")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    source_id = models.UUIDField()  # the sale's id, or one of its own
    no = models.SmallIntegerField()
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=10)
    action = models.CharField(max_length=10)
    amount = models.BigIntegerField()
    vat = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    expires = models.DateField(null=True)
    receipt_no = models.CharField(max_length=20, blank=True)
    customer_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "kind", "number", "at"], name="voucher_entry_card"
            ),
            models.Index(fields=["organisation_id", "at"], name="voucher_entry_at"),
            models.Index(
                fields=["organisation_id", "customer_id"],
                condition=models.Q(customer_id__isnull=False),
                name="voucher_entry_buyer",
            ),
        ]


class Hold(LedgerModel):
    """Money on a card that a counter is about to take for a sale; until then nobody else may."""

    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=10)
    sale_id = models.UUIDField()
    amount = models.BigIntegerField()
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "kind", "number", "sale_id"], name="hold_once"
            ),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="hold_positive"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "sale_id"], name="hold_sale"),
        ]


class Block(CardModel):
    """A card that no counter may take. The row goes when the card is opened again."""

    reason = models.CharField(max_length=200, blank=True)
    blocked_at = models.DateTimeField(auto_now_add=True)
    blocked_by = models.UUIDField(null=True)
