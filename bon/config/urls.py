"""Every page's address. Each app owns its own."""

from django.urls import include, path

from bon.kit.views import healthz

urlpatterns = [
    path("healthz", healthz),
    path("register/v1/", include("bon.registers.urls")),
    path("account/", include("allauth.urls")),
]
