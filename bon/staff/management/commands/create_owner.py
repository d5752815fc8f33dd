"""`bon create-owner`: the first person of a new organisation."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import transaction

from bon.staff.actions.found_organisation import found_organisation
from bon.staff.models import User


class Command(BaseCommand):
    help = "Makes an organisation with a company, a store, the standard roles and its owner."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--shop", required=True, help="the shop's name")
        parser.add_argument("--cvr", required=True, help="the company's CVR number")
        parser.add_argument("--name", required=True, help="the owner's name")

    def handle(self, *args: Any, **options: Any) -> None:
        password = (
            getpass.getpass("Password: ")
            if sys.stdin.isatty()
            else sys.stdin.readline().rstrip("\n")
        )
        email = options["email"].lower()
        if User.objects.filter(email=email).exists():
            raise CommandError(f"{email} has a log-in already")
        try:
            validate_password(password)
            with transaction.atomic():
                founded = found_organisation(
                    name=options["shop"],
                    cvr=options["cvr"],
                    owner_name=options["name"],
                    user=User.objects.create_user(email, password),
                )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{founded.organisation.name}: {email} is the owner.")
