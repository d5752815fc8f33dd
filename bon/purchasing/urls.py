"""What is bought, and what comes: two doors, for two kinds of people."""

from django.urls import path

from bon.purchasing.views import catalogues, counting, orders, proposals, receiving, suppliers

app_name = "purchasing"
urlpatterns = [
    path("", orders.orders, name="orders"),
    path("new/", orders.new, name="new"),
    path("<uuid:id>/", orders.order, name="order"),
    path("<uuid:id>/find/", orders.find, name="find"),
    path("<uuid:id>/add/", orders.add, name="add"),
    path("<uuid:id>/scan/", orders.scan, name="scan"),
    path("<uuid:id>/lines/<uuid:line>/", orders.line, name="line"),
    path("<uuid:id>/terms/", orders.terms, name="terms"),
    path("<uuid:id>/send/", orders.send, name="send"),
    path("<uuid:id>/ordre.pdf", orders.paper, name="paper"),
    path("<uuid:id>/end/", orders.end, name="end"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("bounds/", proposals.bounds, name="bounds"),
    path("bounds/<uuid:store>/<uuid:variant>/", proposals.watch, name="watch"),
    path("suppliers/", suppliers.suppliers, name="suppliers"),
    path("suppliers/new/", suppliers.edit, name="new_supplier"),
    path("suppliers/<uuid:id>/", suppliers.supplier, name="supplier"),
    path("suppliers/<uuid:id>/edit/", suppliers.edit, name="edit_supplier"),
    path("suppliers/<uuid:id>/archive/", suppliers.archive, name="archive_supplier"),
    path("suppliers/<uuid:id>/restore/", suppliers.restore, name="restore_supplier"),
    path("suppliers/<uuid:id>/articles/new/", suppliers.new_article, name="new_article"),
    path("suppliers/<uuid:id>/bring-in/", catalogues.bring_in, name="bring_in"),
    path("catalogues/<uuid:id>/", catalogues.run, name="catalogue"),
    path("catalogues/<uuid:id>/columns/", catalogues.columns, name="columns"),
    path("catalogues/<uuid:id>/repeat/", catalogues.repeat, name="repeat_catalogue"),
    path("catalogues/<uuid:id>/ikke-brugt.csv", catalogues.refused_file, name="unused"),
    path("articles/<uuid:id>/", suppliers.article, name="article"),
    path("suppliers/<uuid:id>/find/", suppliers.find, name="find_for_article"),
]

receiving_urls = [
    path("", receiving.receiving, name="receiving"),
    path("unordered/", receiving.unordered, name="unordered"),
    path("orders/<uuid:id>/", receiving.begin, name="begin"),
    path("orders/<uuid:id>/all/", receiving.everything, name="everything"),
    path("<uuid:id>/", receiving.receipt, name="receipt"),
    path("<uuid:id>/book/", receiving.book, name="book"),
    path("<uuid:id>/drop/", receiving.drop, name="drop"),
    path("<uuid:id>/undo/", receiving.undo, name="undo"),
    path("<uuid:id>/delivery/", receiving.delivery, name="delivery"),
    path("<uuid:id>/labels/", receiving.labels, name="labels"),
    path("<uuid:id>/tell/<uuid:order>/", receiving.tell, name="tell"),
    path("<uuid:id>/scan/", counting.scan, name="scan"),
    path("<uuid:id>/find/", counting.find, name="find"),
    path("<uuid:id>/link/", counting.link, name="link"),
    path("<uuid:id>/count/<uuid:variant>/", counting.count, name="count"),
    path("<uuid:id>/part/<uuid:variant>/", counting.part, name="part"),
    path("lines/<uuid:id>/cost/", counting.cost, name="cost"),
    path("lines/<uuid:id>/price/", counting.price, name="price"),
]
