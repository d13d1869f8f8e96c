"""Verb phrases of a content told as what somebody did, does or shall do.

In: the words of a content and the verb that opens a phrase in it. Out: the phrase with a finite
verb, the speaker's own pronouns filled in and what only a denial needs ("any", "ever") taken out.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import ownwords
from claimtrack.extract.verbforms import agreeing, be, past_of, past_of_participle, present
from claimtrack.extract.wording import Told
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

UNCOUNTED = frozenset(
    "involvement knowledge wrongdoing responsibility damage evidence information support violence "
    "misconduct interference influence progress collusion bias abuse torture corruption contact "
    "truth intention harm money aid help".split()
)
"""Nouns that go without an article when "any" is taken away."""
EXISTING = {"anyone": "someone", "anybody": "somebody", "anything": "something"}


def did(subject: str, tokens: "list[Token]", told: Told, *, plural: bool) -> str:
    """Return a gerund phrase as what ``subject`` did ("hitting X" is "Y hit X")."""
    verb, rest = tokens[0], tokens[1:]
    new = ownwords.filled(told) | affirmative(told)
    if verb.lower_ == "having" and rest and rest[0].tag_ in ("VBN", "VBD"):
        done = past_of_participle(rest[0].text)
        done = {"was": agreeing("was", plural=plural)}.get(done, done)
        return f"{subject} {done} {told.say(rest[1:], new)}"
    return f"{subject} {agreeing(past_of(verb.text), plural=plural)} {told.say(rest, new)}"


def finite(told: Told, verb: "Token", *, plural: bool) -> str:
    """Return an infinitive and what follows with a finite verb ("to have fled" is "fled")."""
    rest, negative = told.between(verb.i + 1), bool(negation(verb))
    new = ownwords.filled(told)
    if verb.lower_ == "have" and rest and rest[0].tag_ in ("VBN", "VBD"):
        if negative:
            return f"{'have' if plural else 'has'} not {told.say(rest, new)}"
        done = agreeing(past_of_participle(rest[0].text), plural=plural)
        return f"{done} {told.say(rest[1:], new)}"
    if verb.lower_ == "be":
        return f"{be(plural)} {'not ' if negative else ''}{told.say(rest, new)}"
    if negative:
        return f"{'do' if plural else 'does'} not {told.say([verb, *rest], new)}"
    return f"{present(verb.text, plural=plural)} {told.say(rest, new)}"


def rest_of(told: Told, verb: "Token") -> str:
    """Return the words of the content from ``verb`` on."""
    return told.say(told.between(verb.i), ownwords.filled(told))


def negation(verb: "Token") -> str:
    """Return "not " where the infinitive ``verb`` has it before it, else nothing."""
    before = [t for t in verb.doc[max(0, verb.i - 2) : verb.i] if t.lower_ == "not"]
    return "not " if before else ""


def affirmative(told: Told) -> dict[int, str]:
    """Return the words for what a denial says of "any": "any shells fell" is "shells fell"."""
    if told.found.stance not in (Stance.DENIES, Stance.PARTLY_DENIES):
        return {}
    new: dict[int, str] = {}
    for token in told.tokens:
        low = token.lower_
        if low == "any" and token.dep_ == "det":
            single = token.head.tag_ == "NN" and token.head.lemma_.lower() not in UNCOUNTED
            new[token.i] = "a" if single and not _vowel(token) else ("an" if single else "")
        elif low in EXISTING:
            new[token.i] = EXISTING[low]
        elif low == "ever":
            new[token.i] = ""
    return new


def _vowel(token: "Token") -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_[:1] in tuple("aeiou")
