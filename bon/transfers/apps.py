from django.apps import AppConfig


class TransfersConfig(AppConfig):
    name = "bon.transfers"
    label = "transfers"
