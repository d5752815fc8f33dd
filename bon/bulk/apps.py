from django.apps import AppConfig


class BulkConfig(AppConfig):
    name = "bon.bulk"
    label = "bulk"
