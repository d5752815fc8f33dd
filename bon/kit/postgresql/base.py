"""Django's own PostgreSQL, less one assumption that tenant tables do not keep."""

from __future__ import annotations

from django.db.backends.postgresql import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    """A model's `id` alone does not determine its row here: the key of the table is
    (organisation_id, id). Django would group by `id` alone, which PostgreSQL refuses. Grouped by
    every column, PostgreSQL finds the whole key among them and drops the rest by itself.
    """

    allows_group_by_selected_pks = False


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
