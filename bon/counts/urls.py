from django.urls import path

from bon.counts import views

app_name = "counts"
urlpatterns = [
    path("", views.counts, name="counts"),
    path("new/", views.new, name="new"),
    path("new/find/", views.find_goods, name="find_goods"),
    path("new/choose/", views.choose, name="choose"),
    path("worker.js", views.worker, name="worker"),
    path("<uuid:id>/", views.count, name="count"),
    path("<uuid:id>/scan/", views.scan, name="scan"),
    path("<uuid:id>/finish/", views.finish, name="finish"),
    path("<uuid:id>/again/", views.again, name="again"),
    path("<uuid:id>/differences/", views.differences, name="differences"),
    path("<uuid:id>/none/", views.none, name="none"),
    path("<uuid:id>/post/", views.post, name="post"),
    path("<uuid:id>/drop/", views.drop, name="drop"),
]
