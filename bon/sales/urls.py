from django.urls import path

from bon.sales import views

app_name = "sales"
urlpatterns = [
    path("", views.sales, name="sales"),
    path("salg.csv", views.sales_file, name="sales_file"),
    path("<uuid:id>/", views.sale, name="sale"),
    path("of-customer/<uuid:id>/", views.of_customer, name="of_customer"),
]
shifts = [
    path("", views.shifts, name="shifts"),
    path("<uuid:id>/", views.shift, name="shift"),
]
receipts = [
    path("<str:organisation>/<str:sale>/<str:secret>", views.receipt_on_the_web, name="receipt"),
]
