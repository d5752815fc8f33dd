"""Words of permissions and of what was changed."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.kit.models import AuditEvent
from bon.staff.permissions import CATALOGUE

register = template.Library()
NAMES = {permission.code: permission.name for permission in CATALOGUE}
NOTHING = "–"


class Change(NamedTuple):
    """A field with what it was and what it became, as text; `before` None where it was made."""

    field: str
    before: str | None
    after: str


@register.filter
def permission_name(code: str) -> str:
    """What a permission of the catalogue is called on screen."""
    return str(NAMES.get(code, code))


@register.filter
def verb_name(verb: str) -> str:
    """What was done, in a word."""
    words = {
        "added": _("oprettet"),
        "approved": _("godkendt"),
        "archived": _("udgået"),
        "arrived": _("modtaget"),
        "badge_given": _("nyt medarbejderkort"),
        "badge_taken": _("uden medarbejderkort"),
        "cancelled": _("annulleret"),
        "changed": _("rettet"),
        "closed": _("lukket"),
        "code_linked": _("stregkode tilknyttet"),
        "cost_set": _("ny kostpris"),
        "created": _("oprettet"),
        "declined": _("afvist"),
        "drafted": _("kladde"),
        "dropped": _("kasseret"),
        "founded": _("grundlagt"),
        "invitation_accepted": _("tog imod invitation"),
        "invited": _("inviteret"),
        "opened": _("påbegyndt"),
        "paired": _("tilsluttet"),
        "pairing_opened": _("ny kode til enhed"),
        "payment_changed": _("betaling rettet"),
        "pin_set": _("ny pinkode"),
        "price_set": _("ny pris"),
        "projection_retried": _("bogført igen"),
        "restored": _("taget ind igen"),
        "revoked": _("spærret"),
        "rights_deviated": _("egne rettigheder"),
        "sent": _("sendt"),
        "undone": _("fortrudt"),
        "task_done": _("løst"),
    }
    return words.get(verb, verb.replace("_", " "))


@register.filter
def subject_name(label: str) -> str:
    """What kind of thing was changed."""
    words = {
        "approvals.approval": _("Godkendelse ved kassen"),
        "catalog.brand": _("Mærke"),
        "catalog.category": _("Kategori"),
        "catalog.importrun": _("Import"),
        "catalog.poster": _("Plakat"),
        "catalog.product": _("Vare"),
        "catalog.tilepage": _("Hurtigtaster"),
        "catalog.variant": _("Variant"),
        "journal.projectionfailure": _("Post i journalen"),
        "kit.task": _("Opgave"),
        "organisation.company": _("Selskab"),
        "organisation.discountreason": _("Rabatårsag"),
        "organisation.organisation": _("Virksomhed"),
        "organisation.register": _("Kasse"),
        "organisation.returnreason": _("Returårsag"),
        "organisation.returnterms": _("Retur og bytte"),
        "organisation.store": _("Butik"),
        "organisation.tender": _("Betalingsmiddel"),
        "registers.device": _("Enhed"),
        "sales.sale": _("Salg"),
        "purchasing.article": _("Vare hos leverandør"),
        "purchasing.goodsreceipt": _("Varemodtagelse"),
        "purchasing.purchaseorder": _("Indkøbsordre"),
        "purchasing.receiptline": _("Kostpris"),
        "purchasing.supplier": _("Leverandør"),
        "staff.person": _("Medarbejder"),
        "staff.role": _("Rolle"),
        "vouchers.programme": _("Gavekort"),
        "vouchers.terms": _("Regler for gavekort"),
    }
    return words.get(label, label)


@register.filter
def changes(event: AuditEvent) -> list[Change]:
    """What an audit event changed, field by field, in the words of the pages."""
    fields = sorted(event.before.keys() | event.after.keys())
    return [
        Change(
            _field_name(event.subject, field),
            _text(field, event.before[field]) if field in event.before else None,
            _text(field, event.after.get(field)),
        )
        for field in fields
    ]


def _field_name(subject: str, field: str) -> str:
    if field in NAMES:
        return permission_name(field)
    try:
        named = apps.get_model(subject)._meta.get_field(field)
        return str(getattr(named, "verbose_name", field)).capitalize()
    except (LookupError, FieldDoesNotExist):
        words = {
            "amount": _("Beløb"),
            "approved_by": _("Godkendt af"),
            "axes": _("Kendetegn"),
            "barcodes": _("Stregkoder"),
            "payment": _("Betaling"),
            "prices": _("Priser"),
            "reason": _("Årsag"),
        }
        return words.get(field, field.replace("_", " ").capitalize())


def _text(field: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(field, one) for one in value) or NOTHING
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, int) and field in ("amount", "price", "prices", "total"):
        return formats.money(value)
    if field == "permission":
        return permission_name(str(value))
    return NOTHING if value in (None, "") else str(value)
