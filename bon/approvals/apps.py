from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "bon.approvals"
    label = "approvals"
