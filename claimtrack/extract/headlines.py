"""The headline: which line it is, how a parser reads it, and "NAME: clause".

A text may open with its headline: one line without a final stop. It is read like a sentence where
it reports something. Capitals of title case are lowered for the parse (same length, so that all
offsets hold) unless the word is a name: one that the text writes with a capital within sentences.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from claimtrack.extract import act, lexicon, links, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span, overlap, paragraphs
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 25
"""Words of a headline at most; what is longer is a paragraph that lost its stop."""
SHORTEST = 3
TITLED = 0.7
"""Share of the longer words that begin with a capital in title case."""
LONGER = 4
"""Letters from which a word tells title case: "of" and "in" are small in either."""
NAME_WORDS = 6
"""Words of "Health Minister Alda Renvik:" at most; longer leads are clauses of their own."""
CONFIDENCE = 0.7
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_COLON = re.compile(r"^(?P<who>[^:?!,;“”\"]{2,70}):\s+(?P<what>\S.+)$", re.DOTALL)
_STOP = re.compile(r"[^\W\d_]{3}[.!?]\s+\S")
"""A stop within a line: two sentences are no headline."""
_FUNCTION = frozenset(
    "a an the of in on at by for from to with over under after before as and or but if that than "
    "into amid against about between is are was were be been being has have had do does did will "
    "would can could may might should must not no its his her their our your my it he she they we "
    "i you this these those who what when where why how all more most new up out off down".split()
)
SERIES = frozenset(
    "latest update updates breaking exclusive watch video videos photos pictures opinion analysis "
    "live explainer review interview podcast editorial commentary factbox timeline part news daily "
    "special feature column letters blog".split()
)
"""Words that name a series or a kind of text, not whoever says what follows the colon."""


def headline(text: str) -> Span | None:
    """Return the line that is the headline of ``text``, or None where it opens otherwise.

    Args:
        text: The article's text; the span counts its code points.
    """
    first = next(iter(paragraphs(text)), None)
    if first is None or "\n" not in text[first.end :].strip(" "):
        return None
    line = text[first.start : first.end]
    words = _WORD.findall(line)
    end, led = line.rstrip("'\"”’")[-1:], _COLON.match(line)
    if not SHORTEST <= len(words) <= LONGEST or end in "?…:":
        return None
    if end in ".!;" and not (_titled(words) or (led and not _STOP.search(line))):
        return None
    return first if led or any(word.lower() in lexicon.verbs() for word in words[1:]) else None


def recased(text: str) -> str:
    """Return ``text`` with the capitals of a title-case headline lowered, names excepted.

    Args:
        text: The article's text.

    Returns:
        A text of the same length, the same but for the headline's capitals.
    """
    line = headline(text)
    if line is None:
        return text
    head = text[line.start : line.end]
    if not _titled(_WORD.findall(head)):
        return text
    names, common = _in_sentences(text[line.end :])
    pieces, end = [], 0
    for found in _WORD.finditer(head):
        word = found.group()
        low = word.lower()
        pieces.append(head[end : found.start()])
        lowered = found.start() and len(low) == len(word) and not word.isupper()
        known = low in _FUNCTION or low in common or low in _reporting()
        pieces.append(low if lowered and known and word not in names else word)
        end = found.end()
    return "".join([text[: line.start], *pieces, head[end:], text[line.end :]])


def _titled(words: list[str]) -> bool:
    longer = [word for word in words if len(word) >= LONGER]
    return bool(longer) and sum(word[0].isupper() for word in longer) >= TITLED * len(longer)


def _in_sentences(body: str) -> tuple[set[str], set[str]]:
    """The words with a capital within a sentence of ``body``, and those in lower case."""
    names = set(re.findall(r"(?<=[a-z,] )[A-Z][\w'’-]*", body))
    return names, {word for word in _WORD.findall(body) if word[0].islower()}


@cache
def _reporting() -> frozenset[str]:
    return frozenset(lexicon.verbs()) | frozenset(lexicon.nouns())


def with_lead(doc: "Doc", found: list[Found]) -> list[Found]:
    """Return ``found`` of the headline's ``doc`` with what its "NAME: clause" says, if it is one.

    What the rules read of the very words before the colon is left out.
    """
    lead = attributed(doc)
    if lead is None:
        return found
    act.settle(lead, doc)
    return [lead, *(f for f in found if not overlap(f.source, lead.source))]


def attributed(doc: "Doc") -> Found | None:
    """Return what "NAME: clause" says, or None where the headline has another form.

    Args:
        doc: The parsed headline.
    """
    match = _COLON.match(links.text(doc))
    if match is None or len(_WORD.findall(match["who"])) > NAME_WORDS:
        return None
    who = doc.char_span(*match.span("who"), alignment_mode="contract")
    what = doc.char_span(*match.span("what"), alignment_mode="contract")
    if who is None or what is None or not _speaker(who[-1]) or not _clause(list(what)):
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in who):
        return None
    tops = [t for t in what if t.head.i < what.start or t.head.i >= what.end or t.head == t]
    return Found(
        cue=[Span(match.end("who"), match.end("who") + 1)],
        lemma=":",
        stance=Stance.ASSERTS,
        act=Act.CLAIM,
        frame="heading",
        anchor=who.end,
        source=[Span(*match.span("who"))],
        head=next((t for t in who if t.dep_ == "dislocated"), who[-1]),
        content=[Span(match.start("what"), match.start("what") + len(match["what"].rstrip(" .;")))],
        content_head=next((t for t in tops if t.tag_.startswith("V")), tops[0] if tops else None),
        confidence=CONFIDENCE,
    )


def _speaker(last: "Token") -> bool:
    """Whether a lead before a colon ends in who can speak."""
    low = last.lower_
    speaks = word_list("role") | word_list("organisation") | word_list("generic_plural")
    papers = word_list("document") | word_list("outlet_noun") | frozenset({"police"})
    if low in SERIES or any(t.lower_ in SERIES for t in last.sent if t.i < last.i):
        return False
    return low in speaks | papers or last.tag_ in ("NNP", "NNPS")


def _clause(tokens: "list[Token]") -> bool:
    """Whether the words hold a finite verb with a subject."""
    return any(
        tree.child(t, *tree.SUBJECTS) is not None
        and (t.tag_ in ("VBD", "VBZ", "VBP", "VBN") or tree.child(t, "aux", "cop") is not None)
        for t in tokens
    )
