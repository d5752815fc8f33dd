"""The words by which customers are found."""

from __future__ import annotations

from bon.customers.models import Customer, SearchWord
from bon.kit.sorting import fold, sort_key, words_of

LONGEST = 60


def searched(customer: Customer) -> set[str]:
    """Names, town, telephone with and without its country, card number, CVR, EAN."""
    words = set(words_of(f"{customer.name} {customer.email} {customer.city}"))
    words |= {fold(customer.email).replace(" ", ""), str(customer.number), customer.cvr}
    words |= {customer.phone.removeprefix("+"), customer.phone.removeprefix("+45"), customer.gln}
    return {word[:LONGEST].removeprefix("+") for word in words if word}


def index(customer: Customer) -> None:
    """Whoever was merged or erased is found by nothing."""
    SearchWord.objects.filter(customer=customer).delete()
    if customer.current:
        words = sorted(searched(customer))
        SearchWord.objects.bulk_create([SearchWord(word=word, customer=customer) for word in words])


def place(customer: Customer) -> None:
    """Where the customer stands in a list: by name, else by what they are called by."""
    customer.sort_key = sort_key(str(customer))[:250]
