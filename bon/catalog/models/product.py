"""Product → variants (what is scanned and sold) → barcodes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.content import Content, UnitPrice, unit_price
from bon.catalog.models.grouping import ArticleGroup, Brand, Category
from bon.catalog.models.vat import VatClass
from bon.kit.models import TenantForeignKey, TenantManager, TenantModel

AGES = (15, 16, 18)


class Product(TenantModel):
    """What variants have in common. `style` is the maker's or shop's number for all of them;
    `tags` are the shop's own words for what campaigns are about, apart by commas. `serial`: each
    piece has a number of its own. `batch`: deliveries are told apart by lot and last day.
    `perishable`: goes bad so soon that its before-price is of 14 days, not 30. `deposit`: the
    bottle deposit sold with it, a product that is `bottle_deposit`. `unit_price_exempt`: the law
    asks for no price a litre or kilo of it."""

    name = models.CharField(_("navn"), max_length=200)
    description = models.TextField(
        _("beskrivelse"), default="", db_default="", blank=True, max_length=4000
    )
    style = models.CharField(_("modelnummer"), max_length=60, blank=True)
    sort_key = models.CharField(max_length=400, editable=False, db_collation="C")
    category = TenantForeignKey(
        Category, null=True, blank=True, related_name="products", verbose_name=_("kategori")
    )
    brand = TenantForeignKey(
        Brand, null=True, blank=True, related_name="products", verbose_name=_("mærke")
    )
    vat_class = TenantForeignKey(VatClass, related_name="products", verbose_name=_("moms"))
    article_group = TenantForeignKey(
        ArticleGroup, related_name="products", verbose_name=_("varegruppe")
    )
    unit = models.CharField(
        _("enhed"), max_length=3, default="pcs", choices=[("pcs", _("stk.")), ("kg", _("kg"))]
    )
    weighed = models.BooleanField(_("vejes"), default=False)
    service = models.BooleanField(_("ydelse"), default=False)
    discountable = models.BooleanField(_("kan få rabat"), default=True)
    tags = models.TextField(_("mærkater"), default="", db_default="", blank=True)
    serial = models.BooleanField(_("serienummer"), default=False, db_default=False)
    batch = models.BooleanField(_("batch og udløb"), default=False, db_default=False)
    perishable = models.BooleanField(_("letfordærvelig"), default=False, db_default=False)
    age_limit = models.PositiveSmallIntegerField(
        _("aldersgrænse"),
        default=0,
        db_default=0,
        choices=[(0, _("Ingen")), *((age, _("%d år") % age) for age in AGES)],
    )
    bottle_deposit = models.BooleanField(_("er flaskepant"), default=False, db_default=False)
    deposit = TenantForeignKey(
        "Product", null=True, blank=True, related_name="+", verbose_name=_("flaskepant")
    )
    unit_price_exempt = models.BooleanField(_("uden enhedspris"), default=False, db_default=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(name=""), name="product_has_name"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "sort_key", "id"], name="product_in_order"),
            models.Index(fields=["organisation_id", "style"], name="product_by_style"),
        ]

    def __str__(self) -> str:
        return self.name


class Variant(TenantModel):
    """One thing that can be scanned and sold.

    `axes` are pairs in order, [["Størrelse", "M"], ["Farve", "Blå"]]; none for goods that come
    in one kind. `name` is the product's name with the values of the axes behind it. `price` is
    the current price on the chain's list in øre including VAT; None is asked at the counter.
    `codes` are its barcodes as the registers get them: apart by a space, a pack as `code*6`.
    `prices` are those on other lists, `list=øre`, apart by a space: most goods have none.
    `content_pieces` times `content_milli` thousandths of `content_unit` are in it, 6 × 33 cl; no
    unit where nobody has said (`catalog.content`).
    The first variant of a product has the product's id: half as much to send to the registers.
    `revision` is the catalogue's when this row last changed: what the registers' feed goes by.
    """

    product = TenantForeignKey(Product, related_name="variants")
    sku = models.CharField(_("varenummer"), max_length=60, blank=True)
    axes = models.JSONField(default=list, blank=True)
    name = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=600, editable=False, db_collation="C")
    position = models.IntegerField(default=0)
    price = models.BigIntegerField(_("pris"), null=True, blank=True)
    codes = models.TextField(default="", editable=False)
    prices = models.TextField(default="", db_default="", editable=False)
    content_pieces = models.IntegerField(default=1, db_default=1)
    content_milli = models.BigIntegerField(default=0, db_default=0)
    content_unit = models.CharField(max_length=4, default="", db_default="", blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    revision = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "sku"],
                condition=~models.Q(sku=""),
                name="variant_sku_once",
            ),
            models.CheckConstraint(
                condition=models.Q(price=None) | models.Q(price__gte=0, price__lte=99_999_999),
                name="variant_price_sane",
            ),
            models.CheckConstraint(
                condition=models.Q(content_unit="")
                | models.Q(content_pieces__gte=1, content_milli__gte=1),
                name="variant_content_sane",
            ),
        ]
        indexes: ClassVar = [
            # What changed since a revision: the registers ask for it all day.
            models.Index(fields=["organisation_id", "revision"], name="variant_changed"),
            models.Index(fields=["organisation_id", "sort_key", "id"], name="variant_in_order"),
            # The office's list of goods by price walks along it for a page and stops there.
            models.Index(
                fields=["organisation_id", "price", "product"],
                condition=models.Q(archived_at=None),
                name="variant_by_price",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def content(self) -> Content:
        """How much is in it."""
        return Content(self.content_pieces, self.content_milli, self.content_unit)

    @content.setter
    def content(self, content: Content) -> None:
        self.content_pieces, self.content_milli, self.content_unit = content

    @property
    def unit_price(self) -> UnitPrice | None:
        """What a litre, kilo, metre or piece of it costs; None where that need not be said."""
        return None if self.product.unit_price_exempt else unit_price(self.price, self.content)


class Barcode(TenantModel):
    """A code that means this variant; `pack` pieces of it.

    `code` is canonical (`catalog.barcodes.canonical`), so that an EAN-13 and the UPC-A within
    it are one code. The first by `position` is the one printed on labels.
    """

    variant = TenantForeignKey(Variant, models.CASCADE, related_name="barcodes")
    code = models.CharField(_("stregkode"), max_length=64)
    pack = models.IntegerField(_("antal i pakken"), default=1)
    position = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "code"], name="barcode_once"),
            models.CheckConstraint(
                condition=models.Q(pack__gte=1, pack__lte=9_999), name="barcode_pack_sane"
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[^\s*]+$"), name="barcode_is_one_word"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class SearchWord(models.Model):
    """A word by which a variant is found, folded. Read by `catalog_search` alone.

    A table and not a tsvector: under row-level security PostgreSQL uses an index only with
    leakproof operators, and comparisons of text are, `@@` and `LIKE` are not.
    """

    pk = models.CompositePrimaryKey("organisation_id", "word", "variant")
    organisation_id = models.UUIDField(editable=False)
    word = models.CharField(max_length=60, db_collation="C")
    variant = TenantForeignKey(Variant, models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager[SearchWord]] = TenantManager()


class Word(models.Model):
    """Each search word of the goods once: Danish is full of compounds, and a search runs through
    these to find `hjelm` in `cykelhjelm`. They are far fewer than the goods. Words with figures
    are not among them: nobody types the middle of a number. A word whose goods are gone finds
    nothing and does no harm.
    """

    pk = models.CompositePrimaryKey("organisation_id", "word")
    organisation_id = models.UUIDField(editable=False)
    word = models.CharField(max_length=60, db_collation="C")

    objects: ClassVar[models.Manager[Word]] = TenantManager()
