"""The `bon` command: Django's commands, with the embedded database started around them."""

from __future__ import annotations

import os
import sys

from bon.config.environment import SettingError

WITHOUT_DATABASE = {"help", "makemessages", "compilemessages", "--help", "--version"}


def main() -> None:
    """Runs one command. A wrong setting is one line on standard error and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bon.config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    try:
        if command not in WITHOUT_DATABASE and not os.environ.get("DATABASE_URL"):
            _start_database()
        from django.conf import settings

        _ = settings.DATABASES
    except SettingError as error:
        print(f"bon: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(2)
    from django.core.management import execute_from_command_line

    # `create-owner` on the command line is the module create_owner.
    name = command if command.startswith("-") else command.replace("-", "_")
    execute_from_command_line(["bon", name, *sys.argv[2:]])


def _start_database() -> None:
    from pathlib import Path

    from bon.config import cluster, environment

    root = Path(__file__).resolve().parent.parent
    cluster.start(Path(environment.text("BON_DATA", str(root / "var"))).resolve())


if __name__ == "__main__":
    main()
