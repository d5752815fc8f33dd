from django.apps import AppConfig


class StockConfig(AppConfig):
    name = "bon.stock"
    label = "stock"
