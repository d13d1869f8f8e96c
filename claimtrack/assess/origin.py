"""Where a statement's information comes from: its origin, with the reason in words.

The rule is design's: the copy tree's root article, and within it the innermost named or described
speaker. One named speaker is one origin wherever quoted; an anonymous source is one origin a
root article; an outlet's own voice takes the attributed speaker's origin where the article
attributes the same claim, else the outlet's family is the origin. A confirmation that only
relays has its inner source as origin.
"""

from dataclasses import dataclass

from claimtrack.vocab import SpeakerKind


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody a statement can come from.

    Attributes:
        key: Stable key of the speaker.
        name: For the reason in words.
        kind: What the speaker is.
        family: Of an outlet: its publisher family's key, empty where unknown.
    """

    key: str
    name: str
    kind: SpeakerKind
    family: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """How one statement came into one article.

    Attributes:
        speaker: Whose statement it is (the outlet for its own voice).
        root: Stable key of the copy tree's root article (the article itself if no copy).
        copied: Whether the article is a copy of that root.
        family: Publisher family of the root's outlet.
        attributed: False for the outlet's own voice.
        inner: Speakers further in, nearest first: of an own-voice sentence those the article
            attributes the same claim to, of a relaying confirmation its inner sources.
    """

    speaker: Voice
    root: str
    family: str
    copied: bool = False
    attributed: bool = True
    inner: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Stable key of an origin and how it was found."""

    key: str
    how: str


def origin(carried: Carried) -> Origin:
    """Return the origin of a statement.

    Args:
        carried: How it came into its article.
    """
    if not carried.attributed:
        return _own_voice(carried)
    voice = next((v for v in carried.inner if v.kind is not SpeakerKind.UNKNOWN), None)
    if voice is not None:
        return _of(voice, carried, f"relayed from {voice.name or 'an unnamed source'}")
    return _of(carried.speaker, carried, "")


def _own_voice(carried: Carried) -> Origin:
    for voice in carried.inner:
        if voice.kind is not SpeakerKind.UNKNOWN:
            return _of(voice, carried, "the article attributes the same claim")
    how = f"own voice of {carried.speaker.name or carried.family}"
    return Origin(f"family:{carried.family}", _with_copy(how, carried))


def _of(voice: Voice, carried: Carried, why: str) -> Origin:
    if voice.kind is SpeakerKind.OUTLET:
        key, how = f"family:{voice.family or voice.key}", f"the outlet {voice.name}"
    elif voice.kind is SpeakerKind.UNKNOWN or not voice.key:
        key, how = f"unnamed:{carried.root}", "nobody named, counted once in its first article"
    elif voice.kind is SpeakerKind.ANONYMOUS:
        key = f"anonymous:{voice.key}@{carried.root}"
        how = f"{voice.name or 'a source'}, not named, counted once in its first article"
    else:
        key, how = f"speaker:{voice.key}", f"{voice.name}, one origin wherever quoted"
    return Origin(key, _with_copy(f"{how} ({why})" if why else how, carried))


def _with_copy(how: str, carried: Carried) -> str:
    return f"{how}; the article is a copy" if carried.copied else how
