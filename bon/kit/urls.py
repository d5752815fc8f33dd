from django.urls import path

from bon.kit import views

tasks = [
    path("", views.tasks, name="tasks"),
    path("<uuid:id>/done/", views.finish, name="finish"),
]
