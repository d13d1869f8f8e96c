"""The weekly digest: what became disputed, what moved, what still stands on one origin.

Events in, a plain value out; ``to_markdown`` and ``to_json`` only write it down. The same events
give the same digest. A week that was fixed is answered as it was fixed; what was recorded after
that comes under "late" in the next one.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from claimtrack.db.models import Claim, Event
from claimtrack.db.queries import digests, events, publication
from claimtrack.publish.weeks import bounds, week_of
from claimtrack.vocab import EventKind, Status

SECTIONS = {
    "denials": "New denials",
    "statuses": "Changed statuses",
    "figures": "Figures that moved or conflict",
    "single_origin": "Still on one origin",
    "resolved": "Resolved",
    "late": "Late",
}
"""The sections in the order they are printed."""
_SECTION_OF = {
    EventKind.DENIAL: "denials",
    EventKind.STATUS_CHANGE: "statuses",
    EventKind.FIGURE_MOVED: "figures",
    EventKind.FIGURE_CONFLICT: "figures",
    EventKind.RETRACTION: "resolved",
    EventKind.VERDICT: "resolved",
}
MOST = 40
"""Lines a section holds at most; an editor reads no more, the board has the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: which claim, what happened, by whom, in which words, where to read it."""

    claim: str
    proposition: str
    status: str
    kind: str
    at: str
    detail: dict[str, Any]
    articles: int
    outlets: int
    families: int
    origins: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one ISO week of the desk's zone."""

    week: str
    zone: str
    since: str
    until: str
    fixed_at: str | None
    sections: dict[str, list[Line]]

    def to_json(self) -> dict[str, Any]:
        """Return the digest as JSON types, every section present."""
        return asdict(self)

    @property
    def empty(self) -> bool:
        """Whether nothing at all happened."""
        return not any(self.sections.values())


def build(session: Session, week: str, zone: ZoneInfo) -> Digest:
    """Return the digest of ``week``.

    Args:
        session: Any session.
        week: ISO week, ``2024-W06``.
        zone: The desk's time zone, which says when the week begins.

    Raises:
        BadInput: It is no ISO week.
    """
    since, until = bounds(week, zone)
    week = week_of(since, zone)
    fixed = digests.find(session, week)
    if fixed is not None:
        return _thawed(fixed.body, fixed.fixed_at)
    sections: dict[str, list[Line]] = {name: [] for name in SECTIONS}
    for event, claim in events.between(session, since, until):
        name = _SECTION_OF.get(EventKind(event.kind))
        if name is not None:
            sections[name].append(_line(event, claim, zone))
    for claim in publication.single_origin(session, since, until, limit=MOST):
        sections["single_origin"].append(_standing(claim, zone))
    sections["late"] = _late(session, week, since, zone)
    return Digest(
        week=week,
        zone=str(zone),
        since=since.isoformat(),
        until=until.isoformat(),
        fixed_at=None,
        sections={name: _ranked(lines) for name, lines in sections.items()},
    )


def fix(session: Session, week: str, zone: ZoneInfo, *, at: datetime) -> Digest:
    """Keep a week's digest as it is now and return it.

    Raises:
        BadInput: It is no ISO week.
        Conflict: The week was fixed before.
    """
    digest = build(session, week, zone)
    digests.fix(session, digest.week, digest.to_json(), at=at)
    return digest


def _late(session: Session, week: str, since: datetime, zone: ZoneInfo) -> list[Line]:
    """Return what happened before this week but was recorded after its own week was fixed."""
    last = digests.last_before(session, week)
    if last is None:
        return []
    start, _ = bounds(last.week, zone)
    found = events.between(session, start, since)
    return [
        _line(event, claim, zone)
        for event, claim in found
        if event.recorded_at > last.fixed_at and EventKind(event.kind) in _SECTION_OF
    ]


def _line(event: Event, claim: Claim, zone: ZoneInfo) -> Line:
    return _row(claim, event.kind, event.at.astimezone(zone).isoformat(), dict(event.data))


def _standing(claim: Claim, zone: ZoneInfo) -> Line:
    at = claim.last_at.astimezone(zone).isoformat() if claim.last_at is not None else ""
    return _row(claim, "single_origin", at, {})


def _row(claim: Claim, kind: str, at: str, detail: dict[str, Any]) -> Line:
    return Line(
        claim=claim.public_id,
        proposition=claim.proposition,
        status=claim.status,
        kind=kind,
        at=at,
        detail=detail,
        articles=claim.articles,
        outlets=claim.outlets,
        families=claim.families,
        origins=claim.origins,
    )


def _ranked(lines: list[Line]) -> list[Line]:
    """Most independent origins and families first, then the newest; never by copies."""
    disputed = Status.DISPUTED.value
    ordered = sorted(lines, key=lambda x: (x.at, x.claim), reverse=True)
    ordered.sort(key=lambda x: (x.status != disputed, -x.families, -x.origins))
    return ordered[:MOST]


def _thawed(body: dict[str, Any], fixed_at: datetime) -> Digest:
    sections = {
        name: [Line(**line) for line in body["sections"].get(name, [])] for name in SECTIONS
    }
    return Digest(
        week=body["week"],
        zone=body["zone"],
        since=body["since"],
        until=body["until"],
        fixed_at=fixed_at.isoformat(),
        sections=sections,
    )


def to_markdown(digest: Digest, *, link: str = "") -> str:
    """Return the digest as Markdown.

    Args:
        digest: What ``build`` gave.
        link: Address of the pages, put before ``/claims/ID``; no links where empty.
    """
    out = [f"# Disputed claims, {digest.week}", ""]
    out += [f"{digest.since[:10]} to {digest.until[:10]} (exclusive), {digest.zone}.", ""]
    if digest.empty:
        out += ["Nothing new this week.", ""]
    for name, title in SECTIONS.items():
        lines = digest.sections[name]
        if lines:
            out += [f"## {title}", "", *(_bullet(line, link) for line in lines), ""]
    return "\n".join(out)


def _bullet(line: Line, link: str) -> str:
    head = _escape(line.proposition)
    if link:
        head = f"[{head}]({link.rstrip('/')}/claims/{line.claim})"
    parts = [f"- **{head}** ({line.status.replace('_', ' ')})"]
    told = _told(line)
    if told:
        parts.append(told)
    parts.append(
        f"{line.articles} articles, {line.outlets} outlets, {line.families} families, "
        f"{line.origins} origins"
    )
    return "; ".join(parts)


def _told(line: Line) -> str:
    data = line.detail
    if line.kind == EventKind.DENIAL:
        words = f": “{_escape(data['words'])}”" if data.get("words") else ""
        who = _escape(data.get("speaker") or "an unnamed source")
        return f"denied by {who} via {_escape(data.get('outlet') or 'unknown')}{words}"
    if line.kind == EventKind.STATUS_CHANGE:
        return f"{data.get('before') or 'new'} → {data.get('after')}".replace("_", " ")
    return _escape(str(data.get("text") or ""))


def _escape(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in text.replace("\n", " "))
