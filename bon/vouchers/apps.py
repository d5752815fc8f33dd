from django.apps import AppConfig


class VouchersConfig(AppConfig):
    name = "bon.vouchers"
    label = "vouchers"
