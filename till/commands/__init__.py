"""What may be done to a cart: one file a family of commands, each with its table of names."""
