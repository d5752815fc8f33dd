from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "bon.demo"
    label = "demo"
