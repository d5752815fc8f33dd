from django.urls import path

from bon.pricing import views

app_name = "pricing"
urlpatterns = [
    path("", views.repricings, name="repricings"),
    path("new/", views.new, name="new"),
    path("preview/", views.preview, name="preview"),
    path("promise/", views.promise, name="promise"),
    path("lists/<uuid:id>/effect/", views.list_effect, name="list_effect"),
    path("goods/<uuid:id>/margins/", views.product_margins, name="product_margins"),
    path("<uuid:id>/", views.repricing, name="repricing"),
    path("<uuid:id>/undo/", views.undo, name="undo"),
]
