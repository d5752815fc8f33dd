"""What the registers need of the catalogue: all goods once, then what changed; VAT and tiles.

Each is one SQL statement, so that what it answers is true of one moment, and its rows leave
the database as the JSON they travel in: 100,000 goods must not become 100,000 objects.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from bon.catalog.models import PriceList
from bon.kit.tenancy import organisation_id

COLUMNS = (
    *("variant", "product", "sku", "name", "barcodes"),
    *("price", "vat", "group", "category", "flags"),
    *("brand", "tags", "prices", "deposit"),
)

# Which database this is: another cluster, another timeline (a restore to a point in time, a
# fail-over) or a table made anew (a restored dump) gives another name, under which revisions
# known before mean nothing.
_DATABASE = """
    substr(md5(concat_ws('.',
        (SELECT system_identifier FROM pg_control_system()),
        (SELECT timeline_id FROM pg_control_checkpoint()),
        'catalog_revision'::regclass::oid)), 1, 12)
"""
_REVISION = """
    coalesce((SELECT number FROM catalog_revision WHERE organisation_id = %(tenant)s), 0)
"""
# A row as JSON. What many goods share is quoted once, in _SHARED.
_ROW = """
    concat('["', v.id, '","', v.product_id, '",', to_json(v.sku), ',', to_json(v.name), ',',
        to_json(v.codes), ',', CASE v.prices WHEN '' THEN coalesce(v.price::text, 'null')
          ELSE coalesce(substring(v.prices FROM %(prices)s), v.price::text, 'null') END,
        ',', c.code, ',', g.code, ',', coalesce(k.path, '""'), ',',
        p.weighed::int + 2 * (NOT p.discountable)::int + 4 * (p.unit = 'kg')::int
        + 8 * p.serial::int + 16 * p.bottle_deposit::int + 32 * p.age_limit,
        ',', coalesce(b.name, '""'), ',', CASE p.tags WHEN '' THEN '""' ELSE to_json(p.tags)::text
        END, ',"', v.prices, '",', coalesce('"' || p.deposit_id || '"', 'null'), ']')
"""
_SHARED = """
  c AS MATERIALIZED (
    SELECT id, to_json(code)::text AS code
    FROM catalog_vatclass WHERE organisation_id = %(tenant)s),
  g AS MATERIALIZED (
    SELECT id, to_json(code)::text AS code
    FROM catalog_articlegroup WHERE organisation_id = %(tenant)s),
  k AS MATERIALIZED (
    SELECT id, to_json(path)::text AS path
    FROM catalog_category WHERE organisation_id = %(tenant)s),
  b AS MATERIALIZED (
    SELECT id, to_json(name)::text AS name
    FROM catalog_brand WHERE organisation_id = %(tenant)s)
"""
_JOINED = """
    JOIN catalog_product p ON p.organisation_id = %(tenant)s AND p.id = v.product_id
    JOIN c ON c.id = p.vat_class_id
    JOIN g ON g.id = p.article_group_id
    LEFT JOIN k ON k.id = p.category_id
    LEFT JOIN b ON b.id = p.brand_id
"""
# Made of the constants above; every value is a parameter.
_SNAPSHOT = f"""
WITH {_SHARED}
SELECT {_DATABASE}, {_REVISION},
  (SELECT string_agg({_ROW}, ',')
   FROM catalog_variant v {_JOINED}
   WHERE v.organisation_id = %(tenant)s AND v.archived_at IS NULL)
"""  # noqa: S608
_CHANGED = f"""
WITH {_SHARED}, changed AS MATERIALIZED (
  SELECT * FROM catalog_variant
  WHERE organisation_id = %(tenant)s AND revision > %(since)s
  ORDER BY revision LIMIT %(most)s + 1
)
SELECT {_DATABASE}, {_REVISION}, (SELECT count(*) FROM changed),
  (SELECT string_agg({_ROW}, ',') FROM changed v {_JOINED} WHERE v.archived_at IS NULL),
  (SELECT coalesce(json_agg(id), '[]') FROM changed WHERE archived_at IS NOT NULL)
