"""What Django takes for granted of a table and ours do not give."""

from __future__ import annotations

from django.db.models import Count, Max

from bon.catalog.models import Product
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.sales.models import Sale
from bon.staff.cast import Cast


def test_rows_are_counted_beside_each_other(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        make_jacket(cast)
        counted = Product.objects.annotate(
            kinds=Count("variants", distinct=True), dearest=Max("variants__price")
        )
        rows = counted.select_related("vat_class").order_by("name")
        assert [(row.name, row.kinds, row.dearest) for row in rows] == [
            ("Fodpumpe", 1, 24_900),
            ("Regnjakke", 3, 61_900),
        ]
        assert [row.vat_class.code for row in rows] == ["standard", "standard"]
        assert counted.filter(kinds__gt=1).count() == 1
        assert list(Sale.objects.annotate(lines_there=Count("lines"))) == []
    with cast.abroad():
        assert list(Product.objects.annotate(kinds=Count("variants"))) == []
