from django.urls import path

from bon.stock.views import adjust, levels, still, worth

app_name = "stock"
urlpatterns = [
    path("", levels.levels, name="levels"),
    path("lager.csv", levels.levels_file, name="levels_file"),
    path("worth/", worth.worth, name="worth"),
    path("worth/lagervaerdi.csv", worth.worth_file, name="worth_file"),
    path("still/", still.still, name="still"),
    path("still/ligger-stille.csv", still.still_file, name="still_file"),
    path("adjust/", adjust.adjust, name="adjust"),
    path("adjust/lines/", adjust.adjust_lines, name="adjust_lines"),
    path("<uuid:id>/", levels.movements, name="movements"),
    path("<uuid:id>/cost/", adjust.cost, name="cost"),
]
