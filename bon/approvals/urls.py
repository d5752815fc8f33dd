from django.urls import path

from bon.approvals import views

app_name = "approvals"
urlpatterns = [
    path("", views.approvals, name="approvals"),
    path("<uuid:id>/", views.answer, name="answer"),
]
