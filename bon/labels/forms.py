"""What is typed about labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.kit.fields import ScaledField
from bon.kit.forms import TenantForm
from bon.kit.listing import chosen_id
from bon.labels import media
from bon.labels.fields import FIELDS, Face
from bon.labels.kinds import KINDS
from bon.labels.layout import Field, Layout
from bon.labels.models import COPIES_MOST, Template
from bon.labels.reasons import REASONS

OUTPUTS = [
    ("pdf", _("PDF, til enhver printer")),
    ("zpl203", _("Zebra-printer, 203 dpi")),
    ("zpl300", _("Zebra-printer, 300 dpi")),
]
ALIGNS = [("left", _("Venstre")), ("centre", _("Midt")), ("right", _("Højre"))]
WEIGHTS = [("", _("Normal")), ("bold", _("Fed"))]
FIELDS_MOST = 30

EXAMPLE = Face(
    name="Økologisk rugbrød på surdej, skåret",
    price=4_995,
    before=6_250,
    unit_price="49,95 kr./kg",
    offer="Uge 48",
    code="5701234567899",
    number="R-1042",
    brand="Bageriet Ås",
    axes="Mellem · Blå",
    store="Vesterbro",
)


class MillimetreField(ScaledField):
    """Millimetres on screen, tenths of them in code."""

    decimals = 1
    unit = "mm"
    example = "12,5"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"high": 3_000, **kwargs})


class QueueFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    reason = forms.ChoiceField(
        label=_("Hvorfor"), required=False, choices=[("", _("Alle grunde")), *REASONS]
    )


class PrintForm(forms.Form):
    """On which template, from where on the sheet, and how many of what. `begin` is the number of
    the first free label, 1 on a whole sheet."""

    template = forms.ChoiceField(label=_("Skabelon"))
    begin = forms.IntegerField(label=_("Begynd ved etiket nr."), min_value=1, required=False)

    def __init__(self, data: Any, templates: list[Template]) -> None:
        super().__init__(data)
        self.templates = {str(template.id): template for template in templates}
        field = self.fields["template"]
        field.choices = [(id, row.name) for id, row in self.templates.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Template:
        return self.templates[self.cleaned_data["template"]]

    def used(self) -> int:
        """How many places of the first sheet are used up."""
        return (self.cleaned_data["begin"] or 1) - 1


def copies_of(data: Mapping[str, str]) -> dict[UUID, int]:
    """How many of what, from fields called `copies-<id>`; what is no number is left out."""
    found = {}
    for name, value in data.items():
        id = chosen_id(name.removeprefix("copies-")) if name.startswith("copies-") else None
        if id is not None and value.isascii() and value.isdigit():
            found[id] = min(int(value), COPIES_MOST)
    return found


class NewTemplateForm(forms.Form):
    kind = forms.ChoiceField(label=_("Bruges til"), choices=KINDS)
    medium = forms.ChoiceField(label=_("Papir"), choices=lambda: [m[:2] for m in media.MEDIA])


class TemplateForm(TenantForm):
    """The paper and who uses it; the fields on it are forms of their own."""

    once: ClassVar = {"name": _("Der er allerede en skabelon med det navn.")}
    output = forms.ChoiceField(label=_("Udskrives som"), choices=OUTPUTS)
    width = MillimetreField(label=_("Etikettens bredde"), low=100)
    height = MillimetreField(label=_("Etikettens højde"), low=80)
    columns = forms.IntegerField(label=_("På tværs"), min_value=1, max_value=20)
    rows = forms.IntegerField(label=_("Nedad"), min_value=1, max_value=50)
    left = MillimetreField(label=_("Margen til venstre"))
    top = MillimetreField(label=_("Margen foroven"))
    gap_x = MillimetreField(label=_("Mellemrum på tværs"))
    gap_y = MillimetreField(label=_("Mellemrum nedad"))

    class Meta:
        model = Template
        fields: ClassVar = ["name", "store", "preferred"]
        help_texts: ClassVar = {"preferred": _("Vælges af sig selv, når der printes.")}

    def __init__(self, data: Any, template: Template) -> None:
        self.sheet = template.drawn.sheet
        paper = ("output", "width", "height", "columns", "rows", "left", "top", "gap_x", "gap_y")
        initial = {name: getattr(template.drawn, name) for name in paper}
        super().__init__(data, instance=template, initial=initial)
        self.fields["store"].empty_label = str(_("Alle butikker"))  # type: ignore[attr-defined]
        if not self.sheet:
            for name in paper[3:]:
                del self.fields[name]
        else:
            del self.fields["output"]

    def layout(self, fields: list[Field]) -> Layout:
        own = {f.name for f in self if f.name not in self.Meta.fields}
        said = {name: self.cleaned_data[name] for name in own}
        return Layout(sheet=self.sheet, fields=tuple(fields), **said)


class FieldForm(forms.Form):
    """One thing on the label; without a kind it is not there."""

    kind = forms.ChoiceField(
        label=_("Felt"),
        required=False,
        choices=lambda: [("", "–"), *((kind.code, kind.name) for kind in FIELDS)],
    )
    x = MillimetreField(label=_("Fra venstre"), required=False)
    y = MillimetreField(label=_("Fra oven"), required=False)
    width = MillimetreField(label=_("Bredde"), required=False)
    height = MillimetreField(label=_("Højde"), required=False)
    size = forms.IntegerField(label=_("Skrift"), min_value=4, max_value=200, required=False)
    weight = forms.ChoiceField(label=_("Tykkelse"), required=False, choices=WEIGHTS)
    align = forms.ChoiceField(label=_("Stilling"), required=False, choices=ALIGNS)
    text = forms.CharField(label=_("Tekst"), required=False, max_length=60)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("kind"):
            for name in ("x", "y", "width", "height"):
                if values.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Skriv et mål."))
        return values

    def field(self) -> Field | None:
        said = self.cleaned_data
        if not said["kind"]:
            return None
        return Field(
            kind=said["kind"],
            x=said["x"],
            y=said["y"],
            width=said["width"],
            height=said["height"],
            size=said["size"] or 9,
            bold=said["weight"] == "bold",
            align=said["align"] or "left",
            text=said["text"],
        )


FieldForms = forms.formset_factory(
    FieldForm, extra=1, max_num=FIELDS_MOST, absolute_max=FIELDS_MOST, validate_max=True
)


def field_forms(data: Any, layout: Layout) -> Any:
    """The fields of a layout, and one more to fill in."""
    initial = [
        {
            **{name: getattr(field, name) for name in ("kind", "x", "y", "width", "height")},
            **{name: getattr(field, name) for name in ("size", "align", "text")},
            "weight": "bold" if field.bold else "",
        }
        for field in layout.fields
    ]
    return FieldForms(data, initial=initial, prefix="field")


def fields_of(formset: Any) -> list[Field]:
    """Those that are there, in their order, of a formset that is valid."""
    return [field for form in formset if form.cleaned_data and (field := form.field())]
