"""A house for benchmarks: a database of its own, a server, shops with simulated registers."""
