"""Django's own PostgreSQL, less two assumptions that do not hold here."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.postgresql import base, features, operations


class DatabaseFeatures(features.DatabaseFeatures):
    """A model's `id` alone does not determine its row here: the key of the table is
    (organisation_id, id). Django would group by `id` alone, which PostgreSQL refuses. Grouped by
    every column, PostgreSQL finds the whole key among them and drops the rest by itself.
    """

    allows_group_by_selected_pks = False


class DatabaseOperations(operations.DatabaseOperations):
    """A row is locked against change, not against being referred to. Foreign keys are checked as
    a transaction ends, when it holds its last locks: one that had to wait there for whoever edits
    a supplier would wait for somebody who may be waiting for its levels."""

    def for_update_sql(
        self,
        nowait: bool = False,
        skip_locked: bool = False,
        of: Iterable[str] = (),
        no_key: bool = True,
    ) -> str:
        return super().for_update_sql(nowait, skip_locked, of, no_key=True)


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations
