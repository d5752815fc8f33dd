"""The register's door; addresses as docs/reference/protocol.md names them."""

from django.urls import path

from bon.registers import app_files, feed_door, intake, pairing_door

urlpatterns = [
    path("pair", pairing_door.pair),
    path("feed", feed_door.feed),
    path("goods", feed_door.goods),
    path("changes", feed_door.changes),
    path("journal", intake.journal),
]

app = [
    path("", app_files.app_file),
    path("<path:path>", app_files.app_file),
]
