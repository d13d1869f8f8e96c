"""What a text says of somebody it does not name: of which kind, how many, how near, on what terms.

In: the source's words and the sentence around them. Out: what they say, nothing guessed: "two
military sources close to the command, who asked not to be named" are of the kind military, two,
close to the command. Newsroom handbooks (BBC, Reuters) ask for just these when a source is unnamed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from claimtrack.extract.lexicon import word_list
from claimtrack.text import fold, squeeze


class Unnamed(StrEnum):
    """What an unnamed speaker is said to be."""

    OFFICIAL = "official"
    MILITARY = "military"
    SECURITY = "security"
    DIPLOMAT = "diplomat"
    AIDE = "aide"
    MEDIC = "medic"
    LAWYER = "lawyer"
    INSIDER = "insider"
    WITNESS = "witness"
    RESIDENT = "resident"
    SOURCE = "source"
    PERSON = "person"


class Distance(StrEnum):
    """How near an unnamed speaker is said to be to what is told."""

    PRESENT = "present"
    WITHIN = "within"
    KNOWING = "knowing"
    CLOSE = "close"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What is said of an unnamed speaker.

    Attributes:
        kind: What it is said to be; the most telling word wins ("military source" is military).
        count: How many, None where the text gives no number ("officials", "several").
        plural: Whether they are more than one.
        distance: How near to what is told.
        to: To what or whom, in the text's words; "" where it does not say.
        terms: The words by which a name was withheld; "" where none are given.
    """

    kind: Unnamed
    count: int | None = None
    plural: bool = False
    distance: Distance = Distance.UNSTATED
    to: str = ""
    terms: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the fields as plain values."""
        return {
            "kind": self.kind.value,
            "count": self.count,
            "plural": self.plural,
            "distance": self.distance.value,
            "to": self.to,
            "terms": self.terms,
        }


KINDS: tuple[tuple[Unnamed, str], ...] = (
    (Unnamed.MILITARY, "military army navy soldier soldiers officer officers commander commanders "
     "general generals troops fighter fighters defence defense"),
    (Unnamed.SECURITY, "security police intelligence investigator investigators detective "
     "detectives law-enforcement"),
    (Unnamed.DIPLOMAT, "diplomat diplomats diplomatic ambassador envoy embassy"),
    (Unnamed.MEDIC, "doctor doctors medic medics medical nurse nurses paramedic paramedics "
     "hospital"),
    (Unnamed.LAWYER, "lawyer lawyers attorney attorneys judicial court prosecutor prosecutors"),
    (Unnamed.AIDE, "aide aides adviser advisers advisor advisors assistant confidant associate "
     "associates"),
    (Unnamed.WITNESS, "witness witnesses eyewitness eyewitnesses survivor survivors bystander "
     "bystanders"),
    (Unnamed.RESIDENT, "resident residents villager villagers neighbour neighbours neighbor "
     "neighbors local locals"),
    (Unnamed.OFFICIAL, "official officials government administration ministry minister ministers "
     "spokesman spokeswoman spokesperson lawmaker lawmakers authority authorities"),
    (Unnamed.INSIDER, "insider insiders employee employees staff staffer staffers worker workers "
     "executive executives member members"),
    (Unnamed.SOURCE, "source sources"),
)  # fmt: skip
"""Words that say what somebody is, the more telling kinds first."""

COUNTS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
"""Words that give a number; "several" and "some" give none."""
_MANY = frozenset({"some", "others", "many", "several", "few", "those", "various"})
"""Words that say more than one where no noun does."""
_ORDINAL = frozenset({"second", "third", "fourth", "fifth", "same"})
_HEAD = re.compile(
    r"\b(?P<noun>sources?|officials?|diplomats?|officers?|commanders?|aides?|advis[eo]rs?|insiders?"
    r"|witness(?:es)?|eyewitness(?:es)?|survivors?|residents?|villagers?|neighbou?rs?|locals?"
    r"|doctors?|medics?|nurses?|lawyers?|attorneys?|prosecutors?|soldiers?|fighters?|investigators?"
    r"|employees?|staffers?|workers?|executives?|members?|ministers?|lawmakers?|associates?"
    r"|spokes(?:man|woman|person)|generals?|authorities|persons?|people|m[ae]n|wom[ae]n)\b",
    re.IGNORECASE,
)
_END = r"(?=,|;|\.(?:\s|$)|\)|$|\s+(?:said|says|told|who|whom|but|and\s+who|speaking)\b)"
_NEAR: tuple[tuple[Distance, re.Pattern[str]], ...] = (
    (Distance.PRESENT, re.compile(
        r"\b(?:who\s+(?:saw|witnessed|heard|attended|took\s+part\s+in|was\s+(?:at|in)|were\s+(?:at|in))"
        r"|present\s+(?:at|in|during)|at\s+the\s+scene(?:\s+of)?)"
        rf"(?:\s+(?P<to>[^,;]+?))?{_END}", re.I)),
    (Distance.KNOWING, re.compile(
        r"\b(?:familiar\s+with|briefed\s+(?:on|about|by)|privy\s+to|aware\s+of|informed\s+(?:of|about|on)"
        r"|involved\s+in|(?:with|having|has|have|had)\s+(?:direct\s+|first-?hand\s+|detailed\s+)?knowledge\s+of"
        rf"|in\s+the\s+know\s+about)\s+(?P<to>[^,;]+?){_END}", re.I)),
    (Distance.CLOSE, re.compile(
        rf"\b(?:close|near|linked|connected)\s+to\s+(?P<to>[^,;]+?){_END}", re.I)),
    (Distance.WITHIN, re.compile(
        rf"\b(?:in|inside|within|at|for|from|of|with)\s+(?P<to>[^,;]+?){_END}", re.I)),
)  # fmt: skip
"""Phrases that say how near, the nearer first."""
_TERMS = re.compile(
    r"\b(?:(?:speaking|spoke|talking|talked)\s+)?(?:on|under)\s+(?:the\s+)?(?:strict\s+)?condition\s+"
    r"(?:of|that)\s+(?:his\s+|her\s+|their\s+)?(?:anonymity|(?:he|she|they|it)\s+not\s+be\s+(?:named|identified))"
    r"|\b(?:ask(?:ed|ing)|request(?:ed|ing)|want(?:ed|ing)|prefer(?:red|ring)|insist(?:ed|ing)\s+on|"
    r"declin(?:ed|ing)|refus(?:ed|ing))\s+(?:not\s+)?(?:to\s+)?(?:be\s+|being\s+|remain(?:ing)?\s+)?"
    r"(?:named|identified|anonymous|anonymity)"
    r"|\b(?:spoke|speaking|talked|talking)\s+anonymously\b"
    r"|\bwho\s+(?:could|cannot|can|may|would|was|were)\s+not\s+(?:be\s+)?(?:authori[sz]ed|named|identified)"
    r"(?:\s+to\s+(?:speak|talk|comment|brief)(?:\s+(?:publicly|on\s+the\s+record|to\s+the\s+(?:press|media)))?)?"
    r"|\bnot\s+authori[sz]ed\s+to\s+(?:speak|talk|comment|brief)(?:\s+(?:publicly|on\s+the\s+record|"
    r"to\s+the\s+(?:press|media)))?",
    re.IGNORECASE,
)
_BODIES = frozenset(
    {"presidency", "regime", "embassy", "cabinet", "leadership", "circle", "team", "staff"}
)
"""What one can be within beside the lexicon's words of organisations."""
LONGEST_TO = 120
"""Characters of "close to …" kept; a longer stretch has run over the end of the phrase."""


