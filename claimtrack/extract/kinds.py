"""Of which kind the speaker is that a source's phrase names or describes."""

from typing import TYPE_CHECKING

from claimtrack.countries import countries
from claimtrack.extract import naming
from claimtrack.extract.lexicon import word_list
from claimtrack.text import name_key
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

OFFICIALS = frozenset({"officials", "authorities"})
"""Plurals that stand for the state or the body they are named by ("Kassulian officials")."""


def kind_of(tokens: list["Token"], head: "Token", run: list["Token"]) -> SpeakerKind:
    """Return what the phrase denotes, by its words first and the entity labels after."""
    if _outlet(run, head.lower_):
        return SpeakerKind.OUTLET
    return _named_kind(tokens, run) if run else _described_kind(tokens, head)


def _described_kind(tokens: list["Token"], head: "Token") -> SpeakerKind:
    """The kind of a phrase that gives no name, by its noun."""
    noun = head.lower_
    if noun in word_list("document"):
        return SpeakerKind.DOCUMENT
    if noun in word_list("organisation"):
        return SpeakerKind.ORGANISATION
    if noun in OFFICIALS and any(naming.is_name(t) or _land(t) for t in tokens if t != head):
        return SpeakerKind.ORGANISATION
    return (
        SpeakerKind.ANONYMOUS
        if head.tag_ in ("NN", "NNS", "CD", "DT", "JJ")
        else SpeakerKind.UNKNOWN
    )


def _named_kind(tokens: list["Token"], run: list["Token"]) -> SpeakerKind:
    """The kind of a name: titles and role words, words of bodies, labels, then its form."""
    words = {t.lower_ for t in run}
    if words & word_list("organisation"):
        return SpeakerKind.ORGANISATION
    if naming.has_role(tokens, run):
        return SpeakerKind.PERSON
    labels = {t.ent_type_ for t in run}
    if "PERSON" in labels:
        return SpeakerKind.PERSON
    if labels & {"ORG", "PLACE", "LOC", "GPE", "EVENT"}:
        return SpeakerKind.ORGANISATION
    acronym = any(t.text.isupper() and len(t.text) > 1 and "." not in t.text for t in run)
    if (
        acronym
        or "." in run[0].text
        or words & naming.LINKS
        or (tokens and tokens[0].lower_ == "the")
    ):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if len(run) <= 3 else SpeakerKind.ORGANISATION


def _land(token: "Token") -> bool:
    """Whether the word is a country's, also where it begins a sentence ("Russian officials")."""
    return name_key(token.text) in countries()


def _outlet(run: list["Token"], noun: str) -> bool:
    words = {t.lower_ for t in run}
    if words & word_list("known_outlets") or words & word_list("outlet_word"):
        return True
    return noun in word_list("outlet_noun")
