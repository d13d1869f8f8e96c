"""An article's statements into claims, in the order in which they can help one another.

First what people are cited as saying, in text order; then what the outlet says itself, so that it
joins rather than founds; last what only points at other statements of the text, which goes to
every claim of those and founds none. What cannot be resolved is left without a claim: a person
names its target.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.db.models import Link, Statement
from claimtrack.db.queries import links
from claimtrack.placing import Nesting, Place, Placer, nesting, opposed, pointed
from claimtrack.standing.evidence import is_own_voice
from claimtrack.vocab import LinkState, Stance, Via


@dataclass(frozen=True, slots=True)
class Settled:
    """What is settled before statements are joined, by statement id.

    Attributes:
        elsewhere: Statement -> the one of a newer revision that has its links, since it says the
            same; it gets none of its own.
        left_alone: Statements that stay without a claim (a person took them out).
        apart: Statement -> claims that it cannot be of (a person said so).
    """

    elsewhere: Mapping[int, int] = field(default_factory=dict)
    left_alone: frozenset[int] = frozenset()
    apart: Mapping[int, Collection[int]] = field(default_factory=dict)


def join(
    session: Session,
    told: Sequence[Statement],
    *,
    now: datetime,
    settled: Settled = Settled(),
) -> set[int]:
    """Link an article's new statements to claims; return the claims that were touched.

    Args:
        session: A writing session.
        told: The statements of one revision, stored, with their speakers. Those that have links
            already (said before in the revision before) keep them.
        now: When claims founded here are recorded.
        settled: What persons and other revisions have settled.
    """
    return _Joining(session, told, now=now, settled=settled).run()


class _Joining:
    def __init__(
        self, session: Session, told: Sequence[Statement], *, now: datetime, settled: Settled
    ) -> None:
        self._session = session
        self._told = list(told)
        self._placer = Placer(session, now)
        self._nesting: Nesting = nesting(told)
        self._links: defaultdict[int, list[Link]] = defaultdict(list)
        self._by_n = {one.n: one for one in told}
        self._settled = settled
        held = {new: old for old, new in settled.elsewhere.items()}
        for link in links.of_statements(session, [*(one.id for one in told), *held]):
            self._links[held.get(link.statement_id, link.statement_id)].append(link)
        self.touched: set[int] = {one.claim_id for row in self._links.values() for one in row}

    def run(self) -> set[int]:
        done = {*self._settled.elsewhere, *self._settled.left_alone}
        pending = [one for one in self._told if not self._links[one.id] and one.id not in done]
        pointing = [one for one in pending if self._targets(one)]
        worded = [one for one in pending if one not in pointing and self._speaks(one)]
        worded.sort(key=lambda one: (is_own_voice(one), one.n))
        for statement in worded:
            self._content(statement)
        self._resolve(pointing)
        return self.touched

    def _targets(self, statement: Statement) -> list[Statement]:
        return [self._by_n[n] for n in statement.about if n in self._by_n]

    def _speaks(self, statement: Statement) -> bool:
        """Whether it has words of its own that can be matched."""
        if statement.id in self._nesting.relaying:
            return False
        return bool(statement.profile) and not statement.anaphoric

    def _content(self, statement: Statement) -> None:
        partner = self._nesting.same.get(statement.id)
        joined = [
            link for link in self._links[partner or 0] if link.state == LinkState.JOINED.value
        ]
        if partner is not None and joined:
            self._put(statement, [Place(joined[0].claim_id, LinkState.JOINED)], Via.CONTENT)
            return
        apart = {
            link.claim_id
            for other in self._nesting.apart.get(statement.id, ())
            for link in self._links[other]
        }
        apart |= set(self._settled.apart.get(statement.id, ()))
        self._put(statement, self._placer.places(statement, apart), Via.CONTENT)

    def _put(self, statement: Statement, places: Sequence[Place], via: Via) -> None:
        stance = Stance(statement.stance)
        rows = [
            {
                "statement_id": statement.id,
                "claim_id": place.claim_id,
                "stance": (opposed(stance) if place.opposite else stance).value,
                "via": via.value,
                "state": place.state.value,
                "score": place.score,
                "evidence": place.evidence,
            }
            for place in places
        ]
        links.put(self._session, rows)
        self._links[statement.id] = links.of_statements(self._session, [statement.id])
        self.touched |= {place.claim_id for place in places if place.state is LinkState.JOINED}

    def _resolve(self, pointing: list[Statement]) -> None:
        """Link what points once its targets are linked; a circle is broken by its own words."""
        while pointing:
            ready = [one for one in pointing if self._reached(one)]
            if not ready:
                for one in pointing:
                    if self._speaks(one):
                        self._content(one)
                return
            for one in ready:
                self._point(one)
            pointing = [one for one in pointing if one not in ready]

    def _reached(self, statement: Statement) -> list[Link]:
        """The joined links of all its targets."""
        return [
            link
            for target in self._targets(statement)
            for link in self._links[target.id]
            if link.state == LinkState.JOINED.value
        ]

    def _point(self, statement: Statement) -> None:
        self._put(statement, pointed(self._reached(statement)), Via.ABOUT)
