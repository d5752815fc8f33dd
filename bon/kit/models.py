"""What every table of a tenant has in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.db import models
from django.db.models.fields.related import ForeignKey

from bon.kit import tenancy
from bon.kit.ids import uuid7
from bon.kit.postgresql.lookups import ReferenceIn

M = TypeVar("M", bound=models.Model)


class TenantManager(models.Manager[M]):
    """Sees the organisation acted for and nothing else."""

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(organisation_id=tenancy.organisation_id())

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Without the filter: rows carry their own organisation, and RLS checks it."""
        rows: models.QuerySet[M] = models.QuerySet(self.model, using=self._db)
        return rows.bulk_create(objs, *args, **kwargs)


class TenantModel(models.Model):
    """Configuration of a tenant: few rows, edited in forms, `id` alone names a row in code.

    In the database the primary key is (organisation_id, id); `secure()` in the migration makes
    it so, together with row-level security and composite foreign keys.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        abstract = True


class LedgerModel(models.Model):
    """A high-volume table: rows are added by the thousand and found by organisation and id."""

    pk = models.CompositePrimaryKey("organisation_id", "id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    id = models.UUIDField(default=uuid7, editable=False)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        abstract = True


class TenantForeignKey(ForeignKey[Any, Any]):
    """A reference within the organisation.

    Joins name the organisation on both sides, and the constraint in the database is composite
    (made by `secure()`), so that a row can never point into another organisation.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        kwargs["db_index"] = False
        super().__init__(to, on_delete=on_delete, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        kwargs.pop("db_index", None)
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """A choice among the rows of the organisation acted for when the form is made."""
        from bon.kit.fields import TenantChoiceField

        kwargs.setdefault("form_class", TenantChoiceField)
        field = {"model": self.remote_field.model, "blank": self.blank}
        return super(ForeignKey, self).formfield(**{**field, **kwargs})

    def get_joining_fields(self, reverse_join: bool = False) -> tuple[Any, ...]:
        pairs: tuple[Any, ...] = tuple(super().get_joining_fields(reverse_join))
        here = self.model._meta.get_field("organisation_id")
        there = self.remote_field.model._meta.get_field("organisation_id")
        return (*pairs, (there, here) if reverse_join else (here, there))


TenantForeignKey.register_lookup(ReferenceIn)


class AuditEvent(LedgerModel):
    """One change made outside the counter. `actor` is a person's id; None is the system."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    label = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-at"], name="audit_recent"),
            models.Index(fields=["organisation_id", "subject", "subject_id"], name="audit_subject"),
        ]


class Task(LedgerModel):
    """Something for a person to look at (see `worklist.py`). `subject` names within its kind what
    it is about; `done_by` is null where it came right by itself."""

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)
    raised_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "kind", "subject"], name="task_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "raised_at"],
                condition=models.Q(done_at=None),
                name="task_open",
            ),
        ]


class Mark(models.Model):
    """What a `scope` (a store, or the organisation for all of its stores) looks like since `source`
    changed it last; see `marks.py`."""

    pk = models.CompositePrimaryKey("organisation_id", "scope", "source")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    scope = models.UUIDField()
    source = models.UUIDField()
    value = models.UUIDField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()


def organisation_of(row: models.Model) -> UUID:
    """The organisation that owns a row."""
    owner: UUID = row.organisation_id  # type: ignore[attr-defined]
    return owner
