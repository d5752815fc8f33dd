"""Every page's address. Each app owns its own."""

from django.urls import include, path
from django.views.i18n import set_language

from bon.campaigns.urls import prices
from bon.catalog.urls import import_urls
from bon.catalog.views.tiles import picture
from bon.kit.urls import tasks
from bon.kit.views import healthz
from bon.printing.urls import door as printers_door
from bon.purchasing.urls import receiving_urls
from bon.registers.urls import app
from bon.registers.urls import office as registers
from bon.sales.urls import receipts, shifts
from bon.staff.urls import audit, invitation

urlpatterns = [
    path("healthz", healthz),
    path("register/v1/", include("bon.registers.urls")),
    path("register/pictures/<uuid:organisation>/<str:hash>", picture),
    path("register/", include(app)),
    path("account/language/", set_language, name="set_language"),
    path("account/invitation/", include(invitation)),
    path("account/", include("allauth.urls")),
    path("", include("bon.reports.urls")),
    path("sales/", include("bon.sales.urls")),
    path("r/", include((receipts, "receipts"))),
    path("shifts/", include((shifts, "shifts"))),
    path("cash/", include("bon.cash.urls")),
    path("goods/", include("bon.catalog.urls")),
    path("imports/", include((import_urls, "imports"))),
    path("customers/", include("bon.customers.urls")),
    path("orders/", include("bon.orders.urls")),
    path("accounts/", include("bon.accounts.urls")),
    path("vouchers/", include("bon.vouchers.urls")),
    path("prices/", include((prices, "prices"))),
    path("campaigns/", include("bon.campaigns.urls")),
    path("repricing/", include("bon.pricing.urls")),
    path("bulk/", include("bon.bulk.urls")),
    path("labels/", include("bon.labels.urls")),
    path("stock/", include("bon.stock.urls")),
    path("batches/", include("bon.batches.urls")),
    path("purchasing/", include("bon.purchasing.urls")),
    path("receiving/", include((receiving_urls, "receiving"))),
    path("transfers/", include("bon.transfers.urls")),
    path("counts/", include("bon.counts.urls")),
    path("registers/", include((registers, "registers"))),
    path("printers/", include("bon.printing.urls")),
    path("print/", include(printers_door)),
    path("journal/", include("bon.journal.urls")),
    path("tasks/", include((tasks, "tasks"))),
    path("settings/", include("bon.organisation.urls")),
    path("staff/", include("bon.staff.urls")),
    path("approvals/", include("bon.approvals.urls")),
    path("audit/", include((audit, "audit"))),
]
