from django.urls import path

from bon.bulk import views

app_name = "bulk"
urlpatterns = [
    path("", views.edits, name="edits"),
    path("new/", views.new, name="new"),
    path("preview/", views.seen, name="preview"),
    path("decide/", views.decide, name="decide"),
    path("<uuid:id>/", views.edit, name="edit"),
    path("<uuid:id>/undo/", views.undo, name="undo"),
]
