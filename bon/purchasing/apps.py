from django.apps import AppConfig


class PurchasingConfig(AppConfig):
    name = "bon.purchasing"
    label = "purchasing"
