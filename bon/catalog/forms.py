"""What is typed about goods."""

from __future__ import annotations

import re
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bon.catalog.drafts import BarcodeDraft
from bon.catalog.listing import GoodsFilter
from bon.catalog.models import ArticleGroup, Product, VatClass
from bon.kit.fields import AmountField
from bon.kit.forms import TenantForm

# One code on each line; `*6` behind it where the pack holds six.
CODE = re.compile(r"(?P<code>[^\s*]+)(?:\s*\*\s*(?P<pack>[1-9]\d{0,3}))?$")
SHOW = [
    ("", _("I sortimentet")),
    ("unpriced", _("Uden pris")),
    ("uncoded", _("Uden stregkode")),
    ("archived", _("Udgåede")),
]
PRICE_MOST = 99_999_999


class GoodsFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    category = forms.CharField(label=_("Kategori"), required=False, max_length=400)
    show = forms.ChoiceField(label=_("Vis"), required=False, choices=SHOW)

    def narrowed(self) -> GoodsFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        values = self.cleaned_data
        text, category = values.get("q", ""), values.get("category", "")
        return GoodsFilter(text.strip(), category, values.get("show", ""))


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Fil med varer"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.xls,.ods"}),
    )


class CategoryField(forms.CharField):
    """A category's path as it is typed; the page's list suggests those there are."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"list": "categories"})
        kwargs = {"label": _("Kategori"), "max_length": 400, "widget": widget, **kwargs}
        super().__init__(required=False, **kwargs)


class BrandField(forms.CharField):
    """The same of a brand's name."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"list": "brands"})
        kwargs = {"label": _("Mærke"), "max_length": 60, "widget": widget, **kwargs}
        super().__init__(required=False, **kwargs)


class ProductForm(TenantForm):
    """What a product's variants have in common. Category and brand are typed by name."""

    category_path = CategoryField(
        help_text=_("Underkategorier efter en skråstreg: Cykler / Børn. En ny bliver oprettet.")
    )
    brand_name = BrandField()
    field_order = ["name", "description", "category_path", "brand_name", "tags", "style"]
    # The page's sections; what is in none of them stands in the first.
    ACCOUNTS = ("vat_class", "article_group")
    COUNTER = ("unit", "weighed", "service", "discountable", "serial", "batch", "age_limit")
    LAW = ("deposit", "bottle_deposit", "perishable", "unit_price_exempt")

    class Meta:
        model = Product
        fields: ClassVar = [
            *("name", "style", "description", "vat_class", "article_group"),
            *("unit", "weighed", "service", "discountable", "tags"),
            *("serial", "batch", "perishable", "age_limit", "deposit", "bottle_deposit"),
            "unit_price_exempt",
        ]
        widgets: ClassVar = {
            "tags": forms.TextInput({"list": "tags"}),
            "description": forms.Textarea({"rows": 4}),
        }
        help_texts: ClassVar = {
            "style": _("Producentens eller jeres eget nummer for alle varianter."),
            "article_group": _("Den gruppe, varen hører til i regnskabet og hos myndighederne."),
            "tags": _("Jeres egne ord med komma imellem, som kampagner kan gælde: sommer, udsalg"),
            "weighed": _("Kassen beder om vægten."),
            "serial": _("Kassen beder om nummeret på hvert eksemplar. Det står på bonnen."),
            "batch": _(
                "Batchnummer og sidste dag skrives, når varen modtages. Salget spørger ikke."
            ),
            "perishable": _("Førprisen er den laveste i 14 dage i stedet for 30."),
            "age_limit": _("Kassen spørger om kundens alder en gang pr. salg og noterer svaret."),
            "unit_price_exempt": _("Loven kræver ingen literpris eller kilopris på varen."),
            "deposit": _("Lægges oven i prisen på en linje for sig."),
            "bottle_deposit": _("Varen er selve panten og kan betales tilbage for tomme flasker."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        product: Product | None = kwargs.get("instance")
        if product is not None:
            kwargs["initial"] = {
                "category_path": product.category.path if product.category else "",
                "brand_name": product.brand.name if product.brand else "",
                **kwargs.get("initial", {}),
            }
        else:
            usual = {
                "vat_class": VatClass.objects.filter(code="standard").first(),
                "article_group": ArticleGroup.objects.filter(code="goods").first(),
            }
            kwargs["initial"] = {**usual, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for name in ("vat_class", "article_group"):
            self.fields[name].empty_label = None  # type: ignore[attr-defined]
        age = cast(forms.TypedChoiceField, self.fields["age_limit"])
        age.required, age.empty_value = False, "0"
        deposit = cast("forms.ModelChoiceField[Product]", self.fields["deposit"])
        deposits = Product.objects.filter(bottle_deposit=True, archived_at=None)
        deposit.queryset, deposit.empty_label = deposits.order_by("name"), str(_("Ingen"))

    def sections(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """The page's sections: heading, what it is about, fields."""
        later = (*self.ACCOUNTS, *self.COUNTER, *self.LAW)
        first = [name for name in self.fields if name not in later]
        named = [
            (_("Varen"), _("Det, alle varianter har til fælles."), first),
            (_("Ved kassen"), _("Det, kassen spørger om og regner med."), self.COUNTER),
            (_("Pant og enhedspris"), _("Det, loven vil have med."), self.LAW),
            (_("Regnskab"), _("Det, revisoren og myndighederne ser."), self.ACCOUNTS),
        ]
        return [(str(a), str(b), [self[name] for name in names]) for a, b, names in named]

    def shared(self) -> dict[str, Any]:
        """The product's own fields, as the actions take them."""
        return {field: self.cleaned_data[field] for field in self.Meta.fields}


class VariantForm(forms.Form):
    """The first variant of a product: price, number, codes."""

    price = AmountField(
        label=_("Pris"),
        required=False,
        high=PRICE_MOST,
        help_text=_("Med moms. Uden pris spørger kassen."),
    )
    sku = forms.CharField(label=_("Varenummer"), required=False, max_length=60)
    barcode = forms.CharField(
        label=_("Stregkoder"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "En på hver linje; den første trykkes. Skriv *6 bag koden på en pakke med seks."
        ),
    )

    def clean_barcode(self) -> list[BarcodeDraft]:
        drafts = []
        for line in self.cleaned_data["barcode"].split("\n"):
            if not line.strip():
                continue
            found = CODE.match(line.strip())
            if found is None:
                raise ValidationError(
                    _("%(line)s er ikke en stregkode."), params={"line": line.strip()}
                )
            drafts.append(BarcodeDraft(found["code"], int(found["pack"] or 1)))
        return drafts
