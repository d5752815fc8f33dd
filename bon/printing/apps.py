from django.apps import AppConfig


class PrintingConfig(AppConfig):
    name = "bon.printing"
    label = "printing"
