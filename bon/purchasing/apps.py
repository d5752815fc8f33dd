from django.apps import AppConfig


class PurchasingConfig(AppConfig):
    name = "bon.purchasing"
    label = "purchasing"

    def ready(self) -> None:
        from bon.purchasing import narrowing

        narrowing.offer()
