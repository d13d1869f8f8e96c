"""What can be seen of a reading in the parse, as named traits for the ranker.

A trait is a short string such as ``cue=say`` or ``content.dep=ccomp``. Nothing here depends on
names: a trait must mean the same in any newspaper.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, links, particles, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BUCKETS = (1, 2, 3, 5, 8, 12, 20, 35)
"""Upper ends of length classes, in words: short contents differ by one word, long ones do not."""


def traits(found: Found, doc: "Doc", *, ruled: bool) -> list[str]:
    """Return the traits of one reading.

    Args:
        found: The reading.
        doc: Its paragraph.
        ruled: Whether the rules read it so; other readings come from ``candidates``.
    """
    cue = doc[found.anchor]
    origin = "rule" if ruled else "other"
    frame = f"{origin}:{found.frame}"
    out = ["bias", f"frame={frame}", f"cue={found.lemma}", f"cue={found.lemma},frame={found.frame}"]
    out += _of_cue(cue, found)
    content, source = list(_of_content(found, doc, cue)), list(_of_source(found, cue))
    out += content + source
    out += [f"{frame}|{trait}" for trait in content + source]
    return out


def _bucket(count: int) -> str:
    return next((f"<={end}" for end in BUCKETS if count <= end), "more")


def _of_cue(cue: "Token", found: Found) -> Iterator[str]:
    entry = particles.cue_of(cue) or lexicon.nouns().get(cue.lower_)
    yield f"cue.tag={cue.tag_}"
    yield f"cue.dep={cue.dep_}"
    yield f"cue.known={entry.factuality if entry is not None else 'no'}"
    yield f"cue.tag={cue.tag_},frame={found.frame}"
    yield f"cue.act={found.act},frame={found.frame}"
    yield f"stance={found.stance}"
    if tree.passive(cue):
        yield "cue.passive"
    yield f"cue.words={len(found.cue)}"
    for c in links.below(cue):
        if c.dep_ in ("aux", "aux:pass", "mark", "advmod", "obl", "obj", "iobj", "ccomp", "xcomp"):
            yield f"cue.has={c.dep_}"
            if c.dep_ in ("aux", "mark"):
                yield f"cue.{c.dep_}={c.lower_}"


def _of_content(found: Found, doc: "Doc", cue: "Token") -> Iterator[str]:
    if not found.content:
        yield "content.none"
        return
    start, end = found.content[0].start, found.content[-1].end
    inside = links.within(doc, [Span(start, end)])
    if not inside:
        return
    first, last = inside[0], inside[-1]
    yield f"content.length{_bucket(len(inside))}"
    yield f"content.pieces={min(len(found.content), 3)}"
    yield f"content.side={'after' if first.i > cue.i else 'before' if last.i < cue.i else 'both'}"
    yield f"content.first={first.tag_}"
    gap = first.i - cue.i if first.i > cue.i else cue.i - last.i
    yield f"content.gap{_bucket(max(gap, 1))}"
    if any(t.tag_ in FINITE for t in inside):
        yield "content.finite"
    before = doc[first.i - 1] if first.i else None
    if before is not None and before.text in (",", ":", "that", "—", "-"):
        yield f"content.before={before.lower_}"
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    yield f"content.then={_class(after)}"
    if any(t.lower_ in lexicon.verbs() and t.tag_.startswith("VB") for t in inside):
        yield "content.cues"
    if found.quoted or any(t.text in '“”"' for t in inside):
        yield "content.quotes"
    head = found.content_head
    if head is not None:
        yield f"content.tag={head.tag_}"
        yield f"content.dep={head.dep_ if head.head == cue else 'elsewhere'}"
        if head.tag_.startswith("N"):
            yield f"content.noun={head.lower_ in word_list('claimnoun')}"
            yield f"content.name={head.tag_ in ('NNP', 'NNPS')}"


def _class(token: "Token | None") -> str:
    """Return what stands behind a content: nothing, a mark or a kind of word."""
    if token is None:
        return "end"
    return token.text if token.is_punct else token.tag_


def _of_source(found: Found, cue: "Token") -> Iterator[str]:
    who = found.head
    if who is None:
        yield "source.none"
        return
    yield f"source.tag={who.tag_}"
    yield f"source.kind={_kind(who)}"
    yield f"source.dep={who.dep_ if who.head == cue else 'elsewhere'}"
    side = "before" if who.i < cue.i else "after"
    yield f"source.side={side}{_bucket(abs(who.i - cue.i))}"
    if who.lower_ in ("which", "that", "who", "what", "there", "it", "this"):
        yield f"source.word={who.lower_}"


def _kind(who: "Token") -> str:
    if who.ent_type_:
        return who.ent_type_
    if who.tag_ == "PRP":
        return f"pronoun:{who.lower_}"
    kinds = ("role", "organisation", "document", "outlets", "generic_plural", "group_noun")
    return next((kind for kind in kinds if who.lower_ in word_list(kind)), "other")
