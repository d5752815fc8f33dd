"""Mails a campaign's coupons as a file."""

from __future__ import annotations

from uuid import UUID

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from bon.campaigns import coupons
from bon.campaigns.models import Campaign
from bon.kit.csv_export import lines
from bon.kit.tenancy import acting_for


def deliver_coupons(organisation: UUID, campaign: UUID, to: str) -> None:
    """Raises OSError where the mail server cannot be reached."""
    with acting_for(organisation):
        found = Campaign.objects.get(id=campaign)
        file = "".join(lines(coupons.header(), list(coupons.rows(found))))
    subject = _("Kuponer til %(name)s") % {"name": found.name}
    text = _("Koderne ligger i filen. Hver af dem kan bruges én gang.")
    message = EmailMessage(subject, text, to=[to])
    message.attach("kuponer.csv", file, "text/csv")
    message.send()
