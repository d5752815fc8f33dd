from django.apps import AppConfig


class ParkingConfig(AppConfig):
    name = "bon.parking"
    label = "parking"
