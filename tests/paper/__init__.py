"""What comes out of a printer, drawn from the very bytes it gets.

The readers of ESC/POS and StarPRNT here are written from the command references and know nothing
of what writes the bytes. They refuse nothing in silence: a command they do not know is kept in
`unknown`, a line wider than the paper in `overflows`.
"""
