"""What extraction gives: an Attribution for everything somebody is said to say."""

from dataclasses import dataclass, field
from typing import Any

from claimtrack.text import Span, covered
from claimtrack.vocab import Act, Bound, Quote, SpeakerKind, Stance


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article and where they stand (code points, end exclusive)."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, spans: tuple[Span, ...]) -> "Words":
        """Return the words that ``spans`` cover in ``text``."""
        return cls(covered(text, spans), spans)

    def to_json(self) -> dict[str, Any]:
        """Return ``{text, spans}`` as the contract has it."""
        return {"text": self.text, "spans": [list(span) for span in self.spans]}


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """Whom a source denotes.

    ``name`` is ``""`` where the text names or describes nobody; ``mention`` is the source as it
    stands where that differs from the name.
    """

    name: str = ""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    mention: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return ``{name, kind, mention}``."""
        return {"name": self.name, "kind": self.kind.value, "mention": self.mention}


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of a thing: ``low`` and ``high`` inclusive, ``None`` where open.

    ``counted`` is the lemma phrase of what is counted ("fighter", "people killed"); ``as_of`` an
    ISO date where the text gives one.
    """

    text: str
    span: Span
    counted: str
    low: float | None
    high: float | None
    bound: Bound
    as_of: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the figure with its span as a list."""
        return {
            "text": self.text,
            "span": list(self.span),
            "counted": self.counted,
            "low": self.low,
            "high": self.high,
            "bound": self.bound.value,
            "as_of": self.as_of,
        }


@dataclass(frozen=True, slots=True)
class Attribution:
    """One finding in one text, numbered from 1 in text order.

    ``about`` and ``candidates`` hold numbers ``n`` of the same text: ``about`` what a denial,
    confirmation, retraction or withholding refers to; ``candidates`` the statements it may refer
    to where more than one remains (then ``about`` is empty and a person must choose).
    ``continues`` is the ``n`` of the statement whose quotation runs on. Dates are ISO 8601 of
    reduced precision ("2024-02", "2024-02-05").
    """

    n: int
    speaker: SpeakerName
    source: Words | None
    cue: Words | None
    cue_lemma: str | None
    content: Words | None
    quote: Quote
    stance: Stance
    act: Act
    relay: tuple[str, ...] = ()
    about: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    continues: int | None = None
    proposition: str = ""
    figures: tuple[Figure, ...] = ()
    event_date: str | None = None
    said_at: str | None = None
    confidence: float = 1.0
    anaphoric: bool = field(default=False)
    """Whether the content only points ("this", "the report") and holds no proposition."""

    def to_json(self) -> dict[str, Any]:
        """Return the object ``claimtrack extract --format jsonl`` prints, every key present."""
        cue = None if self.cue is None else {**self.cue.to_json(), "lemma": self.cue_lemma}
        return {
            "n": self.n,
            "speaker": self.speaker.to_json(),
            "source": self.source.to_json() if self.source else None,
            "cue": cue,
            "content": self.content.to_json() if self.content else None,
            "quote": self.quote.value,
            "stance": self.stance.value,
            "act": self.act.value,
            "relay": list(self.relay),
            "about": list(self.about),
            "continues": self.continues,
            "proposition": self.proposition,
            "figures": [figure.to_json() for figure in self.figures],
            "event_date": self.event_date,
            "said_at": self.said_at,
            "confidence": round(self.confidence, 3),
        }
