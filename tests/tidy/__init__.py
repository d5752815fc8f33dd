"""The house rules that a machine can count. One rule a file, each with its reason."""
