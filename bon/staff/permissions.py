"""The catalogue of what a person may do. Roles answer each with allow, approve or deny.

`approve`: allowed when somebody who is allowed says yes on the spot. Some carry a limit, in
the unit named here; below it the answer is allow, above it approve.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from till.shapes import Right

Answer = Literal["allow", "approve", "deny"]
Answers = dict[str, tuple[Answer, int | None]]  # permission → answer, and its limit if it has one
Rights = dict[str, Right]  # the same as the till knows them
OWNER = "owner"  # the code of the role that an organisation is never without


@dataclass(frozen=True)
class Permission:
    code: str
    name: str | Promise
    limit: Literal["", "bp", "ore"] = ""


@dataclass(frozen=True)
class Group:
    """What belongs together on the role's page. `spot`: somebody can approve it on the spot."""

    name: str | Promise
    about: str | Promise
    spot: bool
    permissions: tuple[Permission, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        _("Salg"),
        _("Det daglige ved kassen, og hvor meget der må gives væk."),
        True,
        (
            Permission("sell", _("Sælge")),
            Permission("line_discount", _("Rabat på en vare, eller en anden pris"), "bp"),
            Permission("cart_discount", _("Rabat på hele salget"), "bp"),
            Permission("remove_line", _("Fjerne en vare fra salget")),
            Permission("void_cart", _("Annullere et salg før betaling")),
            Permission("sell_unknown", _("Sælge varer, kassen ikke kender")),
            Permission("resume_parked", _("Hente kollegers parkerede salg")),
            Permission("take_over_parked", _("Overtage et parkeret salg fra en anden kasse")),
            Permission("reprint", _("Printe kopi af bon")),
            Permission("sell_on_account", _("Sælge på konto"), "ore"),
            Permission("exceed_credit", _("Sælge ud over kundens kreditmaksimum"), "ore"),
            Permission("sell_gift_card", _("Sælge gavekort"), "ore"),
            Permission("pay_out_gift_card", _("Udbetale resten af et gavekort kontant"), "ore"),
            Permission("adjust_gift_card", _("Rette og spærre gavekort"), "ore"),
        ),
    ),
    Group(
        _("Retur og bytte"),
        _("Penge tilbage til kunden. Grænsen gælder hele beløbet."),
        True,
        (
            Permission("return_with_receipt", _("Tage retur med bon"), "ore"),
            Permission("return_without_receipt", _("Tage retur uden bon"), "ore"),
            Permission("return_late", _("Tage retur efter fristen")),
            Permission("exchange", _("Bytte varer"), "ore"),
            Permission("choose_restock", _("Vælge, hvor returvarer lægges")),
            Permission("refund_other_tender", _("Betale tilbage på en anden måde end betalt")),
            Permission("refund_deposit", _("Udbetale flaskepant"), "ore"),
        ),
    ),
    Group(
        _("Kassen og pengene"),
        _("Skuffen, optælling og kasseperioder."),
        True,
        (
            Permission("change_payment", _("Rette, hvad et salg blev betalt med")),
            Permission("open_drawer", _("Åbne skuffen uden salg")),
            Permission("cash_move", _("Lægge penge i kassen og tage penge ud"), "ore"),
            Permission("bank_deposit", _("Sende penge til banken")),
            Permission("open_shift", _("Åbne kassen")),
            Permission("close_shift", _("Lukke kassen (Z)")),
            Permission("cash_difference", _("Lukke med kassedifference"), "ore"),
            Permission("recount", _("Tælle igen")),
            Permission("x_report", _("Tage X-rapport")),
            Permission("see_expected_cash", _("Se forventet kassebeholdning")),
            Permission("training", _("Slå træning til")),
        ),
    ),
    Group(
        _("Varer og lager"),
        _("Hvad der sælges, hvad der er på lager, og hvad der er på tilbud."),
        False,
        (
            Permission("see_stock", _("Se lager")),
            Permission("see_cost", _("Se kostpriser og lagerværdi")),
            Permission("stock_adjust", _("Regulere og afskrive lager"), "ore"),
            Permission("change_cost", _("Rette kostpriser")),
            Permission("transfer", _("Flytte varer mellem butikker")),
            Permission("count", _("Tælle lager op")),
            Permission("approve_count", _("Godkende og bogføre optællinger")),
            Permission("edit_goods", _("Oprette og rette varer")),
            Permission("import_goods", _("Importere varer")),
            Permission("campaigns", _("Lave kampagner")),
            Permission("labels", _("Printe etiketter")),
            Permission("purchase", _("Bestille varer hos leverandører")),
            Permission("receive", _("Modtage varer")),
        ),
    ),
    Group(
        _("Kunder"),
        _("Personoplysninger, og hvem der må se dem."),
        False,
        (
            Permission("see_customers", _("Se og søge kunder")),
            Permission("edit_customers", _("Oprette og rette kunder")),
            Permission("see_customer_history", _("Se kundens køb")),
            Permission("export_customers", _("Tage kunder ud i en fil")),
            Permission("manage_customers", _("Lægge kunder sammen, slette dem, give kredit")),
        ),
    ),
    Group(
        _("Kontoret"),
        _("Tal, medarbejdere og opsætning."),
        False,
        (
            Permission("see_sales", _("Se salg og bonner")),
            Permission("confirm_deposits", _("Bekræfte penge i banken")),
            Permission("manage_staff", _("Oprette medarbejdere og roller")),
            Permission("manage_registers", _("Tilslutte og spærre kasser")),
            Permission("retry_projections", _("Behandle fejlede posteringer igen")),
            Permission("settings", _("Rette virksomhedens indstillinger")),
            Permission("see_audit", _("Se ændringslog")),
        ),
    ),
)
CATALOGUE: tuple[Permission, ...] = tuple(one for group in GROUPS for one in group.permissions)
CODES = frozenset(permission.code for permission in CATALOGUE)

