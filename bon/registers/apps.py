from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "bon.registers"
    label = "registers"

    def ready(self) -> None:
        from bon.registers import uplink

        uplink.discover()
