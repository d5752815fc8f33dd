from django.urls import path

from bon.pricing import views

app_name = "pricing"
urlpatterns = [
    path("", views.repricings, name="repricings"),
    path("new/", views.new, name="new"),
    path("preview/", views.preview, name="preview"),
    path("goods/", views.find_goods, name="find_goods"),
    path("choose/", views.choose, name="choose"),
    path("<uuid:id>/", views.repricing, name="repricing"),
    path("<uuid:id>/undo/", views.undo, name="undo"),
]
