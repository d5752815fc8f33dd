from django.apps import AppConfig


class SalesConfig(AppConfig):
    name = "bon.sales"
    label = "sales"
