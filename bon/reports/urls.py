from django.urls import path

from bon.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.home, name="home"),
    path("customers/<uuid:id>/data.json", views.customer_data, name="customer_data"),
    path("search/", views.search, name="search"),
]
