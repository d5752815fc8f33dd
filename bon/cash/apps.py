from django.apps import AppConfig


class CashConfig(AppConfig):
    name = "bon.cash"
    label = "cash"
