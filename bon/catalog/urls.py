from django.urls import path

from bon.catalog import views

app_name = "catalog"
urlpatterns = [
    path("", views.goods, name="goods"),
    path("varer.csv", views.goods_file, name="goods_file"),
    path("new/", views.edit_product, name="new_product"),
    path("<uuid:id>/", views.product, name="product"),
    path("<uuid:id>/edit/", views.edit_product, name="edit_product"),
    path("<uuid:id>/archive/", views.archive, name="archive"),
    path("<uuid:id>/restore/", views.restore, name="restore"),
    path("<uuid:product_id>/variants/new/", views.edit_variant, name="new_variant"),
    path("<uuid:product_id>/variants/<uuid:id>/", views.edit_variant, name="variant"),
    path("<uuid:product_id>/variants/<uuid:id>/archive/", views.drop_variant, name="drop_variant"),
]
