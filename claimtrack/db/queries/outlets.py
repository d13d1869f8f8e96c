"""Outlets: who published. Found by name, by another name of theirs, or by domain."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from claimtrack.db.models import Outlet
from claimtrack.db.upsert import insert_new, upsert
from claimtrack.text import name_key

UNKNOWN = "unknown"
"""Name of the outlet of a text that names none; its key tells it from the next such outlet."""


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """What is known of an outlet; ``family`` None means that it is one of its own."""

    name: str
    domain: str | None = None
    family: str | None = None
    country: str | None = None
    language: str | None = None
    aliases: tuple[str, ...] = ()


def find(session: Session, *, name: str | None = None, domain: str | None = None) -> Outlet | None:
    """Return the outlet of that name, else of that alias, else of that domain."""
    key = name_key(name) if name else ""
    if key:
        found = session.scalar(select(Outlet).where(Outlet.key == key)) or _by_alias(session, key)
        if found is not None:
            return found
    if domain:
        same = select(Outlet).where(Outlet.domain == domain.lower()).order_by(Outlet.id).limit(1)
        return session.scalar(same) or _by_alias(session, name_key(domain))
    return None


def get_or_create(
    session: Session, *, name: str | None = None, domain: str | None = None
) -> Outlet:
    """Return the outlet of that name or domain, made where there is none.

    An outlet known by name only learns the domain.

    Raises:
        ValueError: Neither a name nor a domain is given (see ``lone``).
    """
    found = find(session, name=name, domain=domain)
    if found is None:
        return save(session, OutletFacts(name=name or domain or "", domain=domain))
    if found.domain is None and domain and found.key == name_key(name or ""):
        found.domain = domain.lower()
    return found


def lone(session: Session, text_hash: str) -> Outlet:
    """Return the outlet of a text without URL and outlet: unknown, a family of its own.

    Args:
        session: A writing session.
        text_hash: ``text.content_hash`` of the article's first text.
    """
    key = f"{UNKNOWN}:{text_hash}"
    insert_new(session, Outlet, [_row(OutletFacts(UNKNOWN, family=key), key)])
    return session.scalars(select(Outlet).where(Outlet.key == key)).one()


def save(session: Session, facts: OutletFacts) -> Outlet:
    """Store ``facts``, in place of what is stored under that name, and return the outlet.

    Raises:
        ValueError: The name has no letter or digit.
    """
    key = name_key(facts.name)
    if not key:
        raise ValueError("an outlet needs a name")
    upsert(session, Outlet, [_row(facts, key)], keys=["key"])
    found = select(Outlet).where(Outlet.key == key).execution_options(populate_existing=True)
    return session.scalars(found).one()


def by_ids(session: Session, ids: Sequence[int]) -> dict[int, Outlet]:
    """Return the outlets of ``ids`` by id."""
    return {one.id: one for one in session.scalars(select(Outlet).where(Outlet.id.in_(ids)))}


def listing(session: Session) -> list[Outlet]:
    """Return all outlets but the unknown ones, by name."""
    known = select(Outlet).where(Outlet.name != UNKNOWN).order_by(Outlet.name, Outlet.id)
    return list(session.scalars(known))


def _by_alias(session: Session, key: str) -> Outlet | None:
    # Few outlets have aliases, and this is asked only when neither name nor domain is known.
    named = select(Outlet).where(cast(Outlet.aliases, String) != "[]").order_by(Outlet.id)
    for outlet in session.scalars(named):
        if any(name_key(str(alias)) == key for alias in outlet.aliases):
            return outlet
    return None


def _row(facts: OutletFacts, key: str) -> dict[str, object]:
    return {
        "key": key,
        "name": facts.name,
        "domain": facts.domain.lower() if facts.domain else None,
        "family": facts.family or facts.name,
        "country": facts.country,
        "language": facts.language,
        "aliases": list(facts.aliases),
    }
