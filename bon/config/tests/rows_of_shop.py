"""A row behind every page of the shop: its people, settings and printers, its customers."""

from __future__ import annotations

from bon.config.tests.rows import Ids, every
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Group
from bon.customers.models import ImportRun as CustomersRun
from bon.organisation.models import DiscountReason, ReturnReason, Tender
from bon.printing.actions.save_printer import save_printer
from bon.staff.cast import Cast


def of_shop(cast: Cast) -> Ids:
    tender = Tender.objects.create(code="gave", kind="manual", saft_code="12005", name="Gavekort")
    returned = ReturnReason.objects.create(code="messe", name="Købt på messe")
    reason = DiscountReason.objects.create(code="messe", name="Vist på messe")
    printer = save_printer(cast.owner, None, {"name": "Disken", "store": cast.store}).printer
    return {
        **every("staff", "person persons_rights pin invite badge no_badge", cast.mechanic.id),
        **every("staff", "role", cast.cashier.role_id),
        "staff:role_there": {"id": cast.cashier.role_id, "store": cast.store.id},
        **every("organisation", "company", cast.company.id),
        **every("organisation", "store", cast.store.id),
        **every("organisation", "tender", tender.id),
        **every("organisation", "reason", reason.id),
        **every("organisation", "return_reason", returned.id),
        **every("organisation", "register", cast.register.id),
        **every("printing", "printer jobs edit sample address retire", printer.id),
        **_of_customers(cast),
    }


def _of_customers(cast: Cast) -> Ids:
    customer = keep_customer(cast.owner, None, {"name": "Åse Brøndum", "phone": "26123456"})
    group = Group.objects.create(name="Foreningen")
    names = "customer edit_customer consent merge erase"
    run = CustomersRun.objects.create(file_name="kunder.csv", content=b"Navn", status="done")
    return {
        **every("customers", "import_run", run.id),
        **every("customers", names, customer.id),
        **every("accounts", "account", customer.id),
        **every("customers", "group", group.id),
        **every("sales", "of_customer", customer.id),
        **every("reports", "customer_data", customer.id),
    }
