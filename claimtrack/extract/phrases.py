"""Phrases that report: "expressed concern that", "in X's words", "made it clear", "no word on".

Which words is data (``phrases.tsv``); the parse gives source and content by the phrase's frames,
with the words that follow as a second chance where the parser hung them elsewhere.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import mood, phrasecontent, tree
from claimtrack.extract.found import Found, noted
from claimtrack.extract.lexicon import Cue, Factuality, word_list
from claimtrack.extract.phrasematch import Match, matches
from claimtrack.text import Span
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEGATIVE = frozenset({"no", "not", "n't", "n’t", "never", "nothing"})
"""Words that, inside a phrase, are part of what it says ("pleaded *not* guilty")."""


def find(doc: "Doc", quoted: list[Span], *, attitudes: bool = False) -> Iterator[Found]:
    """Yield what the phrases of ``doc`` report.

    Args:
        doc: One parsed paragraph.
        quoted: Its quotations (character spans); a phrase inside one is the speaker's own.
        attitudes: Whether phrases that only tell of a state of mind are read too.
    """
    for match in matches(doc):
        if match.phrase.cue.factuality is Factuality.ATTITUDE and not attitudes:
            continue
        begin = doc[match.words[0]].idx
        if any(start < begin < end for start, end in quoted):
            continue
        found = _read(doc, match)
        if found is not None:
            yield found


def _read(doc: "Doc", match: Match) -> Found | None:
    cue = match.phrase.cue
    top = _top(doc, match)
    if not _stands(top, match):
        return None
    who = _who(doc, match, top)
    if who is None and "S-" not in cue.frames:
        return None
    if _only_thought(top, who, match):
        return None
    content, head = phrasecontent.content(doc, match, top)
    if (not content and not cue.frames & {"Q", "Z"}) or not _of_its_kind(head, cue):
        return None
    found = noted(top, lemma=cue.lemma, frame="phrase", stance=cue.stance, act=cue.act)
    found.cue = tree.pieces(doc, match.cue)
    found.content_head = head
    found.confidence = 0.7
    source = _own_words(who, match) if who is not None else set()
    found.source, found.head = tree.pieces(doc, source), who
    found.content = tree.pieces(doc, content - source - match.cue)
    return found


def _of_its_kind(head: "Token | None", cue: Cue) -> bool:
    """Whether the content is such a thing as the phrase takes ("took back *the claim*")."""
    kinds = [f[2:] for f in cue.frames if f.startswith("T:")]
    return head is None or not kinds or any(head.lower_ in word_list(kind) for kind in kinds)


def _own_words(who: "Token", match: Match) -> set[int]:
    """The source's words: inside its place in the phrase, else on its own side of it."""
    words = tree.noun_phrase(who)
    if match.source is not None:
        return words & set(range(*match.source))
    first = match.words[0]
    return {i for i in words if (i < first) == (who.i < first)} - set(match.words)


def _top(doc: "Doc", match: Match) -> "Token":
    """The word of the phrase that the rest of it hangs on."""
    words = set(match.words)
    outside = [doc[i] for i in match.words if doc[i].head.i not in words or doc[i].head.i == i]
    verbs = [t for t in outside if t.tag_.startswith("VB")]
    return (verbs or outside)[0]


def _stands(top: "Token", match: Match) -> bool:
    """Whether the phrase reports a fact of the text; one of withholding holds its own "no"."""
    cue = match.phrase.cue
    if cue.stance is Stance.WITHHOLDS:
        return match.modal or not tree.unreal(top)
    if any(t.tag_ == "TO" for t in tree.children(top, "mark", "aux")) and top.tag_[:1] == "J":
        return False  # "is expected to be critical of": nobody is yet
    passive = tree.child(top, "aux:pass")
    if passive is not None and passive.i not in match.words:
        return False  # "the plan was laid out on Monday": nobody there has laid it out
    if any(top.doc[i].lower_ in NEGATIVE for i in match.words):
        return mood.holds(top, mood.governor(top), cue)
    return mood.stands(top, mood.governor(top), cue)


def _only_thought(top: "Token", who: "Token | None", match: Match) -> bool:
    """Whether it is a state of mind inside what its own bearer says ("said he was worried")."""
    held = match.phrase.cue.factuality in (Factuality.INFERRED, Factuality.ATTITUDE)
    return held and top.dep_ == "ccomp" and who is not None and who.tag_ == "PRP"


def _who(doc: "Doc", match: Match, top: "Token") -> "Token | None":
    if match.source is not None:
        return _head_of(doc, *match.source)
    if match.phrase.cue.frames & {"S-"}:
        return None
    who = tree.subject(top)
    if who is None:
        own = (tree.child(doc[i], *tree.SUBJECTS) for i in match.words)
        who = next((t for t in own if t is not None), None)
    if who is None and top.tag_.startswith("JJ") and top.dep_ in ("amod", "acl", "appos"):
        who = top.head
    if who is not None and match.words[0] <= who.i <= match.words[-1]:
        return None
    return who


def _head_of(doc: "Doc", start: int, end: int) -> "Token | None":
    inside = [t for t in doc[start:end] if t.tag_[:2] in ("NN", "PR")]
    tops = [t for t in inside if not start <= t.head.i < end]
    found = tops or inside
    return found[0] if found else None
