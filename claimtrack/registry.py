"""Outlets and speakers across articles: a name as one text gives it in, the stored row out.

A name stands for somebody stored already only if its normalised form is equal, Arabic articles
aside; surnames alone and likenesses meet nobody, since a wrong merge of two people is worse than
one of them twice. Who is not named is kept apart by the article, one for each copy tree.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Article, Outlet, Speaker
from claimtrack.db.queries import outlets, speakers
from claimtrack.db.queries.outlets import OutletFacts
from claimtrack.db.queries.speakers import SpeakerFacts
from claimtrack.extract.types import SpeakerName
from claimtrack.ingest.types import ParsedArticle
from claimtrack.text import content_hash, fold, name_key
from claimtrack.vocab import SpeakerKind

_ASSIMILATED = re.compile(r"\b(?:al|el|ul|as|ash|ar|an|ad|at|az|adh)-(?=\w)", re.IGNORECASE)
"""The Arabic article before a name, as it is written when joined by a hyphen."""
KEY_CHARS = 400
"""Longest normalised name inside a key; the column holds 700 and a prefix is added."""


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


def speaker_for(
    session: Session, name: SpeakerName, *, article: Article, outlet: Outlet
) -> Speaker:
    """Return the speaker whom a source denotes, made where never met.

    Args:
        session: A writing session.
        name: What the extractor resolved the source to.
        article: Root of the article's copy tree; the unnamed are told apart by it.
        outlet: Publisher of the article itself, whose own voice it may be.
    """
    key = canonical(name.name)
    if name.kind is SpeakerKind.OUTLET and key in ("", canonical(outlet.name)):
        return outlet_speaker(session, outlet)
    if not key or name.kind is SpeakerKind.UNKNOWN:
        return _apart(session, name, article, SpeakerKind.UNKNOWN)
    if name.kind is SpeakerKind.ANONYMOUS or not _proper(name.name):
        return _apart(session, name, article, name.kind)
    if name.kind is not SpeakerKind.PERSON:
        published = outlets.find(session, name=name.name)
        if published is not None:
            return outlet_speaker(session, published)
    return _named(session, name, key)


def rooted(session: Session, speaker: Speaker, *, article: Article) -> Speaker:
    """Return who a speaker is now that its article's copy tree has another root.

    Args:
        session: A writing session.
        speaker: Whoever it was; a named one stays who it is.
        article: The root.
    """
    kind = SpeakerKind(speaker.kind)
    if not speaker.key.startswith(f"{kind.value}@"):
        return speaker
    return _apart(session, SpeakerName(speaker.name, kind), article, kind)


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


def canonical(name: str) -> str:
    """Return the form under which spellings of one name meet, Arabic articles made one.

    ``Falah al-Fayad`` and ``Falah Fayad`` meet, ``El-Sisi`` and ``al-Sisi``, ``As-Safir`` and
    ``Al-Safir``; ``Al Jazeera`` keeps its article, being named by it.
    """
    words = name_key(_ASSIMILATED.sub("al ", fold(name))).split()
    words = ["al" if word == "el" else word for word in words]
    return " ".join(word for i, word in enumerate(words) if i == 0 or word != "al")


def alias_table(session: Session, names: Sequence[str]) -> dict[str, str]:
    """Return the normalised name each of ``names`` stands for, those known as one thing only.

    Args:
        session: Any session.
        names: Names as ``text.name_key`` writes them.
    """
    known: dict[str, set[str]] = {}
    for row in speakers.alias_table(session, sorted(set(names))):
        known.setdefault(row.alias, set()).add(name_key(row.name))
    return {alias: full.pop() for alias, full in known.items() if len(full) == 1}


def _named(session: Session, name: SpeakerName, key: str) -> Speaker:
    facts = SpeakerFacts(
        key=f"name:{key[:KEY_CHARS]}",
        name=name.name,
        kind=name.kind,
        roles=(name.mention,) if name.mention else (),
        aliases=(key,),
    )
    speaker = speakers.get_or_create(session, facts)
    if name.mention and name.mention not in speaker.roles and len(speaker.roles) < MAX_ROLES:
        speaker.roles = sorted({*map(str, speaker.roles), name.mention})
    return speaker


MAX_ROLES = 12
"""Ways of naming one speaker that are kept; what a thousand articles call a minister adds none."""


def _apart(session: Session, name: SpeakerName, article: Article, kind: SpeakerKind) -> Speaker:
    """Return somebody who is only known within one article and its copies."""
    where = hashlib.blake2b(article.key.encode("utf-8", "surrogatepass"), digest_size=12)
    told = f":{canonical(name.name)[:KEY_CHARS]}" if name.name else ""
    facts = SpeakerFacts(key=f"{kind.value}@{where.hexdigest()}{told}", name=name.name, kind=kind)
    return speakers.get_or_create(session, facts)


def _proper(name: str) -> bool:
    """Whether a name tells who it is in another article too: one with a capital or a digit.

    "the ministry" and "police" do not; ``standing.sameness`` says whom they mean within a claim.
    """
    words = re.findall(r"\w+", name)
    capital = any(word[0].isupper() or word[0].isdigit() for word in words)
    return capital or not any(char.islower() for char in name)
