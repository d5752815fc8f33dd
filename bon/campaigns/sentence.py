"""A campaign as one sentence, as the owner would say it to a customer."""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import get_day_names
from django.utils.translation import gettext as _

from bon.campaigns import goods
from bon.campaigns.models import Campaign
from bon.kit import formats


def sentence_of(campaign: Campaign, *, shown: bool = False) -> str:
    """`3 stk. Slange 28" for 150 kr., man.–fre., kun for medlemmer`. `shown`: on the coupon
    itself, which need not say that it takes one."""
    names = [_goods(part["targets"]) for part in campaign.parts]
    promise = _PROMISES[campaign.kind](campaign, names or [""])
    whole = ", ".join([promise, *_limits(campaign, shown=shown)])
    return whole[:1].upper() + whole[1:]


def _goods(targets: Sequence[object]) -> str:
    names = [choice.name for choice in goods.named(targets)]  # type: ignore[arg-type]
    if not names:
        return "…"
    if len(names) > 3:
        return _("%(names)s og %(more)s til") % {
            "names": ", ".join(names[:2]),
            "more": len(names) - 2,
        }
    return _(" og ").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _kroner(ore: int) -> str:
    return formats.grouped(ore // 100) if ore % 100 == 0 else formats.money(ore)


def _percent_off(campaign: Campaign, names: list[str]) -> str:
    return _("%(goods)s −%(rate)s") % {"goods": names[0], "rate": formats.rate(campaign.rate_bp)}


def _amount_off(campaign: Campaign, names: list[str]) -> str:
    values = {"goods": names[0], "amount": _kroner(campaign.amount)}
    return _("Spar %(amount)s kr. på %(goods)s") % values


def _fixed_price(campaign: Campaign, names: list[str]) -> str:
    return _("%(goods)s til %(price)s kr.") % {"goods": names[0], "price": _kroner(campaign.price)}


def _n_for_price(campaign: Campaign, names: list[str]) -> str:
    return _("%(pieces)s stk. %(goods)s for %(price)s kr.") % {
        "pieces": campaign.pieces,
        "goods": names[0],
        "price": _kroner(campaign.price),
    }


def _n_for_m(campaign: Campaign, names: list[str]) -> str:
    values = {
        "pieces": campaign.pieces,
        "paid": campaign.paid,
        "goods": names[0],
        "rate": formats.rate(campaign.rate_bp),
    }
    if campaign.rate_bp == 10_000:
        return _("Tag %(pieces)s stk. %(goods)s, betal for %(paid)s") % values
    return _("Ved køb af %(pieces)s stk. %(goods)s: den billigste −%(rate)s") % values


def _bundle(campaign: Campaign, names: list[str]) -> str:
    both = _(" + ").join(names)
    if campaign.price:
        return _("%(goods)s til %(price)s kr.") % {"goods": both, "price": _kroner(campaign.price)}
    values = {
        "first": names[0],
        "second": names[-1],
        "rate": formats.rate(campaign.parts[-1]["rate_bp"]) if campaign.parts else "",
    }
    if campaign.parts and campaign.parts[-1]["rate_bp"] == 10_000:
        return _("Køb %(first)s, og få %(second)s med") % values
    return _("Køb %(first)s, og få %(second)s −%(rate)s") % values


def _threshold(campaign: Campaign, names: list[str]) -> str:
    values = {
        "limit": _kroner(campaign.limit),
        "goods": names[0],
        "amount": _kroner(campaign.amount),
        "rate": formats.rate(campaign.rate_bp),
    }
    if campaign.amount:
        return _("Køb %(goods)s for %(limit)s kr., og spar %(amount)s kr.") % values
    return _("Køb %(goods)s for %(limit)s kr., og spar %(rate)s") % values


def _quantity_steps(campaign: Campaign, names: list[str]) -> str:
    steps = [
        _("%(rate)s fra %(pieces)s stk.")
        % {"rate": formats.rate(step["rate_bp"]), "pieces": step["pieces"]}
        for step in campaign.steps
    ]
    return f"{names[0]}: {', '.join(steps)}"


_PROMISES = {
    "percent_off": _percent_off,
    "amount_off": _amount_off,
    "fixed_price": _fixed_price,
    "n_for_price": _n_for_price,
    "n_for_m": _n_for_m,
    "bundle": _bundle,
    "threshold": _threshold,
    "quantity_steps": _quantity_steps,
}


def _limits(campaign: Campaign, *, shown: bool) -> list[str]:
    """The days, the hours, the audience and the cap, where there are any."""
    found = [_days(campaign.weekdays)]
    if campaign.from_time or campaign.until_time:
        begin = f"{campaign.from_time:%H.%M}" if campaign.from_time else "0.00"
        end = f"{campaign.until_time:%H.%M}" if campaign.until_time else "24.00"
        found.append(_("kl. %(begin)s–%(end)s") % {"begin": begin, "end": end})
    if campaign.audience != "everybody" and not shown:
        found.append(
            {
                "group": _("kun for udvalgte kunder"),
                "members": _("kun for medlemmer"),
                "coupon": _("mod kupon"),
            }[campaign.audience]
        )
    if campaign.most:
        found.append(_("højst %(most)s gange pr. salg") % {"most": campaign.most})
    return [part for part in found if part]


def _days(weekdays: Sequence[int]) -> str:
    """`man.–fre.` where the days follow each other, else each of them; none for all."""
    days = sorted(set(weekdays))
    if not days or len(days) == 7:
        return ""
    names = get_day_names("abbreviated", "stand-alone", formats.locale())
    first, last = names[days[0] - 1], names[days[-1] - 1]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{_dotted(first)}–{_dotted(last)}"
    return ", ".join(_dotted(names[day - 1]) for day in days)


def _dotted(name: str) -> str:
    return name.rstrip(".") + "."
