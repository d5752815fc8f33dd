from django.urls import path

from bon.stock import views

app_name = "stock"
urlpatterns = [
    path("", views.levels, name="levels"),
    path("lager.csv", views.levels_file, name="levels_file"),
    path("<uuid:id>/", views.movements, name="movements"),
]
