from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "bon.catalog"
    label = "catalog"
