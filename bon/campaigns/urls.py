from django.urls import path

from bon.campaigns.views import campaigns as views
from bon.campaigns.views import price_lists

app_name = "campaigns"
urlpatterns = [
    path("", views.campaigns, name="campaigns"),
    path("new/", views.new, name="new"),
    path("sentence/", views.sentence, name="sentence"),
    path("goods/", views.find_goods, name="find_goods"),
    path("choose/", views.choose, name="choose"),
    path("prices/", price_lists.price_lists, name="price_lists"),
    path("prices/goods/", price_lists.find_goods, name="find_priced"),
    path("prices/choose/", price_lists.choose, name="choose_priced"),
    path("prices/new/", price_lists.edit, name="new_price_list"),
    path("prices/<uuid:id>/", price_lists.price_list, name="price_list"),
    path("prices/<uuid:id>/edit/", price_lists.edit, name="edit_price_list"),
    path("prices/<uuid:id>/add/", price_lists.add, name="add_prices"),
    path("prices/<uuid:id>/file/", price_lists.bring_in, name="bring_prices_in"),
    path("prices/<uuid:id>/priser.csv", price_lists.prices_file, name="prices_file"),
    path("prices/<uuid:id>/take-off/", price_lists.take_off, name="take_off"),
    path("prices/<uuid:id>/drop/", price_lists.drop, name="drop_price_list"),
    path("<uuid:id>/", views.campaign, name="campaign"),
    path("<uuid:id>/edit/", views.edit, name="edit"),
    path("<uuid:id>/stop/", views.stop, name="stop"),
    path("<uuid:id>/coupons/", views.make_coupons, name="make_coupons"),
    path("<uuid:id>/sheet/", views.coupon_sheet, name="coupon_sheet"),
    path("<uuid:id>/mail/", views.mail, name="mail_coupons"),
    path("<uuid:id>/kuponer.csv", views.coupons_file, name="coupons_file"),
]
