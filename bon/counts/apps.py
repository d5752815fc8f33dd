from django.apps import AppConfig


class CountsConfig(AppConfig):
    name = "bon.counts"
    label = "counts"
