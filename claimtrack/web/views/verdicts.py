"""Verdicts as the API and the pages tell them: which one leads, which one is outdated."""

from claimtrack import ledger
from claimtrack.db import models
from claimtrack.vocab import Ruling
from claimtrack.web import schemas


def leading(claim: models.Claim) -> schemas.Verdict | None:
    """Return the verdict that leads a claim with its verdicts loaded, if there is one."""
    found = ledger.leading(claim)
    return None if found is None else _told(found, claim, leads=True)


def every(claim: models.Claim) -> list[schemas.Verdict]:
    """Return all verdicts of a claim with its verdicts loaded, oldest first."""
    lead = ledger.leading(claim)
    return [
        _told(verdict, claim, leads=lead is not None and verdict.id == lead.id)
        for verdict in claim.verdicts
    ]


def _told(verdict: models.Verdict, claim: models.Claim, *, leads: bool) -> schemas.Verdict:
    return schemas.Verdict(
        ruling=Ruling(verdict.ruling),
        evidence_url=verdict.evidence_url,
        note=verdict.note,
        name=verdict.name,
        given_at=verdict.given_at,
        leading=leads,
        outdated=ledger.outdated(verdict, claim),
    )
