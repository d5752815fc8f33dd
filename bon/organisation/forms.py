"""What the owner may set about the organisation."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bon.kit.forms import TenantForm
from bon.organisation.models import (
    Company,
    DiscountReason,
    Organisation,
    Register,
    ReturnReason,
    ReturnTerms,
    Store,
    Tender,
)

# SAF-T Cash Register 2.0, basicType 12.
SAFT_PAYMENTS = [
    ("12001", _("Kontant")),
    ("12002", _("Dankort og andre debetkort")),
    ("12003", _("Kreditkort")),
    ("12004", _("Bankoverførsel")),
    ("12005", _("Gavekort")),
    ("12006", _("Kundekonto")),
    ("12007", _("Point og stempler")),
    ("12008", _("Pantbon")),
    ("12009", _("Check")),
    ("12010", _("Tilgodebevis")),
    ("12011", _("Mobilbetaling")),
    ("12999", _("Andet")),
]

# Kinds of tender whose rules are the till's own.
OURS = ("voucher", "account")


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Organisation
        fields: ClassVar = ["name", "language"]
        widgets: ClassVar = {"language": forms.Select(choices=settings.LANGUAGES)}
        help_texts: ClassVar = {"language": _("Sproget på bonner og kasser.")}


class CompanyForm(TenantForm):
    once: ClassVar = {"cvr": _("Det CVR-nummer er allerede oprettet.")}

    class Meta:
        model = Company
        fields: ClassVar = ["name", "cvr", "address", "postcode", "city"]
        widgets: ClassVar = {"cvr": forms.TextInput(attrs={"inputmode": "numeric"})}
        help_texts: ClassVar = {"name": _("Som det står i CVR-registret. Det trykkes på bonnen.")}


class StoreForm(TenantForm):
    once: ClassVar = {"name": _("En anden butik hedder allerede det.")}

    class Meta:
        model = Store
        fields: ClassVar = [
            "name", "company", "address", "postcode", "city", "phone", "receipt_footer",
        ]  # fmt: skip
        widgets: ClassVar = {"receipt_footer": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar = {
            "receipt_footer": _("For eksempel returret og åbningstider. En linje pr. linje."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["company"].queryset = Company.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["company"].empty_label = None  # type: ignore[attr-defined]


class RegisterForm(TenantForm):
    once: ClassVar = {"code": _("En anden kasse har allerede den kode.")}

    class Meta:
        model = Register
        fields: ClassVar = ["code", "name", "store"]
        help_texts: ClassVar = {
            "code": _("Et til seks store bogstaver eller tal. Står foran nummeret på hver bon."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["store"].queryset = Store.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["store"].empty_label = None  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        if not (code.isascii() and code.isalnum()):
            raise forms.ValidationError(_("Brug kun bogstaverne A til Z og tal."))
        return code


class TenderForm(TenantForm):
    once: ClassVar = {"code": _("Et andet betalingsmiddel har allerede den kode.")}
    saft_code = forms.ChoiceField(
        label=_("Type i SAF-T"), choices=SAFT_PAYMENTS, help_text=_("Hvad myndighederne skal se.")
    )

    class Meta:
        model = Tender
        fields: ClassVar = ["name", "code", "kind", "saft_code", "position", "active"]
        labels: ClassVar = {"position": _("Rækkefølge")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The shop has one tender for each kind of voucher and one for accounts from the start, and
        makes no others."""
        super().__init__(*args, **kwargs)
        if self.instance.kind in OURS:
            del self.fields["kind"], self.fields["code"]
        else:
            choices = Tender._meta.get_field("kind").flatchoices
            kept = [each for each in choices if each[0] not in OURS]
            self.fields["kind"].choices = kept  # type: ignore[attr-defined]


class DiscountReasonForm(TenantForm):
    once: ClassVar = {"code": _("En anden årsag har allerede den kode.")}

    class Meta:
        model = DiscountReason
        fields: ClassVar = ["name", "code", "position", "active"]
        labels: ClassVar = {"position": _("Rækkefølge")}


class ReturnReasonForm(TenantForm):
    once: ClassVar = {"code": _("En anden årsag har allerede den kode.")}

    class Meta:
        model = ReturnReason
        fields: ClassVar = ["name", "code", "restock", "position", "active"]
        labels: ClassVar = {"position": _("Rækkefølge")}


class ReturnTermsForm(TenantForm):
    label_categories = forms.CharField(
        label=_("Kategorier med byttemærke"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("En kategori pr. linje, som den står på varen. Det under den er med."),
    )

    class Meta:
        model = ReturnTerms
        fields: ClassVar = [
            "days", "labels", "label_categories", "label_days", "label_until", "label_refund",
        ]  # fmt: skip
        widgets: ClassVar = {
            "label_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }
        help_texts: ClassVar = {
            "days": _("Derefter kræver retur en godkendelse. 0 er uden frist."),
            "labels": _("Et mærke pr. vare trykkes sammen med bonnen, uden pris."),
            "label_until": _("For eksempel efter jul. Gælder, hvor det er senere end dagene."),
            "label_refund": _("Ellers bliver de til andre varer eller et tilgodebevis."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["label_categories"] = "\n".join(self.instance.label_categories)

    def clean_label_categories(self) -> list[str]:
        lines = self.cleaned_data["label_categories"].splitlines()
        return [line.strip() for line in lines if line.strip()]
