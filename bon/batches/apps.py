from django.apps import AppConfig


class BatchesConfig(AppConfig):
    name = "bon.batches"
    label = "batches"
