from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "bon.kit"
    label = "kit"

    def ready(self) -> None:
        from bon.kit import facts, worklist

        facts.discover()
        worklist.discover()
