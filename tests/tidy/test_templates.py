"""A page speaks through the catalogue and obeys the Content-Security-Policy."""

from __future__ import annotations

import re

import pytest

from tests.tidy.project import read, refuse, with_suffix

BLOCKS = re.compile(
    r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}"
    r"|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->",
    re.DOTALL,
)
DJANGO = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# A block may hold nothing but attributes, for a tag in the page it extends.
ATTRIBUTE = re.compile(r"[\w:-]+=(?:\"[^\"]*\"|'[^']*')")
SPOKEN = re.compile(r"\b(?:alt|aria-label|placeholder|title)=\"([^\"]*)\"")
WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
# Names that are the same in every language.
NAMES = re.compile(r"\b(Bon|CVR|Enter|Esc|kr|QR|SKU|EAN)\b|&\w+;")
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle="),
    "a style element": re.compile(r"<style\b"),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)"),
    "an inline handler": re.compile(r"\son[a-z]+=\"|\shx-on"),
    "a script that is evaluated": re.compile(r"\shx-vals=\"js:|javascript:"),
    "another address": re.compile(r"<(?:script|link|img)\b[^>]*(?:src|href)=\"(?:https?:)?//"),
}


def untranslated(name: str, page: str) -> list[str]:
    """Words that stand on the page itself instead of in the catalogue."""
    plain = DJANGO.sub(" ", BLOCKS.sub(" ", page))
    texts = [*SPOKEN.findall(plain), *ATTRIBUTE.sub("", TAG.sub("\n", plain)).splitlines()]
    words = (NAMES.sub("", text).strip() for text in texts)
    return [f"{name}: {text}" for text in words if WORD.search(text)]


def against_policy(name: str, page: str) -> list[str]:
    """What the browser would refuse, or fetch from elsewhere."""
    plain = BLOCKS.sub(" ", page)
    return [f"{name}: {what}" for what, pattern in FORBIDDEN.items() if pattern.search(plain)]


def pages() -> list[str]:
    return [name for name in with_suffix(".html") if "/templates/" in name]


def test_every_word_of_a_page_is_in_the_catalogue() -> None:
    refuse([text for name in pages() for text in untranslated(name, read(name))])


def test_no_page_asks_for_what_the_policy_refuses() -> None:
    refuse([found for name in pages() for found in against_policy(name, read(name))])


def test_a_word_of_its_own_is_caught() -> None:
    page = """{% block attributes %} hx-headers='{"a": "b"}'{% endblock %}
    {# ikke vist #}<h1 title="Kasser">{% translate "Kasser" %}</h1><p>Alle &nbsp; CVR</p>
    {% blocktranslate %}Alt er sendt{% endblocktranslate %} {{ sale.total|kr:"DKK" }} ×"""
    assert untranslated("page.html", page) == ["page.html: Kasser", "page.html: Alle"]


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ('<p style="color: red">', "an inline style"),
        ("<style>", "a style element"),
        ("<script>go()</script>", "an inline script"),
        ('<a onclick="go()">', "an inline handler"),
        ('<a hx-vals="js:{a: 1}">', "a script that is evaluated"),
        ('<script src="//cdn.example/x.js"></script>', "another address"),
    ],
)
def test_what_the_policy_refuses_is_caught(page: str, what: str) -> None:
    assert against_policy("page.html", page) == [f"page.html: {what}"]


def test_what_the_policy_allows_passes() -> None:
    page = '<script src="/static/x.js" defer></script><script type="application/json">{}</script>'
    assert against_policy("page.html", page) == []


def test_no_letter_leads_to_two_places() -> None:
    ways = read("bon/templates/frame/navigation.html")
    keys = re.findall(r' key="(.)"', ways)
    refuse(f"g {key} leads to two places" for key in sorted(set(keys)) if keys.count(key) > 1)


# Django doubles the sign for the catalogue and, unlike in `translate`, forgets to take it back.
SHOWN_TWICE = re.compile(r"_\(\"([^\"]*%[^\"]*)\"\)")


def test_no_page_shows_a_per_cent_sign_twice() -> None:
    assert SHOWN_TWICE.findall('{% include "a.html" with b=_("20 % af") %}') == ["20 % af"]
    refuse(
        f"{name}: {text}"
        for name in with_suffix(".html")
        for text in SHOWN_TWICE.findall(read(name))
    )
