from django.apps import AppConfig


class LabelsConfig(AppConfig):
    name = "bon.labels"
    label = "labels"
