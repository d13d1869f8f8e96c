"""Addresses: the form two spellings of one article's URL share, and the publisher's domain."""

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from tld import get_fld

_TRACKERS = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id "
    "mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id "
    "oly_anon_id oly_enc_id rb_clickid s_cid wickedid xtor cmpid cmp ocid smid smtyp "
    "ref_src ref_url guccounter guce_referrer guce_referrer_sig soc_src soc_trk sfnsn "
    "__twitter_impression spm ns_source ns_mchannel ns_campaign ns_linkname ns_fee".split()
)
"""Query names that only say how a reader came; from the public ClearURLs and AdGuard lists.

courlan is not used for this: its pattern also drops ``cid``, ``eid`` and any name that begins
with ``ga``, ``gl`` or ``ref``, under which older sites keep the article's number, and two
articles that become one are worse than one article stored twice.
"""
_TRACKER_PREFIXES = ("utm_", "itm_", "mtm_", "pk_", "at_", "hsa_", "oly_")
_BLOG_HOSTS = frozenset(
    "wordpress.com substack.com medium.com tumblr.com ghost.io typepad.com".split()
)
"""Hosts of many publishers, each under its own name, that the public suffix list leaves out."""
_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_STRAY_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_PATH_SAFE = "/%!$&'()*+,;=:@~-._"


def is_url(text: str) -> bool:
    """Return whether ``text`` is written as an address with a scheme."""
    return re.match(r"[a-z][a-z0-9+.-]*://", text, re.I) is not None


def canonical_url(url: str) -> str | None:
    """Return the form under which spellings of one article's address meet, or None.

    Scheme and host lower case, default port, user name, fragment and trackers off, query sorted,
    escapes upper case. A scheme, ``www.`` or a final slash is kept, since the address must still
    open. Applying it twice changes nothing.

    Args:
        url: An http or https address; anything else gives None.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts), parts.port
    except (ValueError, UnicodeError):
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or host is None:
        return None
    netloc = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    path = _escaped(parts.path) or "/"
    return urlunsplit((scheme, netloc, path, _query(parts.query), ""))


def url_key(url: str) -> str | None:
    """Return what identifies the article at ``url``: its canonical form without scheme,
    ``www.`` and final slash, in which sites are not constant. For comparing, not for opening.
    """  # noqa: D205
    canonical = canonical_url(url)
    if canonical is None:
        return None
    parts = urlsplit(canonical)
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/") + query


def domain_of(url: str | None) -> str | None:
    """Return the publisher's domain: the registered one, a blog host's customer apart.

    ``news.bbc.co.uk`` gives ``bbc.co.uk``, ``a.blogspot.com`` itself; a host under no known
    suffix (an intranet, an address) is given whole, without ``www.``.

    Args:
        url: An address with its scheme, or None.
    """
    canonical = canonical_url(url) if url else None
    if canonical is None:
        return None
    host = urlsplit(canonical).hostname or ""
    registered = get_fld(canonical, fail_silently=True, search_private=True)
    whole = registered is None or registered in _BLOG_HOSTS
    return host.removeprefix("www.") if whole else str(registered)


def _host(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    plain = host if host.isascii() else host.encode("idna").decode("ascii").lower().rstrip(".")
    return plain if _HOST.fullmatch(plain) else None


def _escaped(path: str) -> str:
    path = _STRAY_PERCENT.sub("%25", path)
    return _ESCAPE.sub(lambda match: match[0].upper(), quote(path, safe=_PATH_SAFE))


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = [pair for pair in pairs if not _is_tracker(pair[0].lower())]
    return urlencode(sorted(kept), errors="surrogateescape")


def _is_tracker(name: str) -> bool:
    return name in _TRACKERS or name.startswith(_TRACKER_PREFIXES)
