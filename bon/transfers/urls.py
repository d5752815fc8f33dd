from django.urls import path

from bon.transfers import views

app_name = "transfers"
urlpatterns = [
    path("", views.transfers, name="transfers"),
    path("new/", views.new, name="new"),
    path("bills/<uuid:id>/", views.bill, name="bill"),
    path("<uuid:id>/", views.transfer, name="transfer"),
    path("<uuid:id>/scan/", views.scan, name="scan"),
    path("<uuid:id>/quantity/", views.quantity, name="quantity"),
    path("<uuid:id>/ask/", views.ask, name="ask"),
    path("<uuid:id>/send/", views.send, name="send"),
    path("<uuid:id>/receive/", views.receive, name="receive"),
    path("<uuid:id>/cancel/", views.cancel, name="cancel"),
    path("<uuid:id>/slip/", views.slip, name="slip"),
]
