"""What is typed about a campaign."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.campaigns import goods
from bon.campaigns.kinds import Kind
from bon.campaigns.models import AUDIENCES, Campaign
from bon.customers.models import Group
from bon.kit.fields import AmountField, DayField, RateField, TenantChoiceField
from bon.organisation.models import Store
from till.shapes import Part, Step

DAYS = [
    ("1", _("man")),
    ("2", _("tir")),
    ("3", _("ons")),
    ("4", _("tor")),
    ("5", _("fre")),
    ("6", _("lør")),
    ("7", _("søn")),
]
STEPS = (1, 2, 3)
WHOLE = 10_000


class CampaignForm(forms.Form):
    """The fields a kind asks for, and those all have. Goods come beside them: see `parts`."""

    pieces = forms.IntegerField(label=_("Antal i alt"), min_value=2, max_value=999)
    paid = forms.IntegerField(label=_("Heraf til fuld pris"), min_value=0, max_value=11)
    limit = AmountField(label=_("Køb for mindst"))
    price = AmountField(label=_("Pris"))
    amount = AmountField(label=_("Rabat i kroner"))
    rate = RateField(label=_("Rabat i procent"))
    name = forms.CharField(
        label=_("Navn på bonnen"),
        max_length=60,
        required=False,
        help_text=_("Tomt: sætningen herover, forkortet."),
    )
    store = TenantChoiceField(
        model=Store, label=_("Butik"), required=False, empty_label=_("Alle butikker")
    )
    audience = forms.ChoiceField(label=_("For hvem"), choices=AUDIENCES)
    groups = forms.MultipleChoiceField(
        label=_("Kundegrupper"), required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_on = DayField(label=_("Fra og med"))
    ends_on = DayField(label=_("Til og med"), required=False, help_text=_("Tomt: indtil videre."))
    weekdays = forms.MultipleChoiceField(
        label=_("Ugedage"),
        choices=DAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ingen valgt: alle dage."),
    )
    from_time = forms.TimeField(
        label=_("Fra kl."), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    until_time = forms.TimeField(
        label=_("Til kl."), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    most = forms.IntegerField(
        label=_("Højst pr. salg"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("Sæt eller stykker. Tomt: uden grænse."),
    )
    with_discount = forms.BooleanField(label=_("Ekspedienten må give rabat oven i"), required=False)
    before_price = forms.BooleanField(
        label=_("Skilter med en førpris"),
        required=False,
        help_text=_("Førprisen må højst være den laveste pris i de seneste 30 dage."),
    )

    def __init__(self, kind: Kind, data: QueryDict | None, campaign: Campaign | None) -> None:
        initial = typed(campaign) if campaign else {"starts_on": timezone.localdate()}
        if campaign is None and kind.code == "n_for_m":
            initial |= {"rate": WHOLE, "pieces": 3, "paid": 2}
        super().__init__(data, initial=initial)
        self.kind = kind
        for name in ("pieces", "paid", "limit", "price", "amount", "rate"):
            if name not in kind.asks:
                del self.fields[name]
        if kind.code in ("bundle", "threshold"):
            for name in set(kind.asks) - {"limit"}:
                self.fields[name].required = False
        if "steps" in kind.asks:
            self._add_steps()
        else:
            self.fields["groups"].label = _("Kundegrupper")
        self._name_for(kind)
        groups = [(str(group.id), group.name) for group in Group.objects.order_by("name")]
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]

    def _name_for(self, kind: Kind) -> None:
        if kind.code == "n_for_m":
            self.fields["rate"].label = _("Rabat på de øvrige")
            self.fields["rate"].help_text = _("100 %: de er gratis.")
        if kind.code == "bundle":
            self.fields["price"].label = _("Pris for sættet")
            self.fields["rate"].label = _("Eller rabat på det sidste")
            self.fields["rate"].help_text = _("100 %: det følger gratis med.")

    def _add_steps(self) -> None:
        for number in STEPS:
            required = number == 1
            self.fields[f"pieces_{number}"] = forms.IntegerField(
                label=_("Fra antal"), min_value=2, max_value=9_999, required=required
            )
            self.fields[f"rate_{number}"] = RateField(label=_("Rabat i procent"), required=required)

    def own(self) -> list[forms.BoundField]:
        """The fields of this kind alone."""
        names = [name for name in self.fields if name.split("_")[0] in ("pieces", "rate")]
        names += [n for n in ("paid", "limit", "price", "amount") if n in self.fields]
        order = ["pieces", "paid", "limit", "price", "amount", "rate"]
        names.sort(key=lambda n: (n.split("_")[-1], order.index(n.split("_")[0])))
        return [self[name] for name in dict.fromkeys(names)]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.kind.code == "n_for_m" and values.get("paid", 0) >= (values.get("pieces") or 0):
            self.add_error("paid", _("Færre end antallet i alt."))
        if self.kind.code == "n_for_m" and (values.get("pieces") or 0) > 12:
            self.add_error("pieces", ValidationError(_("Højst 12.")))
        return values

    def begun(self) -> Campaign | None:
        """The campaign as it is typed so far, kept nowhere; None while something is wrong."""
        data = cast(QueryDict, self.data)
        chosen = [data.getlist(f"goods_{number}") for number in range(len(self.kind.parts))]
        return Campaign(**self.said(chosen)) if self.is_valid() else None

    def said(self, chosen: list[list[str]]) -> dict[str, Any]:
        """Fields of `save_campaign`. `chosen`: the goods of each part as the form sent them."""
        values = self.cleaned_data
        starts, ends = values.get("starts_on"), values.get("ends_on")
        return {
            "name": values.get("name", ""),
            "kind": self.kind.code,
            "parts": self._parts(chosen),
            **{name: values.get(name) or 0 for name in ("price", "amount", "pieces", "paid")},
            "rate_bp": 0 if self.kind.code == "bundle" else values.get("rate") or 0,
            "limit": values.get("limit") or 0,
            "steps": self._steps(),
            "store": values.get("store"),
            "audience": values.get("audience") or "everybody",
            "groups": values.get("groups", []) if values.get("audience") == "group" else [],
            "starts_at": _midnight(starts or timezone.localdate()),
            "ends_at": _midnight(ends + timedelta(days=1)) if ends else None,
            "weekdays": [int(day) for day in values.get("weekdays", [])],
            "from_time": values.get("from_time"),
            "until_time": values.get("until_time"),
            "with_discount": values.get("with_discount", False),
            "most": values.get("most") or 0,
            "before_price": values.get("before_price", False),
        }

    def _parts(self, chosen: list[list[str]]) -> list[Part]:
        rate_bp = self.cleaned_data.get("rate") or 0
        parts: list[Part] = [
            {"targets": goods.read(keys), "pieces": 1, "rate_bp": 0} for keys in chosen
        ]
        if self.kind.code == "bundle" and not self.cleaned_data.get("price") and parts:
            parts[-1]["rate_bp"] = rate_bp
        return parts

    def _steps(self) -> list[Step]:
        values = self.cleaned_data
        steps: list[Step] = [
            {"pieces": values[f"pieces_{n}"], "rate_bp": values[f"rate_{n}"]}
            for n in STEPS
            if values.get(f"pieces_{n}") and values.get(f"rate_{n}")
        ]
        return sorted(steps, key=lambda step: step["pieces"])


class CouponsForm(forms.Form):
    wanted = forms.IntegerField(label=_("Antal kuponer"), min_value=1, max_value=20_000)


def typed(campaign: Campaign) -> dict[str, Any]:
    """A campaign as its form shows it."""
    rate_bp = campaign.parts[-1]["rate_bp"] if campaign.kind == "bundle" else campaign.rate_bp
    ends = campaign.ends_at
    steps = {f"pieces_{n}": step["pieces"] for n, step in enumerate(campaign.steps, 1)}
    steps |= {f"rate_{n}": step["rate_bp"] for n, step in enumerate(campaign.steps, 1)}
    names = ("pieces", "paid", "limit", "price", "amount", "most")
    return {
        **{name: getattr(campaign, name) or None for name in names},
        **steps,
        "rate": rate_bp or None,
        "name": campaign.name,
        "store": campaign.store_id,
        "audience": campaign.audience,
        "groups": [str(group) for group in campaign.groups],
        "starts_on": timezone.localtime(campaign.starts_at).date(),
        "ends_on": (timezone.localtime(ends) - timedelta(seconds=1)).date() if ends else None,
        "weekdays": [str(day) for day in campaign.weekdays],
        "from_time": campaign.from_time,
        "until_time": campaign.until_time,
        "with_discount": campaign.with_discount,
        "before_price": campaign.before_price,
    }


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
