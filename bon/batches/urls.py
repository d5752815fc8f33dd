from django.urls import path

from bon.batches import views

app_name = "batches"
urlpatterns = [
    path("", views.expiring, name="expiring"),
    path("udloeber.csv", views.expiring_file, name="expiring_file"),
    path("<uuid:id>/", views.batch, name="batch"),
    path("<uuid:id>/write-off/", views.write_off_batch, name="write_off"),
]
