"""What a shop sells and at what price."""

from bon.catalog.models.grouping import ArticleGroup, Brand, Category
from bon.catalog.models.import_run import ImportRun, Rejection
from bon.catalog.models.own_number import OwnNumber
from bon.catalog.models.part import Part
from bon.catalog.models.poster import Poster
from bon.catalog.models.price import ListedPrice, PriceList, PricePoint
from bon.catalog.models.product import Barcode, Product, SearchWord, Variant, Word
from bon.catalog.models.revision import Revision
from bon.catalog.models.tile import Picture, ProductPicture, Tile, TileLayout, TilePage
from bon.catalog.models.unknown import UnknownItem
from bon.catalog.models.vat import VatClass, VatRate

__all__ = [
    "ArticleGroup",
    "Barcode",
    "Brand",
    "Category",
    "ImportRun",
    "ListedPrice",
    "OwnNumber",
    "Part",
    "Picture",
    "Poster",
    "PriceList",
    "PricePoint",
    "Product",
    "ProductPicture",
    "Rejection",
    "Revision",
    "SearchWord",
    "Tile",
    "TileLayout",
    "TilePage",
    "UnknownItem",
    "Variant",
    "VatClass",
    "VatRate",
    "Word",
]
