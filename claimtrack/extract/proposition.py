"""Content turned into a sentence that stands alone, in the affirmative.

"claimed to have struck X" by Y becomes "Y struck X"; "denied hitting X" becomes "Y hit X";
a quotation loses its marks, "we" becomes the speaker. The article's words stay beside it.
"""

import re
from typing import TYPE_CHECKING

from claimtrack.extract import lexicon
from claimtrack.extract.found import Found
from claimtrack.text import fold, squeeze

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = str.maketrans("", "", '“”"„«»')
_FIRST_PERSON = re.compile(r"^(We|I)\b(?!')", re.IGNORECASE)


def proposition(found: Found, words: str, speaker: str) -> str:
    """Return what ``found`` says as one sentence without a final stop.

    Args:
        found: The finding, for its frame and the head of its content.
        words: The content as the article has it.
        speaker: The speaker's name, ``""`` where nobody is known.
    """
    clean = squeeze(words.replace(" … ", " ").replace("''", "").translate(_MARKS)).strip(" ,.;:")
    clean = re.sub(r"^that\s+", "", clean, flags=re.IGNORECASE)
    if not clean:
        return ""
    head = found.content_head
    sentence = (
        _infinitive(clean, speaker) or _gerund(clean, speaker, head) or _accusation(found, clean)
    )
    if sentence is None and speaker:
        sentence = _FIRST_PERSON.sub(speaker, clean, count=1) if found.quoted else None
        sentence = sentence or _own_subject(clean, speaker, found)
    sentence = sentence or clean
    return sentence[0].upper() + sentence[1:]


def _infinitive(clean: str, speaker: str) -> str | None:
    match = re.match(r"^to (not )?have (not )?(\w+)\b(.*)$", clean, re.DOTALL)
    if match and speaker:
        negative = match.group(1) or match.group(2)
        verb = match.group(3).lower()
        past = f"did not {verb}" if negative else lexicon.pasts("participle").get(verb, verb)
        return f"{speaker} {past}{match.group(4)}"
    match = re.match(r"^to (not )?(\w+)\b(.*)$", clean, re.DOTALL)
    if match and speaker:
        verb = {"be": "is"}.get(match.group(2).lower(), f"to {match.group(2)}")
        negative = "not " if match.group(1) else ""
        return f"{speaker} {verb} {negative}{match.group(3).strip()}".strip()
    return None


def _gerund(clean: str, speaker: str, head: "Token | None") -> str | None:
    first, _, rest = clean.partition(" ")
    if (
        not speaker
        or head is None
        or not first.lower().endswith("ing")
        or head.tag_ not in ("VBG", "VBN")
    ):
        return None
    if first.lower() == "having":
        verb, _, rest = rest.partition(" ")
        past = lexicon.pasts("participle").get(verb.lower(), verb)
        return f"{speaker} {past} {rest}".strip()
    return f"{speaker} {past_of(first)} {rest}".strip()


def past_of(gerund: str) -> str:
    """Return the past tense of a gerund ("hitting" -> "hit", "bombing" -> "bombed")."""
    word = gerund.lower()
    irregular = lexicon.pasts("gerund").get(word)
    if irregular is not None:
        return irregular
    stem = word[:-3]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return f"{stem}ed"
    return f"{stem[:-1]}ied" if stem.endswith("y") and stem[-2:-1] not in "aeiou" else f"{stem}ed"


def _accusation(found: Found, clean: str) -> str | None:
    """Rule for "accused X of lying": "X lied"; of a noun: "X: a noun"."""
    if found.lemma not in ("accuse", "blame", "suspect", "criticize", "criticise"):
        return None
    match = re.match(r"^(.{2,120}?) (?:of|for) (\w+ing)\b(.*)$", clean, re.DOTALL)
    if match:
        return f"{match.group(1)} {past_of(match.group(2))}{match.group(3)}"
    match = re.match(r"^(.{2,120}?) (?:of|for) (.+)$", clean, re.DOTALL)
    return f"{match.group(1)}: {match.group(2)}" if match else None


def _own_subject(clean: str, speaker: str, found: Found) -> str | None:
    """A clause whose subject is the pronoun of its own speaker gets the speaker's name."""
    first, _, rest = clean.partition(" ")
    word = fold(first).lower()
    head = found.head
    if head is None or word not in ("he", "she", "they", "it"):
        return None
    plural = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)
    fits = {"they": plural, "it": head.tag_ in ("NN", "NNP") and _body(head)}.get(word, False)
    return f"{speaker} {rest}" if fits or word == head.lower_ else None


def _body(head: "Token") -> bool:
    return head.lower_ in lexicon.word_list("organisation") or head.ent_type_ in ("ORG", "PLACE")
