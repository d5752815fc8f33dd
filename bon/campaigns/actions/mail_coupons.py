"""Sends whoever asks a campaign's coupons as a file, to their own address."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.campaigns.models import Campaign
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def mail_coupons(person: Person, campaign: Campaign) -> str:
    """The worker sends it. Gives the address. Raises Denied, ValidationError."""
    require(person, "campaigns")
    from bon.campaigns.jobs import mail

    if person.user is None:
        raise ValidationError(_("Du har ingen e-mailadresse i Bon."))
    address = person.user.email
    audit.record("coupons_mailed", campaign)
    mail.defer(organisation=str(campaign.organisation_id), campaign=str(campaign.id), to=address)
    return str(address)
