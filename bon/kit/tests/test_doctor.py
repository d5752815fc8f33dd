"""The doctor names what is wrong and how to mend it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from pytest_django import Settings

from bon.kit.management.commands import doctor


def test_a_missing_worker_is_found(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")
    assert ended.value.code == 1
    assert capsys.readouterr().out == (
        "✗ no worker takes jobs: imports and mails wait\n  → start one: bon worker\n"
    )


def test_open_to_the_network_without_https_is_found(settings: Settings) -> None:
    settings.SERVER_ADDRESS = "0.0.0.0"  # noqa: S104
    (found,) = doctor.transport()
    assert found.cure == "put a TLS proxy in front and set BON_HTTPS=1"
    settings.HTTPS = True
    assert list(doctor.transport()) == []


def test_the_tests_own_role_is_bound_by_the_walls(db: None) -> None:
    assert list(doctor.application_role()) == []
    assert list(doctor.migrations()) == []
    assert list(doctor.database_version()) == []
