from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "bon.orders"
    label = "orders"
