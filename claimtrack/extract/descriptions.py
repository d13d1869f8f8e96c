"""Whom a description means that points back: "the minister", "the group", "the Tarnish leader".

In: the phrase and whom the article has told of. Out: the one it can mean, or nobody.
"""

from typing import TYPE_CHECKING

from claimtrack.countries import countries
from claimtrack.extract import naming
from claimtrack.extract.cast import NEVER, Cast, Known, government
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.parties import parties
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

THE = frozenset({"the", "this", "these", "those", "that", "both"})
LONGEST = 4
"""Words of the longest phrase that can point back ("the two military sources")."""
NEAR = 3
"""Sentences that a noun of wide sense reaches back ("the group", "the official")."""
VAGUE = frozenset({"same", "official", "two", "three", "military", "new", "former"})
"""Modifiers that tell nobody from anybody else."""
WIDER = {
    "leader": "high_office",
    "official": "public_office",
    "diplomat": "public_office",
    "lawmaker": "lawgiver",
    "legislator": "lawgiver",
    "politician": "lawgiver",
    "pontiff": "pontiff",
    "monarch": "monarch",
}
"""Nouns that stand for any holder of some offices, by the list of these."""


ANY_BODY = frozenset("group organization organisation body movement coalition alliance".split())
"""Nouns that a second mention uses of any body; "the company" is a company's."""


def meant(tokens: "list[Token]", head: "Token", cast: Cast) -> Known | None:
    """Return the one the phrase ``tokens`` with its noun ``head`` means, if it points back."""
    if not tokens or len(tokens) > LONGEST:
        return None
    same = len(tokens) > 1 and tokens[1].lower_ == "same"
    if tokens[0].lower_ not in THE and not same:
        return None
    if tokens[0].lower_ == "both":
        return None
    extra = {t.lower_ for t in tokens[1:-1]} - VAGUE
    lands = parties(naming.written(tokens[1:])) & set(countries().values())
    hits = [k for k in cast if _called(k, head.lower_) and _agrees(k, extra, lands)]
    named = {t.lower_ for t in tokens[1:-1] if naming.is_name(t)} - VAGUE
    return _only(hits) or _wider(head.lower_, named, lands, cast)


def pair(tokens: "list[Token]", head: "Token", cast: Cast) -> tuple[Known, ...]:
    """Return the two that "both countries" or "the two sides" sums up, if only one pair is near."""
    if not tokens or head.tag_ != "NNS" or len(tokens) > LONGEST:
        return ()
    words = [t.lower_ for t in tokens]
    if words[0] != "both" and words[:2] != ["the", "two"]:
        return ()
    near = [(a, b) for a, b, at in cast.pairs if cast.sentence - at <= NEAR]
    if head.lower_ in ("countries", "nations", "governments", "states"):
        near = [(a, b) for a, b in near if all(k.key in countries() for k in (a, b))]
    return near[-1] if len({frozenset((a.name, b.name)) for a, b in near}) == 1 else ()


def _called(known: Known, noun: str) -> bool:
    return known.head == noun or noun in known.roles


def _agrees(known: Known, extra: set[str], lands: frozenset[str]) -> bool:
    """Whether nothing in the phrase tells ``known`` from whom it means."""
    if lands and known.lands():
        return bool(lands & known.lands())
    words = known.words | set(known.key.split())
    return not extra or bool(extra & words)


def _only(hits: list[Known]) -> Known | None:
    """Return the only one; of several the only one that has spoken, named before described."""
    for test in (lambda k: True, lambda k: not k.passing, lambda k: k.spoke != NEVER):
        left = [k for k in hits if test(k)]
        if len({k.name for k in left}) == 1:
            return left[0]
    return None


def _wider(noun: str, named: set[str], lands: frozenset[str], cast: Cast) -> Known | None:
    """Whom a noun of wide sense means: the one in focus that it fits, by land and by name."""
    if noun in WIDER:
        offices = word_list(WIDER[noun])
        fits = [k for k in cast if k.kind is SpeakerKind.PERSON and k.roles & offices]
        return _focus([k for k in fits if _agrees(k, set(), lands)], cast)
    heard = [k for k in cast if k.salient_in() != NEVER and _agrees(k, named, lands)]
    if noun in word_list("outlet_back"):
        fits = [k for k in heard if k.kind is SpeakerKind.OUTLET]
        return _focus([k for k in fits if any(c.isupper() for c in k.name)] or fits, cast)
    if noun in word_list("group_noun"):
        bodies = [k for k in heard if k.kind is SpeakerKind.ORGANISATION and not government(k)]
        if noun in ANY_BODY:
            return _focus(bodies, cast)
        return _only([k for k in bodies if not _called_otherwise(k, noun)])
    return None


def _called_otherwise(known: Known, noun: str) -> bool:
    """Whether the text has told of a body by another noun of its kind ("the group Clean Orvel")."""
    nouns = known.words & word_list("group_noun")
    return bool(nouns) and noun not in nouns


def _focus(fits: list[Known], cast: Cast) -> Known | None:
    """Return the only one that fits, or else the only one that spoke or acted last, and near."""
    if len({k.name for k in fits}) == 1:
        return fits[0]
    near = [k for k in fits if k.salient_in() != NEVER and cast.sentence - k.salient_in() <= NEAR]
    if len(near) == 1:
        return near[0]
    last = max((k.salient_in() for k in near), default=NEVER)
    latest = [k for k in near if k.salient_in() == last]
    return latest[0] if len(latest) == 1 else None
