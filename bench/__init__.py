"""Benchmarks: each module has a `run()` that measures and gives its results."""
