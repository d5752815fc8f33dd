"""Answers from elsewhere that an entry leans on, each held against the question that was asked.

What was approved at the counter itself, by PIN or badge, bears a name and no question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from bon.approvals.models import Approval
from bon.journal.conduct import PERMISSIONS, Staff, listed, rest_of, share_of
from bon.journal.entry import read_id
from bon.organisation.models import Register
from till.authority import alone
from till.returns import PERMISSIONS as RETURNS


class Claim(NamedTuple):
    """One thing that was done. `signed`: all that bears a yes to it, for an `amount` in the unit
    of the permission. `employee`: who did it, None where the entry does not say."""

    signed: list[Any]
    permissions: tuple[str, ...]
    employee: str | None
    amount: int


def named(value: Any) -> Iterator[Any]:
    """The questions that stand anywhere in an entry."""
    if isinstance(value, dict):
        if "approval" in value:
            yield value["approval"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from named(each)


def question_id(named: Any) -> UUID | None:
    return read_id(named) if isinstance(named, str) else None


def doubt_of(
    entry: Any,
    questions: Mapping[UUID, Approval],
    firsts: Mapping[UUID, Any],
    register: Register,
    staff: Staff,
) -> str | None:
    """The first thing that no question covers, or None. `firsts`: by its id, the entry that used
    a question first."""
    uses: list[Any] = []
    for claim in claims_of(entry):
        asked = []
        for approval, approver in _answers(claim):
            id = question_id(approval)
            question = questions.get(id) if id else None
            doubt = _against(claim, question, approver, entry, register)
            if doubt is None and question is not None and question.used_by:
                doubt = _used(firsts.get(question.used_by), entry)
            if doubt is not None or question is None:
                return f"{approval}: {doubt}"
            asked.append(question)
            uses.append(approval)
        if asked and not _enough(claim, asked, staff):
            return f"{claim.permissions[0]}: {claim.amount}, asked for {asked[-1].amount}"
    for approval in named(entry["body"]):
        if approval not in uses:
            return f"{approval}: nothing here needed it"
    twice = next((one for one in uses if uses.count(one) > 1), None)
    return None if twice is None else f"{twice}: used twice"


def claims_of(entry: Any) -> Iterator[Claim]:
    """All that an entry did and may have been approved."""
    employee, kind, body = entry["employee"], entry["kind"], entry["body"]
    if kind in PERMISSIONS and kind != "sale":
        needed: tuple[str, ...] = (PERMISSIONS[kind],)
        if kind == "cash_counted" and body["reason"]:
            needed = ("recount", *needed)
        moved = body["amount"] if kind in ("cash_in", "cash_out") else 0
        yield Claim([body], needed, employee, moved)
    if kind == "z_report":
        closing = body["closing"]
        yield Claim([closing], ("cash_difference",), employee, body["figures"]["difference"])
        if closing["deposit"]:
            yield Claim([closing["deposit"]], ("bank_deposit",), employee, 0)
    if kind == "sale":
        yield from _of_lines(body["lines"])
    if kind in ("sale", "sale_void"):
        yield from _of_payments(body["payments"])


def _of_lines(lines: list[Any]) -> Iterator[Claim]:
    sold = [line for line in lines if line["origin"] is None]
    shares = []
    for line in sold:
        for given in line["discounts"]:
            if given["kind"] == "line":
                share_bp = share_of(given, given["amount"], listed(line))
                yield Claim([given], ("line_discount",), given["employee"], share_bp)
            else:
                shares.append(given)
    if shares:
        rest = sum(rest_of(line) for line in sold if line["quantity_milli"] > 0)
        share_bp = share_of(shares[0], sum(given["amount"] for given in shares), rest)
        yield Claim(shares, ("cart_discount",), shares[0]["employee"], share_bp)
    bottles = [line for line in sold if line["quantity_milli"] < 0 and not line["order"]]
    yield Claim(bottles, ("refund_deposit",), None, _worth(bottles))
    for by in sorted(RETURNS):
        back = [line for line in lines if line["origin"] and line["origin"]["by"] == by]
        yield Claim([line["origin"] for line in back], (RETURNS[by],), None, _worth(back))


def _of_payments(payments: list[Any]) -> Iterator[Claim]:
    for payment in payments:
        voucher, account = payment.get("voucher"), payment.get("account")
        if voucher and voucher["cash_out"]:
            out = payment["amount"] - voucher["goods"]
            yield Claim([voucher], ("pay_out_gift_card",), None, out)
        if account and payment["amount"] > 0:
            needed = ("sell_on_account", "exceed_credit")
            yield Claim([account], needed, None, payment["amount"])


def _worth(lines: list[Any]) -> int:
    return -sum(int(line["total"]) for line in lines)


def _answers(claim: Claim) -> list[tuple[Any, Any]]:
    """The questions of a claim with who is said to have answered, each once."""
    found: list[tuple[Any, Any]] = []
    for signed in claim.signed:
        if "approval" in signed:
            answer = (signed["approval"], signed.get("approved_by"))
            if answer not in found:
                found.append(answer)
    return found


def _against(
    claim: Claim, question: Approval | None, approver: Any, entry: Any, register: Register
) -> str | None:
    if question is None:
        return "nobody asked that"
    if question.register_id != register.id or question.register.store_id != register.store_id:
        return "asked at another register"
    if not question.granted or str(question.answered_by_id) != approver:
        return f"{approver} did not say yes"
    if question.permission not in claim.permissions:
        return f"asked for {question.permission}"
    if claim.employee is not None and str(question.asked_by_id) != claim.employee:
        return f"{claim.employee} did not ask"
    if entry["kind"] == "sale" and question.sale and str(question.sale) != entry["body"]["sale"]:
        return "asked for another sale"
    return None


def _enough(claim: Claim, asked: list[Approval], staff: Staff) -> bool:
    """Whether the questions were for so much. What was approved at the counter too, or needed no
    approval in the end, they need not cover; by how much a customer's credit was exceeded, the
    accounts know."""
    if any(one.permission == "exceed_credit" for one in asked):
        return True
    if any(one.get("approved_by") and "approval" not in one for one in claim.signed):
        return True
    own = staff.get(str(asked[-1].asked_by_id), {}).get(asked[-1].permission)
    most = max(abs(one.amount) for one in asked)
    return alone(own, claim.amount) or abs(claim.amount) <= most


def _used(first: Any, entry: Any) -> str | None:
    """A yes is for one act. One act writes several entries where lines that belong together are
    taken out, and where a Z sends money to the bank: they follow each other at once."""
    if first is None:
        return "used by another entry"
    if first["id"] == entry["id"]:
        return None
    if (first["at"], first["employee"]) == (entry["at"], entry["employee"]):
        kinds, apart = (first["kind"], entry["kind"]), entry["seq"] - first["seq"]
        if kinds == ("line_removed", "line_removed"):
            one_act = first["body"]["sale"] == entry["body"]["sale"]
        else:
            bagged = first["body"]["closing"]["deposit"] if first["kind"] == "z_report" else None
            one_act = kinds[1] == "bank_deposit" and apart == 1 and bagged == entry["body"]
        if one_act:
            return None
    return f"used by entry {first['seq']}"
