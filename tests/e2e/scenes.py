"""Every screen and sheet of the register, in the order of a day: each scene shows some of them.

A scene begins at selling with an empty cart and leaves the register so that the next one can
begin; the first opens it and the last loses it.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.counter import TOTAL
from tests.e2e.device_scenes import arranging, beside, settings
from tests.e2e.scene_codes import (
    BEER,
    BELL,
    COUPON,
    EBIKE,
    GIFT_CARD,
    LABEL,
    LABOUR,
    LIQUORICE,
    LOCK,
    ORDER,
    SHARED,
    TUBE,
    UNKNOWN,
)
from tests.e2e.shift_scenes import closing, emptied, opening, overdue
from tests.e2e.visit import PIN, Visit


def cart(visit: Visit) -> None:
    """The cart, what may be done with a line, and finding goods."""
    page = visit.page
    visit.see("salg")
    visit.tap("Scan med kameraet")
    expect(page.get_by_role("region", name="Scan med kameraet")).to_be_visible()
    visit.see("kamera")
    visit.tap("Luk kameraet")
    visit.tap("Cykler")
    expect(page.locator(".shelf img").first).to_be_visible()
    visit.see("billeder")
    visit.tap("Tilbehør")
    visit.scan(BELL, LOCK, BELL)
    visit.see("kurv")
    page.wait_for_timeout(500)  # longer than a scanner's pause: a hand's digits
    page.keyboard.type("12")
    expect(page.get_by_text("12 stk.? Tryk Enter")).to_be_visible()
    visit.see("antal-tastes")
    page.keyboard.press("Escape")
    field = page.get_by_role("textbox", name="Søg vare")
    field.fill("cykel")
    expect(page.get_by_text("Elcykel Nord")).to_be_visible()
    visit.see("søg")
    field.fill("zzzz")
    visit.see("søg-intet")
    visit.tap("Ryd søgning")
    page.locator(".stepper .value").click()
    visit.see_sheet("antal")
    page.locator(".edit").get_by_role("button", name="Rabat", exact=True).click()
    visit.see_sheet("rabat")
    visit.tap("Rabat på alt")
    visit.see("rabat-alt")
    visit.sheet.get_by_label("Procent", exact=True).last.fill("50")
    visit.tap_in_sheet("Personale")
    expect(page.get_by_text("Rabat på hele salget")).to_be_visible()
    visit.see("godkend")
    visit.tap_in_sheet("Spørg en leder")
    expect(page.get_by_test_id("leader-waiting")).to_be_visible()
    visit.see("leder-spurgt")
    visit.tap_in_sheet("Vent ikke længere")
    visit.tap_in_sheet("Mads Kjær")
    visit.see("godkend-pin")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Det skal godkendes")).to_be_visible()
    visit.see("ikke-godkendt")
    visit.close_sheet()
    visit.tap("Annullér salget")
    visit.see_sheet("annullér")
    visit.empty()


def questions(visit: Visit) -> None:
    """What goods of a special nature ask."""
    page = visit.page
    visit.scan_for(SHARED, visit.sheet)
    visit.see_sheet("hvilken-vare")
    visit.scan_for(LABOUR, visit.sheet)
    visit.see_sheet("pris")
    visit.scan_for(LIQUORICE, visit.sheet)
    visit.see_sheet("vægt")
    visit.scan_for(EBIKE, visit.sheet)
    visit.see_sheet("serienummer")
    visit.scan_for(UNKNOWN, visit.sheet)
    visit.see("ukendt")
    visit.sheet.get_by_text("Sælg den alligevel").click()
    visit.see_sheet("ukendt-sælg")
    visit.scan_for(BEER, visit.sheet)
    visit.see("alder")
    visit.tap_in_sheet("Ja, gammel nok")
    expect(page.locator("dialog[open]")).to_have_count(0)
    visit.see("pant")
    visit.tap("Pristjek")
    visit.see("pristjek-tom")
    visit.scan_for(LOCK, visit.sheet.get_by_text("Hjulet Randers"))
    visit.see_sheet("pristjek")
    visit.empty()


def offers(visit: Visit) -> None:
    visit.scan(TUBE, TUBE)
    expect(visit.page.get_by_text("1 til for 20,10")).to_be_visible()
    visit.see("ét-til")
    visit.scan(TUBE)
    visit.scan_for(COUPON, visit.page.get_by_text("Kuponen er med"))
    visit.scan(BELL)
    visit.see("tilbud")
    visit.empty()


def customers(visit: Visit) -> None:
    """A customer, an order of theirs, and an order found again."""
    page = visit.page
    visit.scan(BELL)
    page.get_by_test_id("customer").get_by_role("button").first.click()
    visit.see("kunde-tom")
    field = visit.sheet.get_by_label("Telefon eller navn")
    field.fill("Bodil Bruun")
    visit.see("kunde-ny")
    field.fill("Kar")
    expect(visit.sheet.get_by_text("Karen Margrethe")).to_be_visible()
    visit.see("kunde")
    visit.sheet.get_by_text("Karen Margrethe").click()
    expect(page.get_by_text("Skylder for reparation")).to_be_visible()
    visit.see("kunde-valgt")
    page.get_by_test_id("customer").get_by_role("button", name="600,00").click()
    visit.see_sheet("konto")
    visit.tap("Ordre")
    visit.see("ordre")
    visit.sheet.get_by_text("Tilbud", exact=True).click()
    visit.see("ordre-tilbud")
    visit.sheet.get_by_text("Ordre", exact=True).last.click()
    visit.tap_in_sheet("50 % 65,00")
    expect(page.locator("dialog[open]")).to_have_count(0)
    visit.see("depositum")
    visit.tap("Kort")
    visit.counter.finished()
    visit.see("depositum-betalt")
    visit.tap("Nyt salg")
    visit.scan_for(ORDER, visit.sheet)
    visit.see_sheet("ordre-fundet")
    visit.menu("Ordrer")
    expect(visit.sheet.get_by_role("heading", name="Åbne ordrer")).to_be_visible()
    visit.see_sheet("ordrer")
    visit.empty()


def vouchers(visit: Visit) -> None:
    page = visit.page
    page.get_by_title("Sælg gavekort").click()
    visit.see("sælg-gavekort")
    visit.scan_for(GIFT_CARD, visit.sheet.get_by_text("På kort"))
    visit.see_sheet("sælg-gavekort-kort")
    visit.menu("Find et gavekort")
    visit.see("find-gavekort")
    visit.sheet.get_by_label("Kode, bonnummer, navn eller telefon").fill("Karen")
    visit.tap_in_sheet("Vis")
    expect(visit.sheet.get_by_role("list", name="Kort, der passer")).to_be_visible()
    visit.see_sheet("find-gavekort-fundet")
    visit.scan_for(GIFT_CARD, visit.sheet)
    visit.see_sheet("gavekort")
    visit.scan(BELL, LOCK)
    visit.scan_for(GIFT_CARD, page.get_by_test_id("voucher-paid"))
    visit.see("gavekort-betaler")
    visit.empty()
    visit.scan(LOCK)
    visit.scan_for(GIFT_CARD, page.get_by_text("1,00").first)
    visit.see("gavekort-rest")
    visit.empty()


def parked(visit: Visit) -> None:
    page = visit.page
    for codes in ((BELL,), (LOCK, TUBE)):
        visit.scan(*codes)
        visit.tap("Parkér salget")
        expect(page.get_by_text("Salget er parkeret")).to_be_visible()
    visit.see("parkeret")
    visit.menu("Parkerede salg")
    expect(visit.sheet.get_by_text("kasse K2")).to_be_visible()
    visit.see("parkerede")
    visit.tap_in_sheet("Opgiv salget")
    visit.see("parkeret-opgiv")
    visit.close_sheet()
    visit.empty()


def receiving(visit: Visit) -> None:
    """A delivery, from what is expected to who waits for it."""
    visit.menu("Modtag varer")
    expect(visit.sheet.get_by_text("Vesterbro Engros")).to_be_visible()
    visit.see("modtag")
    visit.sheet.get_by_role("button", name="Alt modtaget").first.click()
    visit.see("modtag-alt")
    visit.tap_in_sheet("Tilbage")
    visit.sheet.get_by_text("Nordisk Cykelimport").click()
    expect(visit.sheet.get_by_text("Til kunde")).to_be_visible()
    visit.counter.beep("5709999999993")
    expect(visit.sheet.get_by_text("Læg varen til side")).to_be_visible()
    visit.see("modtag-tæl")
    visit.tap_in_sheet("Læg på lager")
    expect(visit.sheet.get_by_text("2 kunder venter på varerne")).to_be_visible()
    visit.see_sheet("modtaget")


def paying(visit: Visit) -> None:
    """Several ways to pay, the receipt, and what may be done with it."""
    page = visit.page
    visit.scan(LOCK, BELL)
    visit.tap("Betal …")
    visit.see("betal")
    visit.tap("EUR")
    visit.see_sheet("betal-euro")
    visit.tap("Drikkepenge")
    visit.see_sheet("drikkepenge")
    page.get_by_label("Beløb").fill("100")
    visit.tap("Kontant")
    expect(page.get_by_role("button", name="Fjern Kontant")).to_be_visible()
    visit.see("betal-delt")
    visit.tap("MobilePay")
    visit.counter.finished()
    visit.see("betalt")
    visit.tap("E-mail")
    visit.see_sheet("send-mail")
    visit.tap("SMS")
    visit.see_sheet("send-sms")
    visit.tap("Nyt salg")
    visit.scan(BELL)
    visit.tap("Kontant 200 kr")
    visit.counter.finished()
    visit.see("betalt-kontant")
    visit.tap("Nyt salg")


def sales(visit: Visit) -> None:
    """Receipts, a payment put right, goods that come back, labels."""
    page = visit.page
    visit.menu("Bonner")
    expect(page.get_by_role("heading", name="Bonner")).to_be_visible()
    visit.see("bonner")
    visit.tap("Dag og beløb")
    visit.see_sheet("bonner-dag")
    page.get_by_role("region", name="Bonner").get_by_role("listitem").first.get_by_role(
        "button"
    ).click()
    expect(page.locator("main article.paper")).to_be_visible()
    visit.see("bon")
    visit.tap("Ret betaling")
    visit.see_sheet("ret-betaling")
    visit.tap("Retur")
    expect(page.get_by_text("Retur af bon")).to_be_visible()
    visit.see("retur")
    visit.tap("Alt retur")
    expect(page.locator(TOTAL)).not_to_have_text("0,00")
    visit.see("retur-alt")
    visit.tap("Betal …")
    visit.see("retur-betal")
    visit.tap("Til kurven")
    visit.empty()
    visit.scan(BELL)
    page.locator(".edit").get_by_role("button", name="Retur", exact=True).click()
    visit.see_sheet("retur-uden-bon")
    visit.empty()
    visit.scan_for(LABEL, visit.sheet)
    visit.see_sheet("byttemærke")


def menu(visit: Visit) -> None:
    """The menu and what it leads to."""
    page = visit.page
    visit.tap("Åbn menu")
    visit.see_sheet("menu")
    visit.menu("Taster")
    visit.see_sheet("taster")
    visit.tap("Åbn menu")
    visit.sheet.get_by_role("button", name="Åbn skuffen").click()
    visit.see_sheet("skuffe")
    visit.menu("Penge ind og ud")
    visit.see("penge-ind")
    visit.sheet.get_by_text("Tag ud").click()
    visit.see_sheet("penge-ud")
    visit.menu("Penge til banken")
    visit.see_sheet("bank")
    visit.menu("X-rapport")
    expect(page.locator("main article.paper")).to_be_visible()
    visit.see("x-rapport")
    visit.menu("Start træning")
    visit.see("træning")
    visit.menu("Stop træning")
    visit.menu("Skift ekspedient")
    expect(page.get_by_role("heading", name=re.compile("Camilla"))).to_be_visible()
    visit.see("låst")
    for digit in PIN:
        visit.tap(digit)
    expect(page.get_by_label("Søg vare")).to_be_visible()


def refused(visit: Visit) -> None:
    """What the server would not do, a printer that does not print, a message."""
    page = visit.page
    visit.scan(BELL)
    page.get_by_test_id("customer").get_by_role("button").first.click()
    visit.sheet.get_by_label("Telefon eller navn").fill("Afvist")
    visit.tap_in_sheet("Opret Afvist")
    expect(page.get_by_text("blev afvist")).to_be_visible(timeout=30_000)
    visit.menu("Afviste ændringer")
    visit.see_sheet("afvist")
    visit.empty()


SCENES = (
    opening, cart, questions, offers, customers, vouchers, parked, receiving, paying, sales, menu,
    arranging, refused, settings, beside, overdue, closing, emptied,
)  # fmt: skip
