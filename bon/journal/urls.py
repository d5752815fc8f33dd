from django.urls import path

from bon.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.failures, name="failures"),
    path("retry/", views.retry_all, name="retry_all"),
    path("<uuid:id>/retry/", views.retry, name="retry"),
    path("evidence/", views.evidence, name="evidence"),
    path("evidence/<uuid:id>/", views.exhibit, name="exhibit"),
    path("findings/", views.findings, name="findings"),
]