_COUNTER = {
    "sell", "remove_line", "void_cart", "sell_unknown", "resume_parked", "reprint",
    "pay_out_gift_card", "return_with_receipt", "exchange", "choose_restock", "open_shift",
    "close_shift", "bank_deposit", "recount", "x_report", "training", "see_sales", "see_stock",
    "transfer", "see_customers", "edit_customers", "see_customer_history", "labels", "receive",
    "count",
}  # fmt: skip
_OWNERS = {"manage_staff", "settings", "see_audit"}
# What a cashier asks a colleague for, and up to how much she need not ask.
_ASKS = {
    "open_drawer", "take_over_parked", "return_without_receipt", "return_late",
    "refund_other_tender", "exceed_credit", "adjust_gift_card", "change_payment",
}  # fmt: skip
_LIMITS = {
    "line_discount": 1000, "cart_discount": 1000, "return_with_receipt": 200_000,
    "cash_move": 50_000, "cash_difference": 10_000, "refund_deposit": 20_000,
    "sell_gift_card": 500_000, "sell_on_account": 200_000,
}  # fmt: skip


def standard_roles() -> dict[str, Answers]:
    """The roles a new organisation starts with: code → permission → (answer, limit)."""
    owner: Answers = dict.fromkeys(CODES, ("allow", None))
    manager: Answers = {
        code: ("deny", None) if code in _OWNERS else ("allow", None) for code in CODES
    }
    cashier: Answers = {code: _cashiers(code) for code in CODES}
    return {OWNER: owner, "manager": manager, "cashier": cashier, "mechanic": cashier}


def _cashiers(code: str) -> tuple[Answer, int | None]:
    if code in _LIMITS:
        return "allow", _LIMITS[code]
    if code in _ASKS:
        return "approve", None
    return ("allow", None) if code in _COUNTER else ("deny", None)


def rights(answers: Answers) -> Rights:
    """The answers as the till knows them: what is denied is left out."""
    return {
        code: {"answer": answer, "limit": limit}
        for code, (answer, limit) in sorted(answers.items())
        if answer != "deny"
    }


def readable(answers: Answers) -> dict[str, str]:
    """The answers as the audit keeps them: a text for each."""
    return {
        code: answer if limit is None else f"{answer} {limit}"
        for code, (answer, limit) in answers.items()
    }
