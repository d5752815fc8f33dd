from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    name = "bon.journal"
    label = "journal"

    def ready(self) -> None:
        post_migrate.connect(_make_partitions, sender=self)


def _make_partitions(using: str, **_: Any) -> None:
    """`bon run` migrates at every start, so this is also the making at start."""
    from bon.journal.actions.make_partitions import make_partitions

    make_partitions(using=using)
