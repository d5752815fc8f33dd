"""The register's door, addressed as docs/reference/protocol.md says; its own files; and the
office's pages of registers."""

from django.urls import path

from bon.registers import (
    app_files,
    display_door,
    feed_door,
    intake,
    pairing_door,
    questions_door,
    requests_door,
    views,
)

urlpatterns = [
    path("pair", pairing_door.pair),
    path("feed", feed_door.feed),
    path("goods", feed_door.goods),
    path("changes", feed_door.changes),
    path("journal", intake.journal),
    path("requests", requests_door.requests),
    path("questions", questions_door.questions),
    path("display", display_door.display),
    path("display/claim", display_door.claim),
]

app = [
    path("", app_files.app_file),
    path("<path:path>", app_files.app_file),
]

office = [
    path("", views.registers, name="registers"),
    path("attention/", views.attention, name="attention"),
    path("<uuid:id>/", views.register, name="register"),
    path("<uuid:id>/pair/", views.pair, name="pair"),
    path("<uuid:id>/paired/", views.paired, name="paired"),
    path("devices/<uuid:id>/revoke/", views.revoke, name="revoke"),
]
