"""How the drawers are handled, and what went in and out of them. Amounts are øre."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit.models import LedgerModel, TenantModel


class Rules(TenantModel):
    """What a shop has decided about its drawers: one row an organisation."""

    blind_count = models.BooleanField(_("tæl blindt"), default=True)
    confirm_cards = models.BooleanField(_("sammenlign kort med terminalen"), default=False)
    tips = models.BooleanField(_("tag imod drikkepenge"), default=False)
    float_left = models.BigIntegerField(_("byttepenge, der bliver"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id"], name="cash_rules_once"),
        ]

    def __str__(self) -> str:
        return str(_("Kasse og kontanter"))


class Reason(TenantModel):
    """Why cash is put into a drawer or taken out of it: a tile at the counter."""

    code = models.SlugField(_("kode"), max_length=20, db_index=False)
    name = models.CharField(_("navn"), max_length=40)
    way = models.CharField(
        _("retning"), max_length=3, choices=[("in", _("Ind")), ("out", _("Ud"))], default="out"
    )
    position = models.IntegerField(_("rækkefølge"), default=0)
    active = models.BooleanField(_("i brug"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "code"], name="cash_reason_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Currency(TenantModel):
    """Notes of another country that the shop takes. `rate`: øre for 100 of it."""

    code = models.CharField(
        _("valuta"), max_length=3, validators=[RegexValidator(r"^[A-Z]{3}\Z", _("Tre bogstaver."))]
    )
    rate = models.BigIntegerField(_("kurs"), validators=[MinValueValidator(1)])
    active = models.BooleanField(_("i brug"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "code"], name="cash_currency_code_once"
            ),
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="cash_currency_rate"),
        ]

    def __str__(self) -> str:
        return self.code


class Move(LedgerModel):
    """Cash that went in or out of a drawer beside the sales. Its id is the id of its entry.

    `way` is `in`, `out` or `bank`; `amount` is positive. `bag`: the number on the bank's bag.
    `foreign`: notes of other countries in it, as the till's `ForeignCount`.
    """

    register_id = models.UUIDField()
    store_id = models.UUIDField()
    shift_id = models.UUIDField(null=True)
    employee_id = models.UUIDField(null=True)
    approved_by = models.UUIDField(null=True)
    at = models.DateTimeField()
    way = models.TextField()
    amount = models.BigIntegerField()
    reason = models.TextField()
    note = models.TextField()
    photo_id = models.UUIDField(null=True)
    bag = models.TextField()
    foreign = models.JSONField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-at", "-id"], name="cash_move_recent"),
            models.Index(fields=["organisation_id", "shift_id"], name="cash_move_shift"),
        ]


class Confirmation(TenantModel):
    """A deposit that somebody has seen in the bank. `amount`: what the bank counted, in øre."""

    move_id = models.UUIDField()
    amount = models.BigIntegerField()
    confirmed_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "move_id"], name="cash_confirmation_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.move_id)


class Photo(TenantModel):
    """A picture of a bill, as JPEG. Its id was made at the counter and stands in the entry.

    `content` is empty where the pictures are kept on the disk (`BON_PHOTOS`).
    """

    taken_at = models.DateTimeField(auto_now_add=True)
    content = models.BinaryField(default=b"")
