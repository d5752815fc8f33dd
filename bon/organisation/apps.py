from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "bon.organisation"
    label = "organisation"
