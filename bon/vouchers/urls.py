from django.urls import path

from bon.vouchers import views

app_name = "vouchers"
urlpatterns = [
    path("", views.cards, name="cards"),
    path("gavekort.csv", views.cards_file, name="cards_file"),
    path("new/", views.issue, name="issue"),
    path("import/", views.bring_in, name="import"),
    path("rules/", views.rules, name="rules"),
    path("rules/terms/", views.terms, name="terms"),
    path("rules/<uuid:id>/", views.programme, name="programme"),
    path("<slug:kind>/<slug:number>/", views.card, name="card"),
    path("<slug:kind>/<slug:number>/adjust/", views.adjust, name="adjust"),
    path("<slug:kind>/<slug:number>/block/", views.block, name="block"),
    path("<slug:kind>/<slug:number>/open/", views.unblock, name="open"),
]
