from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "bon.catalog"
    label = "catalog"

    def ready(self) -> None:
        from bon.catalog import further

        further.discover()
