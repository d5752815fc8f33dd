"""Every page's address. Each app owns its own."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
]
