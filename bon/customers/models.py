"""Customers, their groups and what they agreed to."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from bon.customers.gln import is_gln
from bon.customers.phone import shown
from bon.kit import tenancy
from bon.kit.imports import Run
from bon.kit.models import LedgerModel, TenantForeignKey, TenantManager, TenantModel
from bon.organisation.models import check_cvr

CHANNELS = [("email", _("E-mail")), ("sms", _("SMS"))]


def check_gln(value: str) -> None:
    """Refuses a number that cannot be a GLN."""
    if not is_gln(value):
        raise ValidationError(
            _("%(value)s er ikke et gyldigt EAN-nummer."), params={"value": value}
        )


class Group(TenantModel):
    """Customers who are treated alike: prices and campaigns may be theirs alone."""

    name = models.CharField(_("navn"), max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "name"], name="customer_group_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Numbering(TenantModel):
    """The last number an organisation gave a customer: one row."""

    last = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id"], name="customer_numbering_once")
        ]


class Customer(TenantModel):
    """A person or a business. `changed_at`: when what is known was last said, wherever that was,
    so that an older word of a register that was offline does not undo a newer one.

    `credit_limit`: how much they may owe, in øre; 0 for those who pay at once. `payment_days`: how
    long after a sale.
    """

    KINDS = [("person", _("Privat")), ("business", _("Erhverv"))]

    number = models.BigIntegerField(editable=False)
    kind = models.CharField(_("art"), max_length=8, choices=KINDS, default="person")
    name = models.CharField(_("navn"), max_length=120, blank=True)
    phone = models.CharField(_("telefon"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), max_length=120, blank=True)
    address = models.CharField(_("adresse"), max_length=120, blank=True)
    postcode = models.CharField(_("postnummer"), max_length=10, blank=True)
    city = models.CharField(_("by"), max_length=60, blank=True)
    country = models.CharField(_("land"), max_length=2, blank=True)
    cvr = models.CharField(_("CVR-nummer"), max_length=8, blank=True, validators=[check_cvr])
    gln = models.CharField(_("EAN-nummer"), max_length=13, blank=True, validators=[check_gln])
    group = TenantForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="customers",
        verbose_name=_("gruppe"),
    )  # fmt: skip
    credit_limit = models.BigIntegerField(_("kreditmaksimum"), default=0)
    payment_days = models.PositiveSmallIntegerField(_("betalingsfrist i dage"), default=14)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    warning = models.CharField(_("advarsel"), max_length=200, blank=True)
    sort_key = models.CharField(max_length=250, editable=False, db_collation="C")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    merged_into = TenantForeignKey(
        "self", null=True, blank=True, related_name="merged", editable=False
    )
    erased_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="customer_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(credit_limit__gte=0), name="customer_credit_positive"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "sort_key", "id"], name="customer_in_order"),
            # Who else has this telephone.
            models.Index(fields=["organisation_id", "phone"], name="customer_phone"),
        ]

    def __str__(self) -> str:
        if self.erased_at:
            return _now("Slettet kunde")
        return self.name or self.email or shown(self.phone) or f"{_now('Kunde')} {self.number}"

    @property
    def phone_shown(self) -> str:
        return shown(self.phone)

    @property
    def current(self) -> bool:
        return self.erased_at is None and self.merged_into_id is None

    @classmethod
    def everybody(cls, id: UUID) -> list[UUID]:
        """The ids by which sales may name this customer: their own, and those merged into it."""
        return [id, *cls.objects.filter(merged_into=id).values_list("id", flat=True)]


class ImportRun(Run):
    """A file of customers being read in. `joined`: who was here already."""

    made = models.IntegerField(default=0)
    joined = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-started_at"], name="customers_run_recent")
        ]


class Remark(LedgerModel):
    """On a row of such a file. Why it did not come in, and the `name` in it; or, with a `customer`,
    that it made one who may be the same as somebody else."""

    run = TenantForeignKey(ImportRun, models.CASCADE, related_name="remarks")
    row = models.IntegerField()
    name = models.CharField(max_length=200, blank=True, default="")
    why = models.CharField(max_length=300, blank=True)
    customer = TenantForeignKey(Customer, models.CASCADE, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "run", "row"], name="remark_report")
        ]


class Consent(LedgerModel):
    """A customer's yes or no to being sent marketing by one channel (markedsføringsloven § 10).
    Rows are added, never changed: the latest of a channel counts.

    `text_version` names the words they saw; `place` where it was said: a store, the office, a
    page; `proof` how: ticked on the display, said at the counter, a link in a mail.
    """

    customer = TenantForeignKey(Customer, related_name="consents")
    channel = models.CharField(max_length=5, choices=CHANNELS)
    given = models.BooleanField()
    text_version = models.CharField(max_length=40)
    at = models.DateTimeField()
    place = models.CharField(max_length=120)
    proof = models.CharField(max_length=200, blank=True)
    by = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "customer", "channel", "-at"], name="consent_latest"
            )
        ]


class SearchWord(models.Model):
    """A word by which a customer is found, folded. Read by `customers_search` alone."""

    pk = models.CompositePrimaryKey("organisation_id", "word", "customer")
    organisation_id = models.UUIDField(editable=False, default=tenancy.organisation_id)
    word = models.CharField(max_length=60, db_collation="C")
    customer = TenantForeignKey(Customer, models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager[Any]] = TenantManager()
