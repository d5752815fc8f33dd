"""What is kept of a customer, handed out as a file to whoever asks for their own."""

from __future__ import annotations

import json

from bon.customers.actions.keep_customer import keep_customer
from bon.kit.ids import uuid7
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, open_counter
from bon.staff.cast import Cast, Office


def test_a_customer_gets_all_that_is_kept_of_them(cast: Cast, office: Office) -> None:
    with cast.at_work():
        grete = keep_customer(cast.manager, uuid7(), {"name": "Grete Holm", "phone": "20304050"})
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 2000)], customer=str(grete.id)))
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    page = f"/customers/{grete.id}/data.json"
    answer = office.of(cast.manager).get(page)
    assert answer["Content-Disposition"] == f'attachment; filename="kunde-{grete.number}.json"'
    told = json.loads(answer.content)
    assert told["customer"]["name"] == "Grete Holm"
    [bought] = told["purchases"]
    assert (bought["total"], bought["lines"][0]["quantity_milli"]) == (9_990, 2_000)
    assert told["consents"] == told["gift_cards"] == told["orders"] == told["account"] == []
    assert page in office.of(cast.manager).get(f"/customers/{grete.id}/").content.decode()
    assert office.of(cast.cashier).get(page).status_code == 403
    assert office.of(cast.stranger).get(page).status_code == 404
