"""Verdicts: what a person rules on a claim. Kept for good, beside the machine's status."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from claimtrack.db.models import Claim, Verdict
from claimtrack.db.queries import claims, events, verdicts
from claimtrack.errors import BadInput
from claimtrack.vocab import EventKind, Ruling

NAME_CHARS = 200
"""Longest name of a reviewer, as the column has it."""


@dataclass(frozen=True, slots=True)
class Given:
    """How a verdict is given.

    Attributes:
        evidence_url: Address of the evidence, http or https.
        note: Why, in the reviewer's words.
        name: Who rules.
        at: When (an aware time).
    """

    evidence_url: str
    note: str
    name: str
    at: datetime


def rule(session: Session, public_id: str, ruling: Ruling, *, given: Given) -> Verdict:
    """Record a verdict on a claim; a merged claim's goes to the survivor.

    Args:
        session: A writing session.
        public_id: The claim.
        ruling: What is ruled.
        given: The evidence, who and when.

    Raises:
        NotFound: There is no such claim.
        BadInput: The evidence is no web address, or nobody is named.
    """
    address, name = given.evidence_url.strip(), given.name.strip()
    if not _is_web(address):
        raise BadInput(
            "the evidence must be an http or https address",
            item=address or "evidence URL",
            hint="give the page that shows it",
        )
    if not name or len(name) > NAME_CHARS:
        raise BadInput(f"a verdict needs a name of 1 to {NAME_CHARS} characters", item=public_id)
    claim = claims.get(session, public_id)
    verdict = verdicts.add(
        session,
        Verdict(
            claim_id=claim.id,
            ruling=ruling.value,
            evidence_url=address,
            note=given.note.strip(),
            name=name,
            given_at=given.at,
            seen=seen_of(claim),
        ),
    )
    _tell(session, claim, verdict)
    return verdict


def leading(claim: Claim) -> Verdict | None:
    """Return the verdict a claim leads with: the last one given on it, None where there is none.

    Args:
        claim: A claim with its verdicts loaded.
    """
    return max(claim.verdicts, key=lambda one: one.id, default=None)


def outdated(verdict: Verdict, claim: Claim) -> bool:
    """Return whether status, denials or figures changed after a verdict was given.

    Args:
        verdict: A verdict.
        claim: The claim it was given on.
    """
    now = seen_of(claim)
    return any(now[name] != value for name, value in verdict.seen.items() if name in now)


def seen_of(claim: Claim) -> dict[str, Any]:
    """Return what a verdict given now has seen: the status, how many deny it, the figures."""
    return {
        "status": claim.status,
        "denials": claim.facts.get("denials", 0),
        "figures": list(claim.facts.get("figures", [])),
    }


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    bare = not any(char.isspace() or ord(char) < 32 for char in address)
    return bare and parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def _tell(session: Session, claim: Claim, verdict: Verdict) -> None:
    identity = f"verdict\x1f{claim.public_id}\x1f{verdict.id}"
    text = f"{verdict.name} ruled it {verdict.ruling}"
    data = {
        "ruling": verdict.ruling,
        "name": verdict.name,
        "evidence_url": verdict.evidence_url,
        "note": verdict.note,
        "text": f"{text}: {verdict.note}" if verdict.note else text,
    }
    row = {
        "key": hashlib.sha256(identity.encode()).hexdigest(),
        "kind": EventKind.VERDICT.value,
        "claim_id": claim.id,
        "statement_id": None,
        "at": verdict.given_at,
        "recorded_at": verdict.given_at,
        "data": data,
    }
    events.insert_absent(session, [row])
