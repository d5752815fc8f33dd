from django.apps import AppConfig


class PricingConfig(AppConfig):
    name = "bon.pricing"
    label = "pricing"
