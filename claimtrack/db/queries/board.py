"""The list of claims: filters, order, pages.

Denied claims come first, the newest denial leading; then claims with an attributed statement or two
publisher families, those that can be checked before opinions, pledges and demands; then what a
single outlet says in its own voice, each by its newest mention. These parts of the list are asked
for one after the other until a page is full: an order over columns that may be null would be
another one on each database and no index would serve it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from claimtrack.db import search
from claimtrack.db.cursor import Cursor
from claimtrack.db.models import (
    Article,
    Claim,
    Link,
    Outlet,
    Statement,
    Verdict,
)
from claimtrack.db.queries import speakers
from claimtrack.errors import BadInput
from claimtrack.text import name_key, squeeze
from claimtrack.vocab import DENIALS, LinkState, Ruling, Status

MAX_PAGE = 200
"""Claims on one page at most: each is told with its denials."""
NO_VERDICT = "none"
"""Value of the verdict filter for claims nobody has ruled on."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What claims to list; None or empty asks nothing.

    Attributes:
        status: Any of these.
        denied: Whether some denial was ever joined and not voided.
        speaker: Name or part of one: somebody who said something about it.
        denied_by: The same of who denied it, wholly or partly.
        outlet: Name or part of one, or domain: who carried a statement about it.
        q: Words in the proposition (``db.search``).
        since: Somebody spoke about it at that time or later (aware).
        until: Somebody spoke about it before that time (aware).
        verdict: The last ruling, or ``none``.
        checkable: Whether it can be checked at all (no opinion, pledge or demand).
    """

    status: Sequence[Status] = ()
    denied: bool | None = None
    speaker: str | None = None
    denied_by: str | None = None
    outlet: str | None = None
    q: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    verdict: Ruling | str | None = None
    checkable: bool | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Claims with their verdicts, and the cursor of the next page, None on the last."""

    claims: list[Claim]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the list: which claims are in it and the columns that order it, newest first."""

    where: ColumnElement[bool]
    times: tuple[InstrumentedAttribute[datetime | None], ...]


_OPEN = and_(Claim.last_denied_at.is_(None), Claim.last_at.is_not(None))
_LEADS = or_(Claim.attributed, Claim.families >= 2)
_PARTS = (
    _Part(
        and_(Claim.last_denied_at.is_not(None), Claim.last_at.is_not(None)),
        (Claim.last_denied_at, Claim.last_at),
    ),
    _Part(and_(_OPEN, _LEADS, Claim.checkable), (Claim.last_at,)),
    _Part(and_(_OPEN, _LEADS, not_(Claim.checkable)), (Claim.last_at,)),
    _Part(and_(_OPEN, not_(_LEADS)), (Claim.last_at,)),
    _Part(Claim.last_at.is_(None), ()),
)


def listing(
    session: Session, wanted: ClaimFilter, *, limit: int = 50, cursor: str | None = None
) -> Page:
    """Return a page of the claims that ``wanted`` asks for, merged ones left out.

    Args:
        session: Any session.
        wanted: The filters, all of which must fit.
        limit: How many claims, 1 to 200.
        cursor: ``next`` of the page before.

    Raises:
        BadInput: The limit or the cursor cannot be.
    """
    if not 1 <= limit <= MAX_PAGE:
        raise BadInput(f"a page has 1 to {MAX_PAGE} claims", item=str(limit))
    last = None if cursor is None else _of_this_list(cursor)
    conditions = _conditions(session, wanted)
    claims: list[Claim] = []
    ends = last
    for number, part in enumerate(_PARTS):
        if (last and number < last.part) or len(claims) > limit:
            continue
        rows = _part_rows(session, part, last if last and last.part == number else None)
        # One more than asked tells whether there is a next page.
        rows = rows.where(*conditions).limit(limit + 1 - len(claims))
        found = session.scalars(rows.options(selectinload(Claim.verdicts))).all()
        on_page = found[: limit - len(claims)]
        claims.extend(found)
        if on_page:
            ends = _cursor(number, part, on_page[-1])
    more = len(claims) > limit and ends is not None
    return Page(claims[:limit], ends.encode() if more and ends else None)


def count(session: Session, wanted: ClaimFilter) -> int:
    """Return how many claims ``wanted`` asks for, over all pages."""
    rows = select(func.count()).select_from(Claim).where(*_conditions(session, wanted))
    return session.scalar(rows) or 0


def _of_this_list(cursor: str) -> Cursor:
    decoded = Cursor.decode(cursor)
    if not 0 <= decoded.part < len(_PARTS) or len(decoded.times) != len(_PARTS[decoded.part].times):
        raise BadInput("not a cursor of this list", item=cursor[:40])
    return decoded


def _part_rows(session: Session, part: _Part, after: Cursor | None) -> Select[Claim]:
    order = (*part.times, Claim.id)
    rows = select(Claim).where(part.where).order_by(*(column.desc() for column in order))
    if after is None:
        return rows
    return rows.where(tuple_(*order) < tuple_(*after.times, after.id))


def _cursor(number: int, part: _Part, claim: Claim) -> Cursor:
    times = (getattr(claim, column.key) for column in part.times)
    return Cursor(number, tuple(times), claim.id)


def _conditions(session: Session, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    ruled = exists().where(Verdict.claim_id == Claim.id)
    found = [Claim.merged_into_id.is_(None), or_(Claim.unread.is_not(True), ruled)]
    if wanted.status:
        found.append(Claim.status.in_([str(status) for status in wanted.status]))
    if wanted.denied is not None:
        found.append(Claim.denied.is_(wanted.denied))
    if wanted.checkable is not None:
        found.append(Claim.checkable.is_(wanted.checkable))
    if speaker := _typed(wanted.speaker):
        found.append(_linked(Statement.speaker_id.in_(speakers.known_by(speaker))))
    if denier := _typed(wanted.denied_by):
        by = Statement.speaker_id.in_(speakers.known_by(denier))
        found.append(_linked(by, Link.stance.in_(sorted(DENIALS))))
    if outlet := _typed(wanted.outlet):
        articles = select(Article.id).join(Article.outlet).where(_outlet(outlet))
        found.append(_linked(Statement.article_id.in_(articles)))
    if (query := _typed(wanted.q)) is not None and query:
        found.append(search.condition(session, query))
    if wanted.since is not None or wanted.until is not None:
        found.append(_linked(*_in_time(wanted)))
    if wanted.verdict is not None:
        found.append(_ruled(str(wanted.verdict)))
    return found


def _typed(text: str | None) -> str:
    """Return what a person typed without what no database takes as text."""
    if text is None:
        return ""
    sound = text.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    return squeeze(sound)


def _linked(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a claim has a joined statement that is so."""
    return exists().where(
        Link.claim_id == Claim.id,
        Link.state == LinkState.JOINED.value,
        Statement.id == Link.statement_id,
        Statement.voided.is_(False),
        *conditions,
    )


def _outlet(name: str) -> ColumnElement[bool]:
    return or_(
        Outlet.key == name_key(name),
        Outlet.domain == name.lower(),
        Outlet.name.icontains(name, autoescape=True),
    )


def _in_time(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(Statement.clock >= wanted.since)
    if wanted.until is not None:
        found.append(Statement.clock < wanted.until)
    return found


def _ruled(ruling: str) -> ColumnElement[bool]:
    if ruling == NO_VERDICT:
        return ~exists().where(Verdict.claim_id == Claim.id)
    last = (
        select(Verdict.ruling)
        .where(Verdict.claim_id == Claim.id)
        .order_by(Verdict.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return last == ruling
