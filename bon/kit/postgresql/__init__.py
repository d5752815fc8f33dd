"""PostgreSQL as Bon's tables are made; named in the settings as the engine."""
