"""The outlet's own voice: checkable sentences that nobody else is made responsible for.

Kept when the sentence tells an event (a finite past or perfect main verb) and holds a name or a
number; opinion, questions, hopes and sentences that only point ("It was a loss") are left.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimtrack.extract import tree
from claimtrack.extract.found import Found
from claimtrack.text import Span, overlap
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

MIN_WORDS = 5
MAX_WORDS = 60
PRESENT_EVENTS = frozenset({"VBD", "VBN"})


def find(doc: "Doc", taken: Sequence[Found], quoted: Sequence[Span]) -> Iterator[Found]:
    """Yield the sentences of ``doc`` that the outlet itself states.

    Args:
        doc: One paragraph.
        taken: What was found attributed in it; a sentence that holds any of it is not own voice.
        quoted: Its quotations.
    """
    claimed = [span for f in taken for span in (*f.cue, *f.content, *f.source)]
    claimed += list(quoted)
    for sentence in doc.sents:
        span = Span(sentence.start_char, sentence.end_char)
        if overlap([span], claimed):
            continue
        head = _event(sentence)
        if head is None:
            continue
        yield Found(
            cue=[],
            lemma="",
            stance=Stance.ASSERTS,
            act=Act.CLAIM,
            frame="own",
            anchor=sentence.start,
            content=tree.pieces(doc, set(range(sentence.start, sentence.end))),
            content_head=head,
            confidence=0.5,
        )


def _event(sentence: "Sentence") -> "Token | None":
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    root = sentence.root
    if not MIN_WORDS <= len(words) <= MAX_WORDS or sentence.text.rstrip()[-1:] in "?:":
        return None
    if root.tag_ not in PRESENT_EVENTS or tree.unreal(root):
        return None
    if tree.child(root, "expl") is not None:
        return None
    who = tree.child(root, *tree.SUBJECTS)
    if (
        who is None
        or who.tag_ in ("PRP", "WP", "EX", "WDT")
        or who.lower_ in ("this", "that", "these", "those")
    ):
        return None
    if any(t.lower_ in ("i", "we", "you", "my", "our", "your") for t in words):
        return None
    return root if _anchored(words) else None


def _anchored(words: "list[Token]") -> bool:
    """Whether the sentence names something or counts something."""
    return any(t.tag_ in ("NNP", "NNPS") for t in words[1:]) or any(t.tag_ == "CD" for t in words)
