"""Many registers, a bad network, and a server and database that are killed while they work."""
