"""Claims as the API and the pages tell them: a row of a list, or everything behind one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db import models
from claimtrack.db.queries import board, claims, figures, findings, statements
from claimtrack.publish.claims import words
from claimtrack.standing.evidence import counts, is_own_voice
from claimtrack.vocab import DENIALS, ContradictionKind, LinkState, Stance, Status, Via
from claimtrack.web import schemas
from claimtrack.web.views import figures as figures_of
from claimtrack.web.views import statements as told
from claimtrack.web.views import verdicts

Ids = dict[tuple[int, int], int]


def listing(
    session: Session, wanted: board.ClaimFilter, *, limit: int, cursor: str | None
) -> schemas.ClaimPage:
    """Return a page of claims with their denials and figures, in a fixed number of queries.

    Raises:
        BadInput: The limit or the cursor cannot be.
    """
    found = board.listing(session, wanted, limit=limit, cursor=cursor)
    return schemas.ClaimPage(
        items=rows(session, found.claims), next=found.next, total=board.count(session, wanted)
    )


def rows(session: Session, found: Sequence[models.Claim]) -> list[schemas.ClaimRow]:
    """Return claims (with their verdicts loaded) as rows of a list."""
    ids = [claim.id for claim in found]
    denials = statements.denials_of(session, ids)
    given = figures.given(session, ids)
    return [
        schemas.ClaimRow(
            **_head(claim),
            denials=[denial(link) for link in denials[claim.id]],
            figures=figures_of.ranges(given[claim.id]),
        )
        for claim in found
    ]


def detail(session: Session, claim: models.Claim) -> schemas.ClaimDetail:
    """Return everything behind a claim that has its verdicts and history loaded."""
    links = statements.linked_to(session, claim.id)
    pairs = [pair for pair, _ in findings.contradictions(session, claim.id)]
    counted = [link for link in links if counts(link)]
    by_key = {link.statement.key: link.statement_id for link in links}
    denials = [
        link
        for link in reversed(links)
        if Stance(link.stance) in DENIALS and link.state == LinkState.JOINED.value
        and not link.statement.voided
    ]  # fmt: skip
    return schemas.ClaimDetail(
        **_head(claim),
        denials=[denial(link) for link in denials],
        figures=figures_of.ranges(counted),
        created_at=claim.created_at,
        statements=_statements(links, _denials(links, pairs)),
        figure_table=figures_of.table(counted),
        contradictions=[_contradiction(pair) for pair in pairs],
        origin_table=_origins(counted),
        history=[_step(step, by_key) for step in claim.history],
        verdicts=verdicts.every(claim),
        rivals=[
            schemas.Rival(
                id=other.public_id,
                proposition=other.proposition,
                status=Status(other.status),
                differs_in=kind,
            )
            for kind, other in findings.rivals(session, claim.id)
        ],
        merged=[one.public_id for one in claims.merged_into(session, claim.id)],
    )


def denial(link: models.Link) -> schemas.Denial:
    """Return who denied a claim, in which words, through which outlet."""
    statement = link.statement
    return schemas.Denial(
        statement=statement.id,
        speaker=told.speaker(statement),
        stance=Stance(link.stance),
        own_voice=is_own_voice(statement),
        words=words(statement),
        sentence=told.sentence(statement),
        article=told.article(statement),
        relay=statement.relay,
        said_at=statement.said_at,
        time=statement.clock,
        interest=link.party,
        withdrawn=link.withdrawn,
    )


def _head(claim: models.Claim) -> dict[str, Any]:
    return {
        "id": claim.public_id,
        "proposition": claim.proposition,
        "status": Status(claim.status),
        "reasons": claim.reasons,
        "denied": claim.denied,
        "verdict": verdicts.leading(claim),
        "articles": claim.articles,
        "outlets": claim.outlets,
        "families": claim.families,
        "origins": claim.origins,
        "first_at": claim.first_at,
        "last_at": claim.last_at,
        "last_denied_at": claim.last_denied_at,
    }


def _denials(
    links: Sequence[models.Link], pairs: Sequence[models.Contradiction]
) -> dict[int, list[int]]:
    """Return what each denial of a claim denies, by statement id.

    What its own text says it is about; else the statements it contradicts.
    """
    ids = told.numbered([link.statement for link in links])
    contradicted: dict[int, list[int]] = {}
    for pair in pairs:
        if pair.kind in (ContradictionKind.DENIAL, ContradictionKind.NEGATION):
            contradicted.setdefault(pair.right_id, []).append(pair.left_id)
    return {
        link.statement_id: told.targets(link.statement, ids)
        or contradicted.get(link.statement_id, [])
        for link in links
        if Stance(link.stance) in DENIALS
    }


def _statements(
    links: Sequence[models.Link], denied: dict[int, list[int]]
) -> list[schemas.ClaimStatement]:
    ids = told.numbered([link.statement for link in links])
    denied_by: dict[int, list[int]] = {}
    for denier, targets in denied.items():
        for target in targets:
            denied_by.setdefault(target, []).append(denier)
    found: dict[int, schemas.ClaimStatement] = {}
    for link in links:
        # One statement may be linked by its content and by what it is about: told once.
        if link.statement_id in found and link.state != LinkState.JOINED.value:
            continue
        found[link.statement_id] = schemas.ClaimStatement(
            **told.values(link.statement, ids),
            stance=Stance(link.stance),
            via=Via(link.via),
            state=LinkState(link.state),
            score=link.score,
            evidence=link.evidence,
            origin=link.origin,
            origin_how=link.origin_how,
            interest=link.party,
            withdrawn=link.withdrawn,
            counted=counts(link),
            denies=denied.get(link.statement_id, []),
            denied_by=denied_by.get(link.statement_id, []),
        )
    return list(found.values())


def _contradiction(pair: models.Contradiction) -> schemas.Contradiction:
    return schemas.Contradiction(
        kind=ContradictionKind(pair.kind),
        left=pair.left_id,
        right=pair.right_id,
        reason=pair.reason,
    )


def _origins(links: Sequence[models.Link]) -> list[schemas.Origin]:
    groups: dict[str, list[models.Link]] = {}
    for link in links:
        if link.origin:
            groups.setdefault(link.origin, []).append(link)
    return [
        schemas.Origin(
            key=key, how=group[0].origin_how, statements=[one.statement_id for one in group]
        )
        for key, group in groups.items()
    ]


def _step(step: models.StatusChange, by_key: dict[str, int]) -> schemas.Step:
    return schemas.Step(
        at=step.at,
        status=Status(step.status),
        reasons=step.reasons,
        cause=step.cause,
        statement=by_key.get(step.cause),
    )
