"""The counts of a claim: who says how many, what still stands, where they disagree."""

from collections.abc import Iterable, Sequence

from claimtrack.assess.figures import Given, Judged, Standing, judge, slot
from claimtrack.assess.types import Count
from claimtrack.db import models
from claimtrack.vocab import DENIALS, Bound, Stance
from claimtrack.web import schemas

_SILENT = {Stance.WITHHOLDS, Stance.RETRACTS}


def table(links: Sequence[models.Link]) -> list[schemas.FigureRow]:
    """Return the figures that statements give (not those they deny), earliest as-of first.

    Args:
        links: Counted links of one claim, with statement, figures, speaker, article and outlet.
    """
    by_key = {link.statement.key: link.statement for link in links}
    return [_row(judged, by_key) for judged in judge(_given(links))]


def ranges(links: Sequence[models.Link]) -> list[schemas.FigureRange]:
    """Return, for each counted thing whose live figures differ, how far apart they are."""
    groups: dict[frozenset[str], list[Judged]] = {}
    for judged in judge(_given(links)):
        if judged.standing is not Standing.SUPERSEDED:
            groups.setdefault(slot(judged.given.count.counted), []).append(judged)
    return [_range(group) for group in groups.values() if len(_intervals(group)) > 1]


def _given(links: Iterable[models.Link]) -> list[Given]:
    return [
        Given(
            key=link.statement.key,
            count=Count(figure.counted, figure.low, figure.high, figure.as_of),
            speaker=link.statement.speaker.key,
            at=link.statement.clock,
            denies=Stance(link.stance) in DENIALS,
        )
        for link in links
        if Stance(link.stance) not in _SILENT
        for figure in link.statement.figures
    ]


def _intervals(group: Iterable[Judged]) -> set[tuple[float | None, float | None]]:
    return {(judged.given.count.low, judged.given.count.high) for judged in group}


def _range(group: Sequence[Judged]) -> schemas.FigureRange:
    lows = [judged.given.count.low for judged in group]
    highs = [judged.given.count.high for judged in group]
    # An open end stays open: "at least 8" beside "6" is "at least 6".
    return schemas.FigureRange(
        counted=group[-1].given.count.counted,
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        conflict=any(judged.standing is Standing.CONFLICT for judged in group),
    )


def _row(judged: Judged, by_key: dict[str, models.Statement]) -> schemas.FigureRow:
    count = judged.given.count
    statement = by_key[judged.given.key]
    stored = next(
        figure
        for figure in statement.figures
        if (figure.counted, figure.low, figure.high) == (count.counted, count.low, count.high)
    )
    return schemas.FigureRow(
        statement=statement.id,
        speaker=statement.speaker.name,
        outlet=statement.article.outlet.name,
        text=stored.text,
        counted=count.counted,
        low=count.low,
        high=count.high,
        bound=Bound(stored.bound),
        as_of=judged.given.as_of,
        standing=judged.standing,
        by=by_key[judged.by].id if judged.by is not None else None,
    )
