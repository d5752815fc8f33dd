from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "bon.journal"
    label = "journal"
