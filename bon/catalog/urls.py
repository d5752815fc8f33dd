from django.urls import path

from bon.catalog.views import (
    goods,
    grouping,
    imports,
    parts,
    pictures,
    posters,
    tiles,
    unknown,
    variants,
)

app_name = "catalog"
urlpatterns = [
    path("", goods.goods, name="goods"),
    path("varer.csv", goods.goods_file, name="goods_file"),
    path("number/", goods.number, name="number"),
    path("new/", goods.edit_product, name="new_product"),
    path("categories/", grouping.categories, name="categories"),
    path("brands/", grouping.brands, name="brands"),
    path("brands/<uuid:id>/", grouping.brand, name="brand"),
    path("tags/", grouping.tag, name="tag"),
    path("tiles/", tiles.tiles, name="tiles"),
    path("tiles/find/", tiles.find, name="find_for_tiles"),
    path("tiles/picture/", tiles.upload, name="upload_picture"),
    path("posters/", posters.posters, name="posters"),
    path("posters/order/", posters.order, name="order_posters"),
    path("posters/<uuid:id>/down/", posters.take_down, name="take_down_poster"),
    path("unknown/", unknown.unknown_items, name="unknown_items"),
    path("unknown/<uuid:id>/", unknown.unknown_item, name="unknown_item"),
    path("unknown/<uuid:id>/dismiss/", unknown.dismiss, name="dismiss_unknown"),
    path("<uuid:id>/", goods.product, name="product"),
    path("<uuid:id>/edit/", goods.edit_product, name="edit_product"),
    path("<uuid:id>/archive/", goods.archive, name="archive"),
    path("<uuid:id>/restore/", goods.restore, name="restore"),
    path("<uuid:id>/parts/", parts.parts, name="parts"),
    path("<uuid:id>/pictures/", pictures.arrange, name="arrange_pictures"),
    path("<uuid:id>/pictures/new/", pictures.add, name="add_picture"),
    path("<uuid:id>/variants/", variants.variants, name="variants"),
]

import_urls = [
    path("", imports.imports, name="imports"),
    path("<uuid:id>/", imports.run, name="run"),
    path("<uuid:id>/repeat/", imports.repeat, name="repeat"),
    path("<uuid:id>/ikke-brugt.csv", imports.refused_file, name="refused_file"),
    path("<uuid:id>/se-efter.csv", imports.noted_file, name="noted_file"),
]