def anonymity(source: str, sentence: str = "") -> Anonymity:
    """Return what a text says of an unnamed speaker.

    Args:
        source: The source's own words.
        sentence: The sentence around it, asked only for the terms ("on condition of anonymity"),
            which often stand behind the cue.
    """
    told = squeeze(fold(source))
    head = _HEAD.search(told)
    noun = head["noun"].lower() if head is not None else ""
    count, plural = _number(told[: head.start()] if head is not None else told, noun)
    distance, to = _distance(told[head.end() :] if head is not None else told)
    kind = _kind(told[: head.end()] if head is not None else told)
    if distance is Distance.UNSTATED and kind is Unnamed.WITNESS:
        distance = Distance.PRESENT
    terms = _TERMS.search(told) or _TERMS.search(squeeze(fold(sentence)))
    return Anonymity(kind, count, plural, distance, to, terms[0] if terms is not None else "")


def _kind(words: str) -> Unnamed:
    said = set(re.findall(r"[\w-]+", words.lower()))
    return next((kind for kind, names in KINDS if said & set(names.split())), Unnamed.PERSON)


def _number(before: str, noun: str) -> tuple[int | None, bool]:
    """How many, by the words before the noun and its own form."""
    several = noun in ("people", "men", "women", "authorities") or (
        noun.endswith("s") and noun not in ("witness", "eyewitness")
    )
    words = re.findall(r"[\w-]+", before.lower())
    if words[:2] in (["one", "of"], ["another", "of"]):
        return 1, False
    for word in words:
        number = int(word) if word.isdecimal() and word.isascii() else COUNTS.get(word)
        if number is not None and (number > 1) == several:
            return number, several
    if not several and (noun or _ORDINAL & set(words)):
        return 1, False
    return None, several or bool(_MANY & set(words))


def _distance(after: str) -> tuple[Distance, str]:
    for distance, phrase in _NEAR:
        found = phrase.search(after)
        to = squeeze(found["to"] or "") if found is not None else ""
        # "an official in the capital" is somewhere, not within anything.
        if found is None or (distance is Distance.WITHIN and not _is_body(to)):
            continue
        return distance, to if len(to) <= LONGEST_TO else ""
    return Distance.UNSTATED, ""


def _is_body(words: str) -> bool:
    return not (word_list("organisation") | _BODIES).isdisjoint(
        re.findall(r"[\w-]+", words.lower())
    )
