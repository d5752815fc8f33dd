"""People, what they may do, and how they sign in: by password in the office, by PIN at the till."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bon.kit.ids import uuid7
from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.models import Store
from bon.staff.permissions import CODES, Answer, Answers
from bon.staff.pin import Verifier
from till.authority import alone

ANSWERS = [("allow", "allow"), ("approve", "approve"), ("deny", "deny")]


class UserManager(BaseUserManager["User"]):
    """Finds and makes log-ins by e-mail address."""

    def create_user(self, email: str, password: str | None) -> User:
        """Without a password nobody signs in until one is chosen by invitation."""
        user = self.model(email=self.normalize_email(email).lower())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A log-in to the back office. Global: one person may work for several organisations."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.email


class Role(TenantModel):
    """A named set of answers to the permission catalogue."""

    code = models.CharField(max_length=30)
    name = models.CharField(_("navn"), max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "code"], name="role_code_once")
        ]

    def __str__(self) -> str:
        return self.name

    def answers(self) -> Answers:
        """What the role answers; a permission it does not name is denied."""
        return {
            grant.permission: (grant.answer, grant.limit)
            for grant in Grant.objects.filter(role_id=self.id)
        }


class AnswerModel(TenantModel):
    """Whether something may be done. `limit`: see the permission's unit."""

    permission = models.CharField(max_length=40)
    answer = models.CharField(max_length=7, choices=ANSWERS)
    limit = models.BigIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


class Grant(AnswerModel):
    """One answer of one role. No row means deny."""

    role = TenantForeignKey(Role, models.CASCADE, related_name="grants")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "role", "permission"], name="grant_once"
            )
        ]


class Person(TenantModel):
    """Somebody who works for the organisation. `user` only if they may open the back office.

    The PIN is attribution, not authentication: it counts only on a paired register. It is kept
    as PBKDF2-HMAC-SHA256 so that a register can check it offline with what browsers have.
    """

    user = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    name = models.CharField(_("navn"), max_length=80)
    role = TenantForeignKey(Role, related_name="people", verbose_name=_("rolle"))
    store = TenantForeignKey(
        Store, null=True, blank=True, related_name="people", verbose_name=_("butik")
    )
    active = models.BooleanField(_("aktiv"), default=True)
    pin_salt = models.CharField(max_length=32, blank=True)
    pin_iterations = models.IntegerField(default=0)
    pin_hash = models.CharField(max_length=64, blank=True)
    # So that a pad knows the last digit when it is tapped; 0 where nobody wrote it down.
    pin_digits = models.PositiveSmallIntegerField(default=0)
    # The number in the code of the badge, drawn at random: whoever has the badge may sign in.
    badge = models.BigIntegerField(null=True, blank=True)

    everywhere: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        default_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "name"], name="person_name_once"),
            models.UniqueConstraint(fields=["organisation_id", "user"], name="person_user_once"),
            models.UniqueConstraint(fields=["organisation_id", "badge"], name="person_badge_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def keep_pin(self, kept: Verifier) -> None:
        """Has this PIN from now on, once it is saved."""
        self.pin_salt, self.pin_iterations, self.pin_hash, self.pin_digits = kept

    @cached_property
    def answers(self) -> Answers:
        """What the person may where they belong: in their store, or in all. Read once for each
        object."""
        return self.answers_at(self.store_id)

    def answers_at(self, store: UUID | None) -> Answers:
        """What the role says, then the role in this store, then the person's own. One statement."""
        columns = "rank", "permission", "answer", "limit"
        usual = Grant.objects.filter(role=self.role_id).annotate(rank=models.Value(1))
        here = models.Q(role=self.role_id, store=store) if store else models.Q()
        rank = models.Case(models.When(person=None, then=2), default=3)
        theirs = Deviation.objects.filter(models.Q(person=self.id) | here).annotate(rank=rank)
        said = usual.values_list(*columns).union(theirs.values_list(*columns), all=True)
        return {
            permission: (answer, limit)
            for _rank, permission, answer, limit in sorted(said, key=lambda one: one[0])
        }

    def answers_anywhere(self) -> list[Answers]:
        """What the person may in each place where they work."""
        stores = Store.objects.filter(id=self.store_id) if self.store_id else Store.objects.all()
        return [self.answers_at(store.id) for store in stores]

    def answer(self, permission: str) -> tuple[Answer, int | None]:
        """The answer and its limit (unit: see the catalogue)."""
        if permission not in CODES:
            raise ValueError(f"no permission {permission!r} in the catalogue")
        return self.answers.get(permission, ("deny", None))

    def may(self, permission: str, amount: int = 0) -> bool:
        """Whether the person may do it alone; `amount` is what a limit is for."""
        answer, limit = self.answer(permission)
        return alone({"answer": answer, "limit": limit}, amount)

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()


class Deviation(AnswerModel):
    """An answer that is not the role's: a person's own, or the role's in one store. Where both
    differ, the person's own holds."""

    person = TenantForeignKey(Person, null=True, blank=True, related_name="+")
    role = TenantForeignKey(Role, null=True, blank=True, related_name="+")
    store = TenantForeignKey(Store, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "person", "role", "store", "permission"],
                nulls_distinct=False,
                name="deviation_once",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, role=None, store=None)
                | models.Q(person=None, role__isnull=False, store__isnull=False),
                name="deviation_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permission}: {self.answer}"
