"""Speakers: a name as one text gives it in, the stored speaker out.

A name stands for somebody stored already only if its normalised form is equal, or a person said
so; surnames alone and likenesses meet nobody, since a wrong merge of two people is worse than one
of them twice. Who is not named is kept apart by the article, one for each copy tree.
"""

import hashlib
import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from claimtrack.db.models import Article, Outlet, Speaker
from claimtrack.db.queries import outlets, speakers
from claimtrack.db.queries.speakers import SpeakerFacts
from claimtrack.extract.types import SpeakerName
from claimtrack.registry.heads import MAX_ROLES, NAME, SPELLED, head
from claimtrack.registry.outlets import outlet_speaker
from claimtrack.registry.spelling import canonical
from claimtrack.text import name_key
from claimtrack.vocab import SpeakerKind

KEY_CHARS = 400
"""Longest normalised name inside a key; the column holds 700 and a prefix is added."""


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


def is_named(speaker: Speaker) -> bool:
    """Return whether a speaker is known across articles, by a name or as an outlet."""
    return "@" not in speaker.key.split(":")[0] and bool(speaker.name)


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
    stored = _stored(session, name.name, key)
    facts = SpeakerFacts(
        key=stored.key if stored is not None else f"{NAME}{key[:KEY_CHARS]}",
        name=name.name,
        kind=name.kind,
        roles=(name.mention,) if name.mention else (),
        aliases=() if stored is not None and stored.key.startswith(SPELLED) else (key,),
    )
    speaker = head(session, speakers.get_or_create(session, facts))
    if name.mention and name.mention not in speaker.roles and len(speaker.roles) < MAX_ROLES:
        speaker.roles = sorted({*map(str, speaker.roles), name.mention})
    return speaker


def _stored(session: Session, name: str, key: str) -> Speaker | None:
    """Who bears a name already: a spelling that a person took out of another's names first."""
    spelled, plain = f"{SPELLED}{name_key(name)[:KEY_CHARS]}", f"{NAME}{key[:KEY_CHARS]}"
    found = speakers.by_keys(session, [spelled, plain])
    if found:
        return found.get(spelled) or found[plain]
    # The rule of what is equal may have grown since somebody was stored under a narrower key.
    older = [one for one in speakers.by_alias(session, name) if one.key.startswith(NAME)]
    older = [one for one in older if canonical(one.name) == key]
    return older[0] if len(older) == 1 else None


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