"""  # noqa: S608
_COUNTER = """
SELECT
  (SELECT coalesce(json_agg(json_build_object('code', c.code, 'rate_bp', r.rate_bp)
                            ORDER BY c.code), '[]')
   FROM catalog_vatclass c CROSS JOIN LATERAL (
     SELECT rate_bp FROM catalog_vatrate
     WHERE organisation_id = %(tenant)s AND vat_class_id = c.id AND valid_from <= %(today)s
     ORDER BY valid_from DESC LIMIT 1) r
   WHERE c.organisation_id = %(tenant)s),
  (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name) ORDER BY code), '[]')
   FROM catalog_articlegroup WHERE organisation_id = %(tenant)s),
  (SELECT coalesce(json_agg(json_build_object(
       'id', p.id, 'name', p.name, 'colour', p.colour, 'tiles', t.tiles)
       ORDER BY p.position, p.id), '[]')
   FROM catalog_tilepage p CROSS JOIN LATERAL (
     SELECT coalesce(json_agg(json_build_object('variant', t.variant_id,
         'label', coalesce(nullif(t.label, ''), v.name),
         'picture', t.organisation_id || '/' || i.hash) ORDER BY t.position, t.id), '[]') AS tiles
     FROM catalog_tile t
     JOIN catalog_variant v ON v.organisation_id = %(tenant)s AND v.id = t.variant_id
     LEFT JOIN catalog_picture i ON i.organisation_id = %(tenant)s AND i.id = t.picture_id
     WHERE t.organisation_id = %(tenant)s AND t.page_id = p.id AND v.archived_at IS NULL) t
   WHERE p.organisation_id = %(tenant)s),
  (SELECT layout::text FROM catalog_tilelayout WHERE organisation_id = %(tenant)s),
  (SELECT coalesce(json_agg(json_build_object('text', p.text,
       'picture', p.organisation_id || '/' || i.hash) ORDER BY p.position, p.id), '[]')
   FROM catalog_poster p
   LEFT JOIN catalog_picture i ON i.organisation_id = %(tenant)s AND i.id = p.picture_id
   WHERE p.organisation_id = %(tenant)s)
"""


class Position(NamedTuple):
    """How far a reader has come in which database's catalogue."""

    database: str
    revision: int


class Goods(NamedTuple):
    """`rows`: the goods as JSON, comma between them; each in the order of COLUMNS."""

    position: Position
    rows: str


class Changes(NamedTuple):
    """`rows` as in Goods; `gone`: ids of goods no longer sold, as a JSON list."""

    position: Position
    rows: str
    gone: str


class Counter(NamedTuple):
    """`layout` names how the tiles are laid out now; None before anybody did. `posters`: what
    the customers' displays show in turn while nobody is served."""

    vat_classes: list[dict[str, Any]]
    article_groups: list[dict[str, Any]]
    tiles: list[dict[str, Any]]
    layout: str | None
    posters: list[dict[str, Any]]


class TooMuch(Exception):
    """More changed than is worth sending as changes: a snapshot is smaller."""


def position() -> Position:
    """Where the catalogue stands."""
    return Position(*_one(f"SELECT {_DATABASE}, {_REVISION}", {"tenant": organisation_id()}))


def goods(store: UUID | None) -> Goods:
    """Everything that is sold, at the store's prices or the chain's, as of one moment."""
    database, revision, rows = _one(_SNAPSHOT, _asked(store))
    return Goods(Position(database, revision), rows or "")


def changes(store: UUID, since: int, most: int) -> Changes:
    """What changed after revision `since`, at the store's prices. Raises TooMuch above `most` rows.

    A variant that changed twice comes once, as it is now. Applied to the state at `since`,
    in any order and any number of times, they give the state at the answer's position.
    """
    values = {"since": since, "most": most}
    database, revision, count, rows, gone = _one(_CHANGED, _asked(store) | values)
    if count > most:
        raise TooMuch
    return Changes(Position(database, revision), rows or "", json.dumps(gone))


def counter() -> Counter:
    """Today's VAT rates, the names of article groups and the quick tiles."""
    values = {"tenant": organisation_id(), "today": timezone.localdate()}
    return Counter(*_one(_COUNTER, values))


def price_lists() -> list[dict[str, Any]]:
    """The lists of customer groups and members, as the till knows them."""
    lists = PriceList.objects.filter(
        PriceList.holding(timezone.localdate()), Q(members=True) | ~Q(groups=[])
    ).order_by("id")
    return [
        {"id": str(each.id), "name": each.name, "members": each.members, "groups": each.groups}
        for each in lists
    ]


def _asked(store: UUID | None) -> dict[str, Any]:
    """`prices`: finds the store's own price in `Variant.prices`, and nothing without a list."""
    lists = PriceList.objects.none()
    if store:
        lists = PriceList.objects.filter(PriceList.holding(timezone.localdate()), store_id=store)
    own = lists.values_list("id", flat=True).first()
    return {"tenant": organisation_id(), "prices": f"{own or '^$'}=([0-9]+)"}


def _one(statement: str, values: dict[str, Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] = cursor.fetchone()
    return row
