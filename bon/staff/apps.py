from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "bon.staff"
    label = "staff"
