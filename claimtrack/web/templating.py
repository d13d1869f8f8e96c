"""Templates in, HTML out: one environment, autoescaped, undefined names are errors.

Everything a template prints passes ``shown``: control characters that reorder or hide text
(bidirectional overrides above all) are replaced by their names in brackets, so that a hostile
text shows what it is instead of what it wants to look like.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from claimtrack import __version__
from claimtrack.text import Span
from claimtrack.web import schemas, wording
from claimtrack.web.marks import Labelled, Piece, cut

STATIC = Path(__file__).parent / "static"
_BIDI = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_HIDDEN = {0x200B: "ZWSP", 0x2060: "WJ", 0xFEFF: "BOM", 0x00AD: ""}
# What is no text at all: C0 but tab and line ends, DEL, C1. A soft hyphen shows nothing anyway.
_CONTROLS = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_SHOWN: dict[int, str] = {
    **dict.fromkeys(_CONTROLS, "�"),
    **{code: f"[{name}]" if name else "" for code, name in {**_BIDI, **_HIDDEN}.items()},
}


def shown(value: Any) -> Any:
    """Return what a template prints, with characters that deceive made visible."""
    return value.translate(_SHOWN) if isinstance(value, str) else value


def page(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return a rendered page.

    Args:
        request: The request; its application's time zone is the one times are shown in.
        template: Name of the template.
        context: What the template needs beside what every one has.
        status: HTTP status.
        headers: More headers.
    """
    html = _environment().get_template(template).render(
        root=request.scope.get("root_path", ""),
        path=request.url.path,
        zone=request.app.state.zone,
        **context,
    )  # fmt: skip
    return HTMLResponse(html, status, headers=dict(headers or {}))


def moment(value: datetime | str, zone: ZoneInfo) -> str:
    """Return a time as the desk reads it, its zone named: ``5 Feb 2024, 11:00 EET``."""
    local = _aware(value).astimezone(zone)
    return f"{local.day} {local:%b %Y, %H:%M} {local:%Z}"


def day(value: datetime | str, zone: ZoneInfo) -> str:
    """Return the day of a time in ``zone``: ``5 Feb 2024``."""
    local = _aware(value).astimezone(zone)
    return f"{local.day} {local:%b %Y}"


def machine(value: datetime | str) -> str:
    """Return a time for the ``datetime`` attribute."""
    return _aware(value).isoformat(timespec="seconds")


def pieces(passage: schemas.Passage) -> list[Piece[str]]:
    """Return a passage cut at its marks, each piece labelled with the roles that cover it."""
    return cut(passage.text, [Labelled(Span(*mark.span), mark.role) for mark in passage.marks])


@cache
def asset(name: str) -> str:
    """Return the address of a file of ours; it changes with the content, so it can be cached."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("claimtrack.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(moment=moment, day=day, machine=machine, number=wording.number)
    made.globals.update(
        asset=asset, pieces=pieces, words=wording, version=__version__,
        interval=wording.interval, plural=wording.plural,
    )  # fmt: skip
    return made


def _aware(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
