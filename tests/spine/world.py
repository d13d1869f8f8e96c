"""Articles with the attributions a perfect reader would find, written side by side.

``Story`` is a text and what is said in it; ``Desk`` takes stories in through the real intake with
an extractor that only looks them up. Country, people and outlets are invented.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from claimtrack.db.dump import canonical
from claimtrack.db.models import Claim, Event, Link
from claimtrack.db.queries import board, claims, events, findings, statements
from claimtrack.db.session import Database
from claimtrack.extract.attributions import Reading
from claimtrack.extract.types import Attribution, Figure, SpeakerName, Words
from claimtrack.ingest.types import ParsedArticle
from claimtrack.intake import IntakeOptions, ItemResult, take_in
from claimtrack.text import Span
from claimtrack.vocab import Act, Bound, Outcome, Quote, SpeakerKind, Stance

MONDAY = datetime(2024, 2, 5, 9, 0, tzinfo=UTC)
LATER = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
FILLER = (
    "Farmers in the lower valley began the second planting of beans this week while the ferry to "
    "the islands stayed in harbour because of the long swell from the north and the two schools "
    "of the district kept their gates closed for repairs to the heating that nobody had ordered."
)


def day(number: int, hour: int = 9) -> datetime:
    """Return an hour of that day of the week, Monday being 0."""
    return MONDAY.replace(hour=hour) + timedelta(days=number)


@dataclass
class Story:
    """One article and what is said in it."""

    text: str
    outlet: str = "The Daily"
    at: datetime | None = MONDAY
    url: str | None = None
    credit: str | None = None
    language: str | None = "en"
    found: list[Attribution] = field(default_factory=list)

    def says(self, content: str | None, **given: Any) -> "Story":
        """Add a statement; spans are looked for in the text, the proposition is the content."""
        self.found.append(self._attribution(content, **given))
        return self

    def _attribution(
        self,
        content: str | None,
        *,
        cue: str | None = "said",
        source: str | None = None,
        speaker: str = "",
        kind: str = "organisation",
        stance: str = "asserts",
        proposition: str | None = None,
        figures: Sequence[tuple[str, str, float | None, float | None]] = (),
        **more: Any,
    ) -> Attribution:
        words = self._words(content)
        own = kind == "outlet" and source is None
        told = "" if content is None else content[0].upper() + content[1:]
        if more.get("anaphoric"):
            told = ""
        return Attribution(
            n=len(self.found) + 1,
            speaker=SpeakerName(speaker, SpeakerKind(kind), more.pop("mention", None)),
            source=None if own else self._words(source or speaker or None),
            cue=None if own else self._words(cue),
            cue_lemma=None if own else cue,
            content=words,
            quote=Quote.INDIRECT,
            stance=Stance(stance),
            act=Act(more.pop("act", "claim")),
            proposition=told if proposition is None else proposition,
            figures=tuple(self._figure(*figure) for figure in figures),
            **more,
        )

    def _words(self, words: str | None) -> Words | None:
        if words is None:
            return None
        start = self.text.index(words)
        return Words(words, (Span(start, start + len(words)),))

    def _figure(self, words: str, counted: str, low: float | None, high: float | None) -> Figure:
        start = self.text.index(words)
        span = Span(start, start + len(words))
        bound = Bound.EXACT if low == high else Bound.RANGE
        return Figure(words, span, counted, low, high, bound)

    def parsed(self) -> ParsedArticle:
        return ParsedArticle(
            text=self.text,
            url=self.url,
            outlet=self.outlet or None,
            published_at=self.at,
            language=self.language,
            credit=self.credit,
            item=self.url or self.outlet,
        )


class Desk:
    """A database and the stories taken into it."""

    def __init__(self, database: Database, now: datetime = LATER) -> None:
        self.database = database
        self.now = now
        self._known: dict[str, list[Attribution]] = {}
        self.read: list[str] = []

    def options(self) -> IntakeOptions:
        return IntakeOptions(extractor=self._extract, now=lambda: self.now, version="gold")

    def _extract(self, text: str, _reading: Reading) -> list[Attribution]:
        self.read.append(text)
        return self._known[text]

    def know(self, stories: Iterable[Story]) -> list[ParsedArticle]:
        """Teach the extractor these stories and return them as articles."""
        listed = list(stories)
        self._known |= {story.text: list(story.found) for story in listed}
        return [story.parsed() for story in listed]

    def take(self, *stories: Story) -> list[ItemResult]:
        results = list(take_in(self.database, self.know(stories), options=self.options()))
        assert not [r for r in results if r.outcome is Outcome.FAILED], results
        return results

    def claims(self) -> list[Claim]:
        with self.database.read() as session:
            return board.listing(session, board.ClaimFilter(), limit=200).claims

    def claim(self, words: str) -> Claim:
        """Return the one claim whose proposition holds ``words``."""
        (found,) = [c for c in self.claims() if words.lower() in c.proposition.lower()]
        with self.database.read() as session:
            return claims.get(session, found.public_id)

    def links(self, claim: Claim) -> list[Link]:
        with self.database.read() as session:
            return statements.linked_to(session, claim.id)

    def contradictions(self, claim: Claim) -> list[str]:
        with self.database.read() as session:
            return [pair.kind for pair, _ in findings.contradictions(session, claim.id)]

    def events(self, claim: Claim, *, live: bool = True) -> list[Event]:
        with self.database.read() as session:
            return [e for e in events.of_claim(session, claim.id) if e.live or not live]

    def dump(self) -> list[dict[str, Any]]:
        with self.database.read() as session:
            return list(canonical(session))


def claimed(who: str, what: str, **given: Any) -> Story:
    """Return a story of one sentence: somebody said something."""
    told = {key: given.pop(key) for key in ("outlet", "at", "url", "credit") if key in given}
    cue = given.get("cue", "said")
    return Story(f"{who} {cue} that {what}.", **told).says(what, speaker=who, **given)


def elsewhere(story: Story, outlet: str, url: str | None = None, **changed: Any) -> Story:
    """Return the same story as another outlet prints it."""
    return replace(story, outlet=outlet, url=url or f"https://{outlet.lower()}.test/1", **changed)
