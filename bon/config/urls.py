"""Every page's address. Each app owns its own."""

from django.urls import include, path

from bon.kit.views import healthz

urlpatterns = [
    path("healthz", healthz),
    path("account/", include("allauth.urls")),
]
