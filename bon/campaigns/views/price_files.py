"""Files of prices being read onto a list: follow one, see what came of it."""

from bon.catalog.access import price_import_for
from bon.catalog.views.following import following

run, repeat, refused_file, noted_file = following(
    "edit_goods",
    price_import_for,
    "campaigns/price_import.html",
    "campaigns/price_progress.html",
    "prices:import",
)
