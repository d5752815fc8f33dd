from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "bon.registers"
    label = "registers"
