"""What is typed about suppliers, orders and deliveries."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.kit.fields import AmountField, DayField, RateField, TenantChoiceField
from bon.kit.forms import TenantForm
from bon.organisation.models import Store
from bon.purchasing.models import Article, PurchaseOrder, Supplier
from bon.purchasing.models.supplier import KRONE
from bon.staff.access import stores_for
from bon.staff.models import Person


def _in_currency(field: forms.Field, currency: str) -> None:
    """Kroner have their unit behind the field; any other currency stands in the label."""
    if currency != "DKK" and isinstance(field, AmountField):
        field.unit, field.label = "", f"{field.label} ({currency})"


class SupplierForm(TenantForm):
    once: ClassVar = {"name": _("Der er allerede en leverandør med det navn.")}

    rate = AmountField(
        label=_("Kurs"),
        low=1,
        initial=KRONE,
        help_text=_("Hvad 100 af valutaen koster i kroner. 100,00 for danske kroner."),
    )
    minimum_order = AmountField(label=_("Mindste ordre"), required=False)
    freight = AmountField(label=_("Fragt"), required=False)
    free_from = AmountField(label=_("Fragtfrit fra"), required=False)
    alert_bp = RateField(
        label=_("Sig til, når en kostpris flytter sig mere end"), initial=500, high=100_000
    )

    class Meta:
        model = Supplier
        fields: ClassVar = [
            *("name", "cvr", "our_number", "contact", "phone", "email"),
            *("currency", "rate", "payment_days", "month_end"),
            *("lead_days", "minimum_order", "freight", "free_from", "alert_bp"),
        ]
        help_texts: ClassVar = {
            "email": _("Hertil sendes indkøbsordrer."),
            "currency": _("Tre bogstaver: DKK, EUR, SEK."),
            "month_end": _("Fristen løber fra udgangen af måneden."),
        }

    def clean_currency(self) -> str:
        code = str(self.cleaned_data["currency"]).strip().upper()
        if len(code) != 3 or not (code.isascii() and code.isalpha()):
            raise forms.ValidationError(_("Skriv valutaen med tre bogstaver, for eksempel EUR."))
        return code

    def clean_minimum_order(self) -> int:
        return self.cleaned_data["minimum_order"] or 0

    def clean_freight(self) -> int:
        return self.cleaned_data["freight"] or 0

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("currency") == "DKK" and values.get("rate") not in (None, KRONE):
            self.add_error("rate", _("100 danske kroner koster 100,00."))
        return values


class ArticleForm(TenantForm):
    cost = AmountField(label=_("Pris for en kolli"), required=False)

    class Meta:
        model = Article
        fields: ClassVar = [
            *("number", "name", "barcode", "pack", "minimum", "cost", "preferred"),
        ]
        help_texts: ClassVar = {
            "preferred": _("Varen bestilles her, når den findes hos flere."),
            "barcode": _("Bruges ved varemodtagelse, også når jeres egen vare har en anden."),
        }

    def __init__(self, *args: Any, supplier: Supplier, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supplier = supplier
        self.fields["pack"].min_value = self.fields["minimum"].min_value = 1  # type: ignore[attr-defined]
        _in_currency(self.fields["cost"], supplier.currency)
        if not person.may("change_cost"):
            del self.fields["cost"]

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"]).strip()
        same = Article.objects.filter(supplier=self.supplier, number=number)
        if same.exclude(id=self.instance.id).exists():
            raise forms.ValidationError(_("Leverandøren har allerede en vare med det nummer."))
        return number

    def clean_pack(self) -> int:
        return max(1, int(self.cleaned_data["pack"]))

    def clean_minimum(self) -> int:
        return max(1, int(self.cleaned_data["minimum"]))

    def _post_clean(self) -> None:
        """The action checks the article as a whole."""


class NewOrderForm(forms.Form):
    """From whom, and for which store; a store that is the only one is not asked for."""

    supplier = TenantChoiceField(
        model=Supplier, label=_("Leverandør"), empty_label=_("Vælg leverandør")
    )
    store = TenantChoiceField(model=Store, label=_("Butik"), empty_label=None)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supplier"].queryset = (  # type: ignore[attr-defined]
            Supplier.objects.filter(archived_at=None).order_by("name")
        )
        self.fields["store"].queryset = stores_for(person)  # type: ignore[attr-defined]


class UnorderedForm(NewOrderForm):
    note_no = forms.CharField(label=_("Følgeseddel"), max_length=60, required=False)


class OrderForm(TenantForm):
    """The terms of a draft."""

    rate = AmountField(label=_("Kurs"), low=1)
    freight = AmountField(label=_("Fragt"))
    expected = DayField(label=_("Forventes"), required=False)

    class Meta:
        model = PurchaseOrder
        fields: ClassVar = ["expected", "freight", "rate", "note"]
        widgets: ClassVar = {"note": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_currency(self.fields["freight"], self.instance.currency)
        if self.instance.currency == "DKK":
            del self.fields["rate"]

    def said(self) -> dict[str, Any]:
        return {field: self.cleaned_data[field] for field in self.fields}


class UndoForm(forms.Form):
    """Why a delivery is undone; in the log for ever."""

    note = forms.CharField(label=_("Hvorfor?"), max_length=200)


class DeliveryForm(forms.Form):
    """What stands on a delivery note; what it cost only for whoever may change costs."""

    note_no = forms.CharField(label=_("Følgeseddel"), max_length=60, required=False)
    freight = AmountField(label=_("Fragt"), required=False)
    rate = AmountField(label=_("Kurs"), low=1, required=False)

    def __init__(self, person: Person, currency: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_currency(self.fields["freight"], currency)
        if currency == "DKK":
            del self.fields["rate"]
        if not person.may("change_cost"):
            del self.fields["freight"]
            self.fields.pop("rate", None)

    def said(self) -> dict[str, Any]:
        """What was typed; a rate left empty stays as it was."""
        values = {field: self.cleaned_data[field] for field in self.fields}
        if "freight" in values:
            values["freight"] = values["freight"] or 0
        return {k: v for k, v in values.items() if v is not None}
