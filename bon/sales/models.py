"""The readable record: sales, their lines and payments, shifts, turnover by the hour.

All of it is derived from the journal and can be derived again. Amounts are øre including VAT,
quantities thousandths, rates basis points.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bon.kit import tenancy
from bon.kit.models import LedgerModel, TenantManager


class Sale(LedgerModel):
    """A paid cart. Its id is the id of its entry in the journal, which holds the whole of it.

    `business_day`: the day on which the shift opened, unless that is more than a day ago.
    """

    register_id = models.UUIDField()
    store_id = models.UUIDField()
    seq = models.BigIntegerField()
    number = models.BigIntegerField()
    receipt_no = models.TextField()
    at = models.DateTimeField()
    business_day = models.DateField()
    shift_id = models.UUIDField(null=True)
    employee_id = models.UUIDField(null=True)
    cashier = models.TextField()
    customer_id = models.UUIDField(null=True)
    training = models.BooleanField()
    currency = models.TextField()
    gross = models.BigIntegerField()
    discount = models.BigIntegerField()
    total = models.BigIntegerField()
    vat = models.BigIntegerField()
    settled = models.BigIntegerField(db_default=0)
    turnover = models.BigIntegerField(db_default=0)  # of `total`, what goods came to
    turnover_vat = models.BigIntegerField(db_default=0)
    rounding = models.BigIntegerField()
    change = models.BigIntegerField()
    pieces_milli = models.BigIntegerField()
    tenders = ArrayField(models.TextField())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-at", "-id"], name="sale_recent"),
            models.Index(fields=["organisation_id", "store_id", "-at", "-id"], name="sale_store"),
            models.Index(fields=["organisation_id", "register_id", "seq"], name="sale_register"),
            models.Index(fields=["organisation_id", "receipt_no"], name="sale_receipt"),
            # Training is rare: without this, a list of it reads every sale there is.
            models.Index(
                fields=["organisation_id", "-at", "-id"],
                condition=models.Q(training=True),
                name="sale_training",
            ),
            # Of somebody who remembers what it came to.
            models.Index(fields=["organisation_id", "total", "-at"], name="sale_total"),
            # What a customer bought.
            models.Index(
                fields=["organisation_id", "customer_id", "-at"],
                condition=models.Q(customer_id__isnull=False),
                name="sale_customer",
            ),
        ]

    def __str__(self) -> str:
        return self.receipt_no


class LateCustomer(models.Model):
    """Whose sale it was, said after it was paid and on the same day. No projection: the journal
    does not know of it."""

    pk = models.CompositePrimaryKey("organisation_id", "sale_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    sale_id = models.UUIDField()
    customer_id = models.UUIDField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "customer_id"], name="late_customer"),
        ]


class Letter(LedgerModel):
    """What a customer gets by e-mail or text message: `kind` and `about_id` say what, as
    `bon.kit.letters` reads them. No projection: the journal holds no addresses, and this one goes
    when it has been used (`jobs.forget_addresses`)."""

    kind = models.TextField()
    about_id = models.UUIDField()
    channel = models.CharField(max_length=5, choices=[("email", "email"), ("sms", "sms")])
    address = models.CharField(max_length=120, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "about_id"], name="letter_about"),
        ]


class SaleLine(models.Model):
    """One line of a sale. Negative quantity: goods that came back.

    Of those, `returned_by` says how they were known: by their receipt (then `origin_sale_id` and
    `origin_line` name what they take back), by an exchange label (`label` is its code; register
    and receipt numbers are read from it) or by the goods alone. `restock` is where they lie.
    `serial` is the number of a piece that has one, `lot` what its symbol said it was made in,
    `slip` the code of a bottle machine's slip.
    """

    pk = models.CompositePrimaryKey("organisation_id", "sale_id", "no")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    sale_id = models.UUIDField()
    sale = models.ForeignObject(
        Sale,
        on_delete=models.DO_NOTHING,
        from_fields=("organisation_id", "sale_id"),
        to_fields=("organisation_id", "id"),
        related_name="lines",
    )
    no = models.IntegerField()
    variant_id = models.UUIDField()
    product_id = models.UUIDField(null=True)
    sku = models.TextField()
    name = models.TextField()
    barcode = models.TextField()
    group = models.TextField()
    category = models.TextField()
    unit = models.TextField()
    quantity_milli = models.BigIntegerField()
    listed_price = models.BigIntegerField(null=True)
    unit_price = models.BigIntegerField()
    gross = models.BigIntegerField()
    total = models.BigIntegerField()
    vat_code = models.TextField()
    rate_bp = models.IntegerField()
    net = models.BigIntegerField()
    vat = models.BigIntegerField()
    returned_by = models.TextField(null=True)
    origin_sale_id = models.UUIDField(null=True)
    origin_line = models.IntegerField(null=True)
    label = models.TextField(null=True)
    label_register = models.IntegerField(null=True)
    label_receipt = models.BigIntegerField(null=True)
    reason = models.TextField(null=True)
    restock = models.TextField(null=True)
    serial = models.TextField(null=True)
    lot = models.TextField(null=True)
    slip = models.TextField(null=True)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            # The sales of these goods.
            models.Index(
                fields=["organisation_id", "variant_id", "sale_id"], name="saleline_goods"
            ),
            # What came back of a sale, by its receipt and by its exchange labels.
            models.Index(
                fields=["organisation_id", "origin_sale_id", "origin_line"],
                condition=models.Q(origin_sale_id__isnull=False),
                name="saleline_origin",
            ),
            models.Index(
                fields=["organisation_id", "label_register", "label_receipt"],
                condition=models.Q(label__isnull=False),
                name="saleline_label",
            ),
            # One piece through its life, and who bought what of a lot.
            models.Index(
                fields=["organisation_id", "serial"],
                condition=models.Q(serial__isnull=False),
                name="saleline_serial",
            ),
            models.Index(
                fields=["organisation_id", "lot"],
                condition=models.Q(lot__isnull=False),
                name="saleline_lot",
            ),
            # Whether a slip was paid out before.
            models.Index(
                fields=["organisation_id", "slip"],
                condition=models.Q(slip__isnull=False),
                name="saleline_slip",
            ),
        ]

    @property
    def discount(self) -> int:
        """What was taken off this line, in øre."""
        return self.gross - self.total


class Payment(models.Model):
    """One payment of a sale. `amount` is what the shop kept: `tendered` less `change`."""

    pk = models.CompositePrimaryKey("organisation_id", "sale_id", "no")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    sale_id = models.UUIDField()
    sale = models.ForeignObject(
        Sale,
        on_delete=models.DO_NOTHING,
        from_fields=("organisation_id", "sale_id"),
        to_fields=("organisation_id", "id"),
        related_name="payments",
    )
    no = models.IntegerField()
    tender = models.TextField()
    kind = models.TextField()
    name = models.TextField()
    saft_code = models.TextField()
    tendered = models.BigIntegerField()
    amount = models.BigIntegerField()
    change = models.BigIntegerField()
    reference = models.TextField()
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            # By the digits of a card.
            models.Index(
                fields=["organisation_id", "sale_id"],
                condition=~models.Q(reference=""),
                name="payment_reference",
            ),
        ]


class PaymentChange(LedgerModel):
    """A payment that was put on another tender after its sale; its row in `Payment` is the outcome.
    The id is that of its entry."""

    sale_id = models.UUIDField()
    no = models.IntegerField()
    at = models.DateTimeField()
    employee_id = models.UUIDField(null=True)
    approved_by = models.UUIDField(null=True)
    before = models.TextField()  # the tender's name, as on the receipt
    before_amount = models.BigIntegerField()
    after = models.TextField()
    after_amount = models.BigIntegerField()
    reason = models.TextField()

    class Meta:
        indexes: ClassVar = [
            # What was put right of a sale.
            models.Index(fields=["organisation_id", "sale_id"], name="payment_change_sale"),
        ]


class Refund(models.Model):
    """What a sale gave back, by one tender, of what was paid for another: worth, before the
    rounding of cash."""

    pk = models.CompositePrimaryKey("organisation_id", "sale_id", "origin_sale_id", "tender")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    sale_id = models.UUIDField()
    origin_sale_id = models.UUIDField()
    tender = models.TextField()
    amount = models.BigIntegerField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            # What was given back of a sale before.
            models.Index(fields=["organisation_id", "origin_sale_id"], name="refund_origin"),
        ]


class Shift(LedgerModel):
    """From opening to Z on one register.

    While it is open, `receipts` and `total` follow the sales; the Z then sets them, `figures`
    (the till's own, as printed), the cash that was counted, and how it was ended (`closing`).
    """

    register_id = models.UUIDField()
    store_id = models.UUIDField()
    number = models.BigIntegerField()
    opened_at = models.DateTimeField()
    business_day = models.DateField()
    opened_by = models.UUIDField(null=True)
    opening_float = models.BigIntegerField()
    first_seq = models.BigIntegerField()
    receipts = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    last_seq = models.BigIntegerField(null=True)
    z_entry_id = models.UUIDField(null=True)
    expected_cash = models.BigIntegerField(null=True)
    counted_cash = models.BigIntegerField(null=True)
    difference = models.BigIntegerField(null=True)
    float_left = models.BigIntegerField(null=True)
    figures = models.JSONField(null=True)
    closing = models.JSONField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-opened_at", "-id"], name="shift_recent"),
            models.Index(
                fields=["organisation_id", "register_id", "first_seq"], name="shift_register"
            ),
        ]


class Hour(models.Model):
    """Turnover of one register in one hour of a business day; training is in none of it.

    Of the register, not the store, so that two registers never wait for one row.
    """

    pk = models.CompositePrimaryKey(
        "organisation_id", "business_day", "store_id", "register_id", "hour"
    )
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    business_day = models.DateField()
    store_id = models.UUIDField()
    register_id = models.UUIDField()
    hour = models.SmallIntegerField()
    receipts = models.BigIntegerField()
    pieces_milli = models.BigIntegerField()
    total = models.BigIntegerField()
    vat = models.BigIntegerField()
    discount = models.BigIntegerField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()
