"""What the shop says of a printer."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bon.kit.forms import TenantForm
from bon.printing.models import PROTOCOLS, Printer


class PrinterForm(TenantForm):
    class Meta:
        model = Printer
        fields: ClassVar = ["name", "store", "protocol", "columns", "purpose"]
        help_texts: ClassVar = {"name": _("Som I kalder den, for eksempel »Disken«.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["store"].empty_label = str(_("Vælg butik"))  # type: ignore[attr-defined]
        # Most have the first of the two; nobody has none.
        self.fields["protocol"].choices = PROTOCOLS  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        others = Printer.objects.exclude(pk=self.instance.pk).filter(
            retired_at=None, store=values.get("store"), name=values.get("name")
        )
        if others.exists():
            self.add_error("name", ValidationError(_("En anden printer i butikken hedder det.")))
        return values
