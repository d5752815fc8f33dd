from django.urls import path

from bon.cash import views

app_name = "cash"
urlpatterns = [
    path("", views.moves, name="moves"),
    path("<uuid:id>/confirm/", views.confirm, name="confirm"),
    path("photos/<uuid:id>/", views.photo, name="photo"),
    path("settings/", views.settings, name="settings"),
    path("settings/reasons/new/", views.reason, name="new_reason"),
    path("settings/reasons/<uuid:id>/", views.reason, name="reason"),
    path("settings/currencies/new/", views.currency, name="new_currency"),
    path("settings/currencies/<uuid:id>/", views.currency, name="currency"),
]
