"""A piece of HTML, already known to be the article, into paragraphs of text.

For what feeds and records carry: no boilerplate to find, so nothing is left out but scripts.
"""

import re

import lxml.html
from lxml.etree import ParserError, XMLSyntaxError

from claimtrack.text import squeeze

_BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_DROPPED = ("script", "style", "template", "noscript", "iframe", "svg", "button", "form")
_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.I)
_TAG = re.compile(r"<[a-z!/][^>]*>", re.I)
_BREAK = "\ue000"
"""Marks the edge of a block while the tree is walked: a private character, taken out before."""


def is_page(html: str) -> bool:
    """Return whether ``html`` is a whole page rather than a piece of one."""
    return _PAGE.search(html[:4096]) is not None


def html_prose(html: str) -> str:
    """Return the text of ``html``, a line a block element.

    Args:
        html: A piece of HTML; text without any tag is taken as plain text with entities.
    """
    if not _TAG.search(html) and "&" not in html:
        return html.strip()
    try:
        root = lxml.html.fragment_fromstring(html.replace(_BREAK, ""), create_parent="div")
    except (ParserError, XMLSyntaxError, ValueError):
        return ""
    for element in root.xpath("|".join(f".//{tag}" for tag in _DROPPED)):
        element.drop_tree()
    for element in root.iter():
        if element.tag in _BLOCKS or element.tag == "br":
            element.text = _BREAK + (element.text or "")
            element.tail = _BREAK + (element.tail or "")
    lines = (squeeze(line) for line in root.text_content().split(_BREAK))
    return "\n".join(line for line in lines if line)
