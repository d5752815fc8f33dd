from django.urls import path

from bon.campaigns import views

app_name = "campaigns"
urlpatterns = [
    path("", views.campaigns, name="campaigns"),
    path("new/", views.new, name="new"),
    path("sentence/", views.sentence, name="sentence"),
    path("goods/", views.find_goods, name="find_goods"),
    path("choose/", views.choose, name="choose"),
    path("<uuid:id>/", views.campaign, name="campaign"),
    path("<uuid:id>/edit/", views.edit, name="edit"),
    path("<uuid:id>/stop/", views.stop, name="stop"),
    path("<uuid:id>/coupons/", views.make_coupons, name="make_coupons"),
    path("<uuid:id>/kuponer.csv", views.coupons_file, name="coupons_file"),
]
