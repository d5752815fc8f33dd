from django.urls import path

from bon.orders import views

app_name = "orders"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("ordrer.csv", views.orders_file, name="orders_file"),
    path("<uuid:id>/", views.order, name="order"),
    path("<uuid:id>/ready/", views.ready, name="ready"),
]
