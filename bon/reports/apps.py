from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "bon.reports"
    label = "reports"
