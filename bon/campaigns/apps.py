from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "bon.campaigns"
    label = "campaigns"
