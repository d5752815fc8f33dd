from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "bon.accounts"
    label = "accounts"
