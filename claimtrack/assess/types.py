"""Evidence about one claim, as plain values: what the status table reads."""

from dataclasses import dataclass
from datetime import datetime

from claimtrack.vocab import SpeakerKind, Stance


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a statement; ``low``/``high`` inclusive, None where open; ``as_of`` ISO date."""

    counted: str
    low: float | None
    high: float | None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One live link of a statement to the claim.

    Attributes:
        key: Stable key of the statement.
        speaker: Stable key of the speaker; for an anonymous one it is per origin.
        speaker_name: For the reasons.
        kind: What the speaker is.
        stance: Stance of this link.
        origin: Stable key of where the information comes from.
        at: The clock that orders it (said, else published, else recorded).
        order: Ties: (article hash, position in the text).
        party: Whether the speaker is the party the claim is about or belongs to it.
        own_deed: Whether an assertion is the speaker's own boast of the deed.
        counts: Figures in it.
        outlet: Who carried it: the outlet's key as a speaker, so that its retraction is seen.
        family: The outlet's publisher family.
        article: Stable key of the article.
        attributed: False for an outlet's own voice.
        negation: Whether a denial is made by a plain negative ("no one was hurt"), without a
            denying cue.
    """

    key: str
    speaker: str
    speaker_name: str
    kind: SpeakerKind
    stance: Stance
    origin: str
    at: datetime
    order: tuple[str, int]
    party: bool = False
    own_deed: bool = False
    counts: tuple[Count, ...] = ()
    outlet: str = ""
    family: str = ""
    article: str = ""
    attributed: bool = True
    negation: bool = False
