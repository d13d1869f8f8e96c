"""A claim as lists and programs show it: proposition, status, who denied it, in which words.

The one place that turns stored claims into plain JSON; commands and exports print it.
"""

from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Claim, Link, Statement
from claimtrack.db.queries import findings, statements, verdicts
from claimtrack.text import JOIN

Json = dict[str, Any]


def summaries(session: Session, claims: list[Claim]) -> list[Json]:
    """Return one object a claim, with its denials and its leading verdict.

    Args:
        session: Any session.
        claims: Claims of one page.
    """
    ids = [claim.id for claim in claims]
    denials = statements.denials_of(session, ids)
    ruled = verdicts.latest(session, ids)
    out = []
    for claim in claims:
        verdict = ruled.get(claim.id)
        out.append(
            {
                "id": claim.public_id,
                "proposition": claim.proposition,
                "status": claim.status,
                "reasons": list(claim.reasons),
                "denied": claim.denied,
                "denials": [denial(link) for link in denials[claim.id]],
                "verdict": verdict.ruling if verdict is not None else None,
                "articles": claim.articles,
                "outlets": claim.outlets,
                "families": claim.families,
                "origins": claim.origins,
                "first_at": claim.first_at.isoformat() if claim.first_at else None,
                "last_at": claim.last_at.isoformat() if claim.last_at else None,
            }
        )
    return out


def full(session: Session, claim: Claim) -> Json:
    """Return a claim with every statement, its history and its contradictions."""
    links = statements.linked_to(session, claim.id)
    (summary,) = summaries(session, [claim])
    pairs = findings.contradictions(session, claim.id)
    return {
        **summary,
        "statements": [told(link) for link in links],
        "history": [
            {"at": step.at.isoformat(), "status": step.status, "reasons": list(step.reasons)}
            for step in findings.history(session, claim.id)
        ],
        "contradictions": [
            {"kind": pair.kind, "reason": pair.reason, "words": [words(s) for s in both]}
            for pair, both in pairs
        ],
        "rivals": [
            {"id": other.public_id, "proposition": other.proposition, "differs_in": kind}
            for kind, other in findings.rivals(session, claim.id)
        ],
    }


def denial(link: Link) -> Json:
    """Return who denied a claim, in which words, through whom and when."""
    statement = link.statement
    return {
        "speaker": statement.speaker.name,
        "kind": statement.speaker.kind,
        "mention": statement.mention,
        "stance": link.stance,
        "outlet": statement.article.outlet.name,
        "url": statement.article.url,
        "relay": list(statement.relay),
        "at": statement.clock.isoformat(),
        "words": words(statement),
        "interest": "party" if link.party else None,
        "withdrawn": link.withdrawn,
    }


def told(link: Link) -> Json:
    """Return one statement of a claim as a person would cite it."""
    return {
        **denial(link),
        "via": link.via,
        "state": link.state,
        "origin": link.origin_how,
        "live": link.statement.live,
        "voided": link.statement.voided,
    }


def words(statement: Statement) -> str:
    """Return the words of the article from source to content, as they stand."""
    text = statement.revision.text
    spans = [*statement.source_spans, *statement.cue_spans, *statement.content_spans]
    if not spans:
        return ""
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    if end - start > LONGEST:
        pieces = sorted(tuple(span) for span in spans)
        return JOIN.join(text[a:b] for a, b in pieces)
    return text[start:end]


LONGEST = 600
"""Characters of running text shown; words that lie further apart are shown as pieces."""
