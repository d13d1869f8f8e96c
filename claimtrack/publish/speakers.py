"""A speaker as lists and programs show it: names, roles, organisations, and what people said of it.

Roles and organisations are read from how articles put the speaker, so they follow every merge,
split and new reading.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from claimtrack import registry
from claimtrack.db.models import Act, Speaker
from claimtrack.db.queries import acts, speakers

Json = dict[str, Any]


def listed(session: Session, rows: Sequence[Speaker]) -> list[Json]:
    """Return one object a speaker, with its names, roles and organisations, the commonest first.

    Args:
        session: Any session.
        rows: Speakers of one page.
    """
    ids = [one.id for one in rows]
    named, put = speakers.spellings(session, ids), speakers.mentions(session, ids)
    return [
        {
            "id": one.id,
            "name": one.name,
            "kind": one.kind,
            "statements": sum(named[one.id].values()),
            "names": _counted(named[one.id]),
            "posts": _posts(one, put[one.id]),
        }
        for one in rows
    ]


def full(session: Session, speaker: Speaker) -> Json:
    """Return a speaker with what people said of it: merges, splits, told apart."""
    (row,) = listed(session, [speaker])
    keys = {one.key: one.name for one in registry.members(session, speaker)}
    said = [
        act
        for act in acts.of_kinds(session, acts.OF_SPEAKERS)
        if act.payload["speaker"] in keys or act.payload["other"] in keys
    ]
    ends = {act.payload[end] for act in said for end in ("speaker", "other")}
    names = {key: one.name for key, one in speakers.by_keys(session, sorted(ends)).items()}
    return {**row, "acts": [_act(act, names) for act in said]}


def pairs(session: Session, *, limit: int) -> list[Json]:
    """Return the speakers that may be one, likeliest first, whom nobody told apart."""
    return [
        {
            "left": _brief(one.left),
            "right": _brief(one.right),
            "score": round(one.score, 3),
            "why": one.why,
        }
        for one in registry.suggestions(session)[:limit]
    ]


def _brief(one: registry.Known) -> Json:
    return {"id": one.id, "name": one.name, "kind": one.kind.value}


def _counted(counts: dict[str, int]) -> list[Json]:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [{"name": name, "statements": count} for name, count in ordered]


def _posts(one: Speaker, mentions: dict[str, int]) -> list[Json]:
    counts: Counter[registry.Post] = Counter()
    for mention, count in mentions.items():
        found = registry.post(mention, one.name)
        if found.role or found.organisation:
            counts[found] += count
    ordered = sorted(counts.items(), key=lambda two: (-two[1], two[0].role, two[0].organisation))
    return [
        {"role": found.role, "organisation": found.organisation, "statements": count}
        for found, count in ordered
    ]


def _act(act: Act, names: dict[str, str]) -> Json:
    told = act.payload
    return {
        "id": act.id,
        "kind": act.kind,
        "speaker": names[told["speaker"]],
        "other": names[told["other"]],
        "who": act.who,
        "at": act.at.isoformat(),
        "why": act.why,
        "undone": act.undone_by_id is not None,
    }
