from django.urls import path

from bon.organisation import views

app_name = "organisation"
urlpatterns = [
    path("", views.settings, name="settings"),
    path("companies/new/", views.company, name="new_company"),
    path("companies/<uuid:id>/", views.company, name="company"),
    path("stores/", views.stores, name="stores"),
    path("stores/new/", views.store, name="new_store"),
    path("stores/<uuid:id>/", views.store, name="store"),
    path("registers/new/", views.register, name="new_register"),
    path("registers/<uuid:id>/", views.register, name="register"),
    path("tenders/", views.tenders, name="tenders"),
    path("tenders/new/", views.tender, name="new_tender"),
    path("tenders/<uuid:id>/", views.tender, name="tender"),
    path("returns/", views.returns, name="returns"),
    path("returns/reasons/new/", views.return_reason, name="new_return_reason"),
    path("returns/reasons/<uuid:id>/", views.return_reason, name="return_reason"),
    path("reasons/", views.reasons, name="reasons"),
    path("reasons/new/", views.reason, name="new_reason"),
    path("reasons/<uuid:id>/", views.reason, name="reason"),
]
