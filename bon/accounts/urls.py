from django.urls import path

from bon.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("konti.csv", views.accounts_file, name="accounts_file"),
    path("<uuid:id>/", views.account, name="account"),
]
