"""Outlets: who published, known by name, alias or domain; and the outlet as a speaker."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Outlet, Speaker
from claimtrack.db.queries import outlets, speakers
from claimtrack.db.queries.outlets import OutletFacts
from claimtrack.db.queries.speakers import SpeakerFacts
from claimtrack.ingest.types import ParsedArticle
from claimtrack.text import content_hash, name_key
from claimtrack.vocab import SpeakerKind


def outlet_for(session: Session, article: ParsedArticle) -> Outlet:
    """Return the outlet that published ``article``, made where it was never met.

    Found by name, alias or domain. A text that says neither is an outlet and a family of its own.

    Args:
        session: A writing session.
        article: The article as it was read.
    """
    name = article.outlet if article.outlet and name_key(article.outlet) else None
    if name is None and not article.domain:
        return outlets.lone(session, content_hash(article.text))
    return outlets.get_or_create(session, name=name, domain=article.domain)


def load_outlets(session: Session, rows: Iterable[Mapping[str, Any]]) -> int:
    """Store outlets with what is known of them; return how many rows there were.

    Args:
        session: A writing session.
        rows: Objects with ``name`` and, where known, ``domain``, ``family``, ``country``,
            ``language``, ``aliases``.

    Raises:
        KeyError: A row has no name.
        ValueError: A name has no letter or digit.
    """
    count = 0
    for row in rows:
        outlets.save(
            session,
            OutletFacts(
                name=str(row["name"]),
                domain=row.get("domain"),
                family=row.get("family"),
                country=row.get("country"),
                language=row.get("language"),
                aliases=tuple(row.get("aliases") or ()),
            ),
        )
        count += 1
    return count


def outlet_speaker(session: Session, outlet: Outlet) -> Speaker:
    """Return the outlet as a speaker: its own voice, and what others quote it as saying."""
    facts = SpeakerFacts(
        key=f"outlet:{outlet.key}"[:700],
        name=outlet.name if outlet.name != outlets.UNKNOWN else "",
        kind=SpeakerKind.OUTLET,
        outlet_id=outlet.id,
        aliases=tuple(str(alias) for alias in outlet.aliases),
    )
    return speakers.get_or_create(session, facts)
