"""The register's door; addresses as docs/reference/protocol.md names them."""

from django.urls import path

from bon.registers import intake

urlpatterns = [
    path("journal", intake.journal),
]
