"""The office's pages of printers; and the one address that printers themselves ask at."""

from django.urls import path

from bon.printing import doors, views

door = [path("<str:organisation>/<str:secret>", doors.door)]

app_name = "printing"
urlpatterns = [
    path("", views.printers, name="printers"),
    path("new/", views.edit, name="new"),
    path("<uuid:id>/", views.printer, name="printer"),
    path("<uuid:id>/jobs/", views.jobs, name="jobs"),
    path("<uuid:id>/edit/", views.edit, name="edit"),
    path("<uuid:id>/sample/", views.sample, name="sample"),
    path("<uuid:id>/address/", views.address, name="address"),
    path("<uuid:id>/retire/", views.retire, name="retire"),
]
