from django.urls import path

from bon.staff import views

app_name = "staff"
urlpatterns = [
    path("", views.people, name="people"),
    path("new/", views.person, name="new_person"),
    path("<uuid:id>/", views.person, name="person"),
    path("<uuid:id>/rights/", views.persons_rights, name="persons_rights"),
    path("<uuid:id>/pin/", views.pin, name="pin"),
    path("<uuid:id>/badge/", views.badge, name="badge"),
    path("<uuid:id>/no-badge/", views.no_badge, name="no_badge"),
    path("<uuid:id>/invite/", views.invite, name="invite"),
    path("roles/", views.roles, name="roles"),
    path("roles/new/", views.role, name="new_role"),
    path("roles/<uuid:id>/", views.role, name="role"),
    path("roles/<uuid:id>/<uuid:store>/", views.role_there, name="role_there"),
    path("organisations/", views.organisations, name="organisations"),
    path("store/", views.choose_store, name="choose_store"),
]
audit = [path("", views.audit, name="audit")]
# For whoever holds the link: beside the pages of the log-in, outside every organisation.
invitation = [path("<str:token>/", views.invitation, name="invitation")]
