from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "bon.customers"
    label = "customers"
