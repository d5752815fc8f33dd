"""Lets `from __future__ import annotations` pass: this interpreter ignores annotations."""

annotations = None
