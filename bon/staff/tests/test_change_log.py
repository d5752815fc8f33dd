"""The change log is read by the owner: it says nothing in the code's own words."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from django.apps import apps

from bon.config.tests.routes import open_shop
from bon.kit import audit
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast
from bon.staff.templatetags.people import Change, changes, subject_name, verb_name
from bon.staff.wording import FIELDS, SUBJECTS, VERBS

HERE = Path(__file__).resolve().parents[2]


def recordings() -> Iterator[ast.Call]:
    """Every place that keeps a change."""
    for file in sorted(HERE.rglob("*.py")):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                yield node


def texts(node: ast.expr) -> list[str]:
    """The texts a value may be, where the place itself says so."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) + texts(node.orelse)
    return [str(node.value)] if isinstance(node, ast.Constant) else []


def test_everything_that_is_done_has_a_word() -> None:
    done = {verb for call in recordings() for verb in texts(call.args[0])}
    assert len(done) > 60
    assert done - VERBS.keys() == set()


def test_every_part_that_is_told_has_a_word() -> None:
    told = {
        str(key.value)
        for call in recordings()
        for keyword in call.keywords
        if isinstance(keyword.value, ast.Dict)
        for key in keyword.value.keys
        if isinstance(key, ast.Constant)
    }
    named = {
        field.name
        for model in apps.get_models()
        for field in model._meta.fields
        if str(field.verbose_name) != field.name.replace("_", " ")
    }
    assert told - FIELDS.keys() - named == {"facts"}  # of a task: its own words stand beside them


def test_a_shop_that_did_everything_is_told_in_words(cast: Cast) -> None:
    open_shop(cast)
    with cast.at_work():
        events = list(AuditEvent.objects.all())
    assert {each.subject for each in events} - SUBJECTS.keys() == set()
    assert {each.verb for each in events} - VERBS.keys() == set()


def test_numbers_and_days_are_written_as_on_the_pages(cast: Cast) -> None:
    with cast.at_work():
        audit.record(
            "changed",
            cast.store,
            before={"minimum_milli": 2_000, "price": 19_900, "rate_bp": 1_000, "starts_on": None},
            after={
                "minimum_milli": 12_500,
                "price": 24_950,
                "rate_bp": 1_250,
                "starts_on": dt.date(2025, 12, 24),
            },
        )
        event = AuditEvent.objects.latest("at")
    assert (subject_name(event.subject), verb_name(event.verb)) == ("Butik", "rettet")
    assert changes(event) == [
        Change("Mindst", "2", "12,500"),
        Change("Pris", "199,00", "249,50"),
        Change("Procent", "10\N{NO-BREAK SPACE}%", "12,5\N{NO-BREAK SPACE}%"),
        Change("Fra og med", "–", "24. dec. 2025"),
    ]


def test_what_is_made_is_told_by_what_was_said_of_it(cast: Cast) -> None:
    with cast.at_work():
        audit.record(
            "created", cast.store, after={"name": "Amager", "note": "", "layout": [{"field": "x"}]}
        )
        event = AuditEvent.objects.latest("at")
    assert changes(event) == [Change("Navn", None, "Amager")]


def test_what_stayed_and_what_only_machines_read_is_left_out(cast: Cast) -> None:
    before = {"name": "Hjelm", "price": 19_900, "brand": str(uuid4())}
    after = {**before, "price": 9_900, "brand": ""}
    with cast.at_work():
        event = AuditEvent(subject="catalog.product", before=before, after=after)
    assert changes(event) == [Change("Pris", "199,00", "99,00")]
