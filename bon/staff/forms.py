"""What a manager of staff fills in."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.kit.fields import AmountField, RateField
from bon.kit.forms import TenantForm
from bon.organisation.models import Store
from bon.staff.models import Person, Role
from bon.staff.permissions import CATALOGUE, GROUPS, Answer, Answers, Group, Permission
from bon.staff.pin import is_pin

ANSWERS = [("allow", _("Må")), ("approve", _("Med godkendelse")), ("deny", _("Må ikke"))]
ALONE = [("allow", _("Må")), ("deny", _("Må ikke"))]


class Row(NamedTuple):
    """One permission on the page; `usual` and `usual_limit` as the form has them, "" for a role."""

    answer: forms.BoundField
    limit: forms.BoundField | None
    usual: str = ""
    usual_limit: Any = ""


class PersonForm(TenantForm):
    once: ClassVar = {"name": _("En anden medarbejder hedder allerede det.")}

    class Meta:
        model = Person
        fields: ClassVar = ["name", "role", "store", "active"]
        help_texts: ClassVar = {
            "name": _("Står på bonner og på kassens liste over, hvem der sælger."),
            "store": _("Vælg kun, hvis medarbejderen hører til én butik og kun skal se den."),
            "active": _("Den, der er holdt op, slås fra og forsvinder fra kasserne."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = cast("forms.ModelChoiceField[Role]", self.fields["role"])
        role.queryset, role.empty_label = Role.objects.order_by("name"), None
        store = cast("forms.ModelChoiceField[Store]", self.fields["store"])
        store.queryset, store.empty_label = Store.objects.order_by("name"), str(_("Alle butikker"))


class PinForm(forms.Form):
    pin = forms.CharField(
        label=_("Ny pinkode"),
        max_length=8,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("4 til 8 cifre. Den siger, hvem der sælger; den gælder kun på jeres kasser."),
    )

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"]
        if not is_pin(pin):
            raise forms.ValidationError(
                _("En pinkode er 4 til 8 cifre og ikke så let som 1234 eller 0000.")
            )
        return pin


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )


class AnswersForm(forms.Form):
    """An answer, with limit, to every permission of the catalogue. `usual`: what those of a
    person, or of a role in one store, deviate from; None for a role itself."""

    usual: Answers | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in GROUPS:
            for permission in group.permissions:
                self.fields[permission.code] = forms.ChoiceField(
                    label=str(permission.name),
                    choices=ANSWERS if group.spot else ALONE,
                    initial="deny",
                    widget=forms.RadioSelect,
                )
                if permission.limit:
                    self.fields[f"{permission.code}_limit"] = _limit_field(permission)

    def groups(self) -> list[tuple[Group, list[Row]]]:
        """Each group with its answers for the page."""
        return [(group, [self._row(one) for one in group.permissions]) for group in GROUPS]

    def _row(self, one: Permission) -> Row:
        limit = self[f"{one.code}_limit"] if one.limit else None
        if self.usual is None:
            return Row(self[one.code], limit)
        answer, up_to = self.usual[one.code]
        return Row(self[one.code], limit, answer, limit.field.prepare_value(up_to) if limit else "")

    def answers(self) -> Answers:
        """What was answered: permission → (answer, limit). Only who may alone has a limit."""
        return {one.code: self._answer(one) for one in CATALOGUE}

    def _answer(self, one: Permission) -> tuple[Answer, int | None]:
        answer: Answer = self.cleaned_data[one.code]
        limited = one.limit and answer == "allow"
        return answer, self.cleaned_data.get(f"{one.code}_limit") if limited else None


class RoleForm(AnswersForm, TenantForm):
    """The role's name and its answers."""

    once: ClassVar = {"name": _("En anden rolle hedder allerede det.")}

    class Meta:
        model = Role
        fields: ClassVar = ["name"]


class DeviationsForm(AnswersForm):
    """The answers of a person, or of a role in one store."""

    def __init__(self, data: Any, usual: Answers, deviating: Answers) -> None:
        self.usual = usual
        super().__init__(data, initial=initial_of(usual | deviating))


def initial_of(answers: Answers) -> dict[str, Any]:
    """What a form of answers starts with."""
    values: dict[str, Any] = {}
    for permission, (answer, limit) in answers.items():
        values[permission] = answer
        values[f"{permission}_limit"] = limit
    return values


def _limit_field(permission: Permission) -> forms.Field:
    kind = RateField if permission.limit == "bp" else AmountField
    return kind(label=_("Grænse uden godkendelse"), required=False)
