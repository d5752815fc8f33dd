from django.urls import path

from bon.campaigns.views import campaigns as views
from bon.campaigns.views import price_files, price_lists

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
    path("<uuid:id>/sheet/", views.coupon_sheet, name="coupon_sheet"),
    path("<uuid:id>/mail/", views.mail, name="mail_coupons"),
    path("<uuid:id>/kuponer.csv", views.coupons_file, name="coupons_file"),
]
prices = [
    path("", price_lists.price_lists, name="price_lists"),
    path("goods/", price_lists.find_goods, name="find_goods"),
    path("choose/", price_lists.choose, name="choose"),
    path("new/", price_lists.edit, name="new"),
    path("<uuid:id>/", price_lists.price_list, name="price_list"),
    path("<uuid:id>/edit/", price_lists.edit, name="edit"),
    path("<uuid:id>/add/", price_lists.add, name="add"),
    path("<uuid:id>/file/", price_lists.bring_in, name="bring_in"),
    path("import/<uuid:id>/", price_files.run, name="import"),
    path("import/<uuid:id>/repeat/", price_files.repeat, name="repeat_import"),
    path("import/<uuid:id>/refused/", price_files.refused_file, name="refused_file"),
    path("import/<uuid:id>/noted/", price_files.noted_file, name="noted_file"),
    path("<uuid:id>/priser.csv", price_lists.prices_file, name="prices_file"),
    path("<uuid:id>/take-off/", price_lists.take_off, name="take_off"),
    path("<uuid:id>/drop/", price_lists.drop, name="drop"),
]
