"""What is typed about many goods at once. What is left empty stays as it is."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bon.bulk.standing import FIELDS
from bon.bulk.wanted import Wanted
from bon.catalog.columns import FLAGS
from bon.catalog.forms import BrandField, CategoryField
from bon.catalog.models import ArticleGroup, Product, VatClass
from bon.catalog.models.grouping import BETWEEN
from bon.catalog.models.product import AGES
from bon.catalog.wording import tags_of
from bon.kit.fields import QuantityField, TenantChoiceField
from bon.organisation.models import Store
from bon.purchasing.models import Supplier, refuse_bounds
from bon.staff.access import stores_for
from bon.staff.models import Person

AS_NOW = _("Som nu")
YES_OR_NO = [("", AS_NOW), ("yes", _("Ja")), ("no", _("Nej"))]
NONE = ("-", "–")  # typed where there shall be none
EMPTY = _("Tomt: som nu. En streg (–): ingen.")


class _TagsField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"list": "tags"})
        super().__init__(required=False, max_length=200, widget=widget, **kwargs)


class BulkForm(forms.Form):
    """The fields of one edit; `prefix` keeps them apart from what chose the goods."""

    prefix = "set"
    use_required_attribute = False

    category = CategoryField(help_text=EMPTY)
    brand = BrandField(help_text=EMPTY)
    add_tags = _TagsField(
        label=_("Sæt mærkater på"), help_text=_("Med komma imellem: sommer, udsalg")
    )
    remove_tags = _TagsField(label=_("Tag mærkater af"))
    archived = forms.ChoiceField(
        label=_("Sortiment"),
        required=False,
        choices=[("", AS_NOW), ("yes", _("Ud af sortimentet")), ("no", _("Ind i sortimentet"))],
    )
    vat = TenantChoiceField(label=_("Moms"), model=VatClass, blank=True)
    group = TenantChoiceField(label=_("Varegruppe"), model=ArticleGroup, blank=True)
    age_limit = forms.ChoiceField(
        label=_("Aldersgrænse"),
        required=False,
        choices=[("", AS_NOW), ("0", _("Ingen")), *((str(age), _("%d år") % age) for age in AGES)],
    )

    supplier = TenantChoiceField(label=_("Leverandør"), model=Supplier, blank=True)
    store = TenantChoiceField(
        label=_("Butik"), model=Store, blank=True, help_text=_("Hvor minimum og maksimum gælder.")
    )
    minimum = QuantityField(label=_("Minimum"), required=False)
    maximum = QuantityField(label=_("Maksimum"), required=False)
    BUYING = ("supplier", "store", "minimum", "maximum")

    def __init__(self, data: QueryDict | None, person: Person) -> None:
        super().__init__(data)
        self._stores = stores_for(person)
        if person.may("purchase"):
            self._ask_of_buying()
        else:
            for name in self.BUYING:
                del self.fields[name]
        for name in ("vat", "group"):
            self.fields[name].empty_label = str(AS_NOW)  # type: ignore[attr-defined]
            self.fields[name].required = False
        for flag in FLAGS:
            label = str(Product._meta.get_field(flag).verbose_name).capitalize()  # type: ignore[union-attr]
            self.fields[flag] = forms.ChoiceField(label=label, required=False, choices=YES_OR_NO)

    def _ask_of_buying(self) -> None:
        suppliers = Supplier.objects.filter(archived_at=None).order_by("name")
        for name, words in (("supplier", AS_NOW), ("store", _("Alle butikker"))):
            field = cast("TenantChoiceField", self.fields[name])
            field.required, field.empty_label = False, str(words)
        cast("TenantChoiceField", self.fields["supplier"]).queryset = suppliers
        cast("TenantChoiceField", self.fields["store"]).queryset = self._stores

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        low, high = said.get("minimum"), said.get("maximum")
        if (low is None) != (high is None):
            self.add_error("maximum" if high is None else "minimum", _("Skriv begge tal."))
        elif low is not None and high is not None:
            try:
                refuse_bounds(low, high)
            except ValidationError as refused:
                self.add_error("maximum", refused)
        return said

    def flags(self) -> list[forms.BoundField]:
        """What is said with yes or no."""
        return [self[flag] for flag in FLAGS]

    def wanted(self) -> Wanted:
        """Of a form that is valid."""
        said = self.cleaned_data
        values = {name: _value(name, said[name]) for name in FIELDS if said.get(name)}
        add, remove = (
            tuple(tag for tag in tags_of(said[name]).split(",") if tag)
            for name in ("add_tags", "remove_tags")
        )
        supplier, low = said.get("supplier"), said.get("minimum")
        if low is None:
            return Wanted(values, add, remove, supplier.name if supplier else "")
        store = said.get("store")
        stores = [store] if store else self._stores
        return Wanted(
            values,
            add,
            remove,
            supplier.name if supplier else "",
            (low, said["maximum"]),
            tuple(str(each.id) for each in stores),
        )


def _value(name: str, said: Any) -> Any:
    """As `standing.py` has it."""
    if name in ("vat", "group"):
        return said.code
    if name == "category":
        parts = [part.strip() for part in said.split(BETWEEN.strip())]
        return "" if said in NONE else BETWEEN.join(part for part in parts if part)
    if name == "brand":
        return "" if said in NONE else said
    return int(said) if name == "age_limit" else said == "yes"
