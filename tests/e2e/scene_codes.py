"""What is scanned in the gallery: the codes of its goods, and of its own papers."""

from __future__ import annotations

from tests.e2e.visit import barcode
from till.codes import make_code

KEY = "00112233445566778899aabbccddeeff"
ORDER = make_code("order", {"number": 1_000_007}, KEY)
GIFT_CARD = make_code("gift_card", {"number": 4_217_003_218}, KEY)
COUPON = make_code("coupon", {"campaign": 42, "number": 17}, KEY)
LABEL = make_code(
    "exchange_label",
    {"register": 9, "receipt": 3, "line": 1, "piece": 1, "price": 12900, "until": 271231},
    KEY,
)

BELL, LOCK, TUBE, LABOUR = barcode(0), barcode(1), barcode(12), barcode(17)
LIQUORICE, BEER, DEPOSIT, EBIKE = barcode(26), barcode(27), barcode(28), barcode(29)
SHARED = "5709999999994"
UNKNOWN = "5709999999987"
