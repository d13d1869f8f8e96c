"""Reporting without a finite verb: "according to", "quoted X as saying", nouns, adverbs.

Each rule reads the tree of one paragraph and yields Found.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import around, lexicon, links, nouns, reach, tree
from claimtrack.extract.found import Found, fill, noted
from claimtrack.text import Span, overlap
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
SAYING = frozenset("saying telling reporting stating claiming warning denying confirming".split())
HEARSAY_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
LONGEST_SOURCE = 16
"""Tokens of the phrase behind "according to"; longer ones are several."""
CLAUSE_HEADS = ("ROOT", "ccomp", "advcl", "acl:relcl", "conj", "parataxis")


def find(doc: "Doc", quoted: list[Span], *, attitudes: bool = False) -> Iterator[Found]:
    """Yield what ``doc`` reports by other means than a finite cue verb.

    Args:
        doc: One parsed paragraph.
        quoted: Its quotations (character spans); a cue inside one is the speaker's own word.
        attitudes: Whether nouns that only tell of a state of mind are read too.
    """
    reporting = lexicon.nouns(attitudes=attitudes)
    for token in links.tokens(doc):
        if any(start < token.idx < end for start, end in quoted):
            continue
        word = token.lower_
        rule = None
        if word == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            rule = _according
        elif word in QUOTING and token.tag_.startswith("VB"):
            rule = _quoting
        elif word in HEARSAY_ADVERBS:
            rule = _hearsay
        elif token.tag_ in ("NN", "NNS") and word in reporting:
            rule = nouns.read
        found = rule(token) if rule is not None else None
        if found is not None:
            yield found


def _according(token: "Token") -> Found | None:
    """Rule for "According to X, Y": Y is the clause that the phrase hangs on."""
    to = token.nbor(1)
    who = _introduced(token.doc, to.i + 1)
    if who is None:
        return None
    clause = who.head
    while clause.dep_ not in CLAUSE_HEADS and clause.head != clause:
        clause = clause.head
    end = _end_of_source(token.doc, who, to.i)
    content = around.of_phrase(token, end)
    found = noted(token, lemma="according to", frame="according", stance=Stance.ASSERTS)
    found.cue = [Span(token.idx, to.idx + len(to))]
    found.content_head = clause
    if not content:
        return None
    found = fill(found, token.doc, who, content)
    found.source = tree.pieces(token.doc, {i for i in tree.noun_phrase(who) if i <= end})
    return found


def _end_of_source(doc: "Doc", who: "Token", start: int) -> int:
    """Return the last token of the source: up to the comma behind it.

    A phrase that reaches over a comma is an apposition, unless no verb is left behind it.
    """
    stop = who.sent.end
    commas = [i for i in range(who.i + 1, stop) if doc[i].text in _AFTER_SOURCE]
    last = max(tree.noun_phrase(who))
    for i in commas:
        if i > last or not any(t.tag_.startswith("VB") for t in doc[last + 1 : stop]):
            return i - 1
    return stop - 1


_AFTER_SOURCE = frozenset({",", ".", ";", "—", "–"})


def _introduced(doc: "Doc", start: int) -> "Token | None":
    """Return the head of the phrase that begins at ``start`` and ends at the next comma."""
    end = start
    while end < min(len(doc), start + LONGEST_SOURCE) and doc[end].text not in {",", ".", ";", "—"}:
        end += 1
    inside = doc[start:end]
    nouns = [t for t in inside if t.tag_.startswith(("N", "PRP"))]
    tops = [t for t in nouns if not start <= t.head.i < end]
    found = tops or nouns
    return found[0] if found else None


def _quoting(token: "Token") -> Found | None:
    """Rule for "X quoted Y as saying Z": Y says Z, carried by X."""
    who = tree.agent(token) if tree.passive(token) else tree.child(token, "obj")
    if tree.passive(token):
        who = tree.child(token, "nsubj:pass") or (token.head if token.dep_ == "acl" else None)
        carrier = tree.agent(token)
    else:
        carrier = tree.subject(token)
    if who is None:
        return None
    saying = next(
        (
            t
            for t in token.doc[token.i + 1 : token.i + 30]
            if t.lower_ in SAYING and t.sent == token.sent and _as(t)
        ),
        None,
    )
    if saying is None:
        return None
    content = (
        tree.subtree(saying) - {saying.i} - {c.i for c in tree.children(saying, "mark", "case")}
    )
    told = tree.child(saying, "ccomp", "xcomp", "obj")
    if told is not None:
        content = reach.settle(saying, content, told)
    cue = lexicon.verbs().get(saying.lower_)
    found = noted(
        token,
        lemma="quote",
        frame="quoting",
        stance=cue.stance if cue is not None else Stance.ASSERTS,
    )
    found.content_head = told
    found = fill(found, token.doc, who, content)
    if carrier is not None:
        spans = tree.pieces(token.doc, tree.noun_phrase(carrier))
        found.relay = [links.text(token.doc)[start:end] for start, end in spans[:1]]
    return found if found.content else None


def _as(token: "Token") -> bool:
    return any(c.lower_ == "as" for c in links.below(token)) or (
        token.i > 0 and token.nbor(-1).lower_ == "as"
    )


def repeats(found: Found, others: list[Found], doc: "Doc") -> bool:
    """Return whether ``found`` is the "saying" of "quoted X as saying Z", told by the quoting."""
    if doc[found.anchor].lower_ not in SAYING or not _as(doc[found.anchor]):
        return False
    return any(o.frame == "quoting" and overlap(o.content, found.content) for o in others)


def _hearsay(token: "Token") -> Found | None:
    """Rule for "reportedly", "allegedly": the clause is passed on with nobody behind it."""
    clause = token.head
    while (
        clause.dep_ not in CLAUSE_HEADS
        and clause.head != clause
        and not clause.tag_.startswith("V")
    ):
        clause = clause.head
    if not clause.tag_.startswith("V"):
        return None
    passed_on = Stance.ASSERTS if token.lower_ == "allegedly" else Stance.CIRCULATES
    found = noted(token, lemma=token.lower_, frame="hearsay", stance=passed_on)
    found.content_head = clause
    who = tree.subject(clause)
    tokens = tree.subtree(clause) - {token.i}
    if who is not None and clause.dep_ not in ("ROOT", "ccomp"):
        tokens |= tree.noun_phrase(who)
    return fill(found, token.doc, None, tokens)
