from django.urls import path

from bon.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
]
