from django.urls import path

from bon.customers import views

app_name = "customers"
urlpatterns = [
    path("", views.customers, name="customers"),
    path("kunder.csv", views.customers_file, name="customers_file"),
    path("import/", views.bring_in, name="import"),
    path("import/<uuid:id>/", views.import_run, name="import_run"),
    path("new/", views.edit_customer, name="new_customer"),
    path("groups/", views.groups, name="groups"),
    path("groups/new/", views.group, name="new_group"),
    path("groups/<uuid:id>/", views.group, name="group"),
    path("<uuid:id>/", views.customer, name="customer"),
    path("<uuid:id>/edit/", views.edit_customer, name="edit_customer"),
    path("<uuid:id>/consent/", views.consent, name="consent"),
    path("<uuid:id>/merge/", views.merge, name="merge"),
    path("<uuid:id>/erase/", views.erase, name="erase"),
]
