from django.urls import path

from bon.labels.views import queue, templates, waiting

app_name = "labels"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("paper/", queue.paper, name="paper"),
    path("print/", queue.print_labels, name="print"),
    path("waiting/<uuid:id>/", waiting.waiting, name="waiting"),
    path("goods/<uuid:id>/", queue.goods, name="goods"),
    path("runs/<uuid:id>/", queue.run, name="run"),
    path("runs/<uuid:id>/file", queue.file, name="file"),
    path("runs/<uuid:id>/sent/", queue.sent, name="sent"),
    path("runs/<uuid:id>/again/", queue.again, name="again"),
    path("runs/<uuid:id>/undo/", queue.undo, name="undo"),
    path("templates/", templates.templates, name="templates"),
    path("templates/new/", templates.new, name="new_template"),
    path("templates/<uuid:id>/", templates.template, name="template"),
    path("templates/<uuid:id>/picture.png", templates.picture, name="picture"),
    path("templates/<uuid:id>/preview/", templates.preview, name="preview"),
    path("templates/<uuid:id>/drop/", templates.drop, name="drop_template"),
]
