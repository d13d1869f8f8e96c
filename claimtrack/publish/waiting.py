"""Acts that wait for a look since their text was read anew, as lists and programs show them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Statement, WaitingAct
from claimtrack.db.queries import articles, claims, statements

Json = dict[str, Any]


def told(session: Session, rows: Sequence[WaitingAct]) -> list[Json]:
    """Return one object an act: what was done, by whom, and to which words.

    Args:
        session: Any session.
        rows: As ``queries.waiting.acts`` gives them.
    """
    ids = [row.act.statement_id for row in rows if row.act.statement_id is not None]
    now = statements.by_ids(session, ids)
    ruled = claims.by_ids(session, [r.act.claim_id for r in rows if r.act.claim_id is not None])
    found = articles.named(session, sorted({row.article_id for row in rows}))
    return [
        {
            "act": row.act_id,
            "why": row.why,
            "kind": row.act.kind,
            "judgement": row.act.payload.get("judgement"),
            "who": row.act.who,
            "at": row.act.at.isoformat(),
            "note": row.act.why,
            "claim": ruled[row.act.claim_id].public_id if row.act.claim_id in ruled else None,
            "article": row.article_id,
            "outlet": found[row.article_id].outlet.name,
            "url": found[row.article_id].url,
            "revision": row.told["revision"],
            "speaker": row.told["speaker"],
            "stance": row.told["stance"],
            "words": row.told["words"],
            "now": _now(now.get(row.act.statement_id or 0)),
        }
        for row in rows
    ]


def _now(one: Statement | None) -> Json | None:
    if one is None:
        return None
    return {"statement": one.id, "n": one.n, "speaker": one.named, "stance": one.stance}
