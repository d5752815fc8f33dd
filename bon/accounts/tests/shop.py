"""Accounts as the counters use them."""

from __future__ import annotations

from typing import Any

from bon.accounts.models import Account
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Customer
from bon.registers.simulated import Basket
from bon.registers.tests.counter import HELMET, Counter, open_counter
from bon.staff.cast import Cast
from till.shapes import Entry, KnownAccount

TENDER: Any = {"code": "account", "kind": "account", "saft_code": "12006", "name": "Konto"}


def account_counter(cast: Cast, register: Any) -> Counter:
    """A register whose people may sell on account up to 5.000 kr., and beyond a limit ask."""
    counter = open_counter(register, [cast.cashier, cast.manager])
    book = counter.till.pricebook
    book["tenders"].append(TENDER)
    book["vat_classes"].append({"code": "outside", "rate_bp": 0})
    for employee in book["employees"]:
        employee["permissions"]["sell_on_account"] = {"answer": "allow", "limit": 500_000}
        employee["permissions"]["exceed_credit"] = {"answer": "approve", "limit": None}
    book["employees"][1]["permissions"]["exceed_credit"] = {"answer": "allow", "limit": None}
    return counter


def harbour(cast: Cast, limit: int = 200_000) -> Customer:
    """Havnens Cykeludlejning, who buys on account."""
    with cast.at_work():
        said = {"name": "Havnens Cykeludlejning", "phone": "33112233", "kind": "business"}
        return keep_customer(cast.manager, None, {**said, "credit_limit": limit})


def known(customer: Customer, balance: int = 0) -> KnownAccount:
    return {
        "customer": str(customer.id),
        "limit": customer.credit_limit,
        "days": customer.payment_days,
        "balance": balance,
        "cash": 0,
    }


def charge(counter: Counter, customer: Customer, balance: int = 0, helmets: int = 1) -> Entry:
    """So many helmets at 599 kr. on account, the register believing in `balance`."""
    bought: Any = ("charge_account", {"tender": "account", "account": known(customer, balance)})
    basket = Basket([(HELMET, helmets * 1000)], customer=str(customer.id), commands=[bought])
    return counter.till.sell(basket)


def settle(
    counter: Counter, customer: Customer, amount: int, balance: int, tender: str = "card"
) -> Entry:
    """Paid into the account."""
    paid = {"account": known(customer, balance), "amount": amount, "label": "Indbetaling på konto"}
    command: Any = ("settle_account", paid)
    whose = str(customer.id)
    return counter.till.sell(Basket([], tender, customer=whose, commands=[command]))


def balance(cast: Cast, customer: Customer) -> int:
    with cast.at_work():
        return int(Account.objects.get(customer_id=customer.id).balance)
