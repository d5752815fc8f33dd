"""What kinds of entries, refusals and findings are called on the office's pages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "sale": _("Salg"),
    "sale_void": _("Annulleret salg"),
    "line_removed": _("Fjernet varelinje"),
    "parked": _("Parkeret salg"),
    "resumed": _("Genoptaget salg"),
    "drawer_opened": _("Skuffe åbnet"),
    "cash_in": _("Lagt i kassen"),
    "cash_out": _("Taget ud af kassen"),
    "bank_deposit": _("Sendt til banken"),
    "payment_changed": _("Betaling rettet"),
    "float_set": _("Byttepenge"),
    "cash_counted": _("Optælling"),
    "x_report": _("X-rapport"),
    "z_report": _("Z-rapport"),
    "signed_in": _("Logget ind"),
    "signed_out": _("Logget ud"),
    "receipt_copied": _("Kopi af bon"),
    "proforma_printed": _("Foreløbig bon"),
    "order_placed": _("Ordre uden betaling"),
    "order_given_up": _("Ordre opgivet"),
    "price_checked": _("Pristjek"),
    "age_checked": _("Alderskontrol"),
    "training_on": _("Træning startet"),
    "training_off": _("Træning stoppet"),
    "payment_attempted": _("Betaling forsøgt"),
    "payment_resolved": _("Betaling afklaret"),
    "app_started": _("Kasse startet"),
    "app_updated": _("Kasse opdateret"),
    "clock_jumped": _("Uret sprang"),
    "key_rotated": _("Ny nøgle"),
    "numbers_skipped": _("Bonnumre sprunget over"),
    "other": _("Andet"),
}

REFUSALS: dict[str, str | Promise] = {
    "fork": _("Et andet indhold står allerede på denne plads i kassens journal."),
    "link": _("Posten følger ikke efter den, der står før den."),
    "hash": _("Indholdet passer ikke til sit eget fingeraftryk."),
    "signature": _("Ingen enhed, som hører til kassen, har skrevet under."),
    "malformed": _("Det er ikke en post fra denne kasse."),
    "device_replaced": _("Den kom fra en enhed, der er udskiftet eller spærret."),
}

FINDINGS: dict[str, str | Promise] = {
    "hash": _("Indholdet passer ikke til fingeraftrykket."),
    "link": _("Kæden er brudt før denne post."),
    "signature": _("Underskriften er ikke lavet af kassens nøgle."),
    "canonical": _("Posten er ikke skrevet på den eneste tilladte form."),
    "columns": _("Det gemte svarer ikke til posten selv."),
    "sale": _("Kassens egne regler regner salget anderledes ud."),
    "z": _("Kassens egne regler regner Z-rapporten anderledes ud."),
    "rights": _("Medarbejderen havde ikke ret til det, efter rollerne da posten kom."),
    "approval": _("Lederens godkendelse fra telefonen passer ikke til det, der blev gjort."),
    "deposit": _("Der er betalt penge ud, som ingen pant svarer til."),
    "clock": _("Kassens ur gik mere end et døgn foran, eller tiden kan ikke læses."),
}
