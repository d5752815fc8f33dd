"""People, what they may do, and how they sign in: by password in the office, by PIN at the till."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bon.kit.ids import uuid7
from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.models import Store
from bon.staff.permissions import CODES, Answer, Answers


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


class Grant(TenantModel):
    """One answer of one role. No row means deny. `limit`: see the permission's unit."""

    role = TenantForeignKey(Role, models.CASCADE, related_name="grants")
    permission = models.CharField(max_length=40)
    answer = models.CharField(
        max_length=7, choices=[("allow", "allow"), ("approve", "approve"), ("deny", "deny")]
    )
    limit = models.BigIntegerField(null=True, blank=True)

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

    @cached_property
    def answers(self) -> Answers:
        """What the role says. Read once for each object."""
        answers: Answers = self.role.answers()
        return answers

    def answer(self, permission: str) -> tuple[Answer, int | None]:
        """The role's answer and its limit (unit: see the catalogue)."""
        if permission not in CODES:
            raise ValueError(f"no permission {permission!r} in the catalogue")
        return self.answers.get(permission, ("deny", None))

    def may(self, permission: str) -> bool:
        """Whether the person may do it alone, whatever the amount."""
        return self.answer(permission)[0] == "allow"

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()
