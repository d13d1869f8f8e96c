"""Verbs that report: from a cue in the tree to source, cue, content and stance.

One paragraph in, a list of Found out. The tree gives source and content, the lexicon the stance;
negation and mood decide whether the stance stands.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import (
    acted,
    around,
    clausestart,
    frames,
    lexicon,
    links,
    mood,
    particles,
    sayer,
    shared,
    tree,
    unattributed,
)
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span, overlap
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
LOOSE = frozenset({"acl", "conj", "parataxis", "xcomp", "dep"})
"""Where parsers hang the participle of "denied that Y, saying Z"; the denier says Z."""
RUMOURED = frozenset({"report", "say", "claim", "rumor", "rumour"})
"""Agentless passives of these pass something on without anybody behind it."""


def find(doc: "Doc", quoted: list[Span], *, attitudes: bool = False) -> Iterator[Found]:
    """Yield what the verbs of ``doc`` report.

    Args:
        doc: One parsed paragraph.
        quoted: Its quotations (character spans); a cue inside one is the speaker's own word.
        attitudes: Whether states of mind that nobody need have said are read too.
    """
    for token in links.tokens(doc):
        cue = particles.cue_of(token, attitudes=attitudes)
        if cue is None:
            continue
        if any(start < token.idx < end for start, end in quoted):
            continue
        found = read(token, cue)
        if found is not None:
            yield found


def tidy(doc: "Doc", found: list[Found]) -> list[Found]:
    """Return ``found`` without what only repeats its frame: minds inside speech, tails of it.

    "He said he hopes …" is one attribution; in "He backed X, saying Y" the participle's words are
    no part of what the first verb reports.
    """
    kept = []
    for f in found:
        outer = [o for o in found if o is not f and f.cue and overlap(o.content, f.cue)]
        private = f.lemma in word_list("mental") or particles.cue_of(doc[f.anchor]) is None
        if outer and private and f.head is not None and f.head.tag_ == "PRP":
            continue
        for o in outer:
            _cut_tail(doc, o, f)
        kept.append(f)
    shared.share(doc, kept)
    return kept


def _cut_tail(doc: "Doc", outer: Found, inner: Found) -> None:
    cue = doc[inner.anchor]
    loose = cue.dep_ == "advcl" or (cue.dep_ in LOOSE and outer.stance in mood.TRUTH)
    if outer.frame != "verb" or inner.frame != "verb" or cue.tag_ != "VBG" or not loose:
        return
    comma = doc[cue.left_edge.i - 1] if cue.left_edge.i else None
    if comma is None or comma.text != "," or outer.anchor > inner.anchor:
        return
    cut = [Span(start, min(end, comma.idx)) for start, end in outer.content if start < comma.idx]
    if cut:
        outer.content = cut
        inner.source, inner.head = outer.source, outer.head


def read(token: "Token", cue: lexicon.Cue) -> Found | None:
    """Return what ``token`` reports if it is a cue such as ``cue``, None where it is nothing."""
    governor = mood.governor(token)
    withheld = mood.withheld(token, governor, cue)
    stance = Stance.WITHHOLDS if withheld else cue.stance
    stands = mood.stands(token, governor, cue) or unattributed.none_reported(token, cue)
    tokens, head = frames.content(token, cue)
    if not withheld and (not stands or acted.only(token, cue, head)):
        return None
    who, source = _said_by(token, governor, cue)
    seeming = unattributed.raised(token, cue)
    if seeming is not None:
        who, source, (tokens, head) = None, set(), seeming
    elif who is None and not (
        unattributed.nobody(token, cue, head)
        or (tree.passive(token) and (withheld or cue.stance in mood.TRUTH))
    ):
        return None
    if not tokens and withheld:
        if cue.stance in mood.TRUTH and tree.child(token, "obj", "nsubj:pass") is not None:
            return None  # "did not deny him entry": an act left undone
        tokens, head = _kept_back(token)
    elif cue.frames & {"C", "Q"}:
        tokens, head = _round(token, source, tokens, head)
    if not tokens and not (withheld or ("Q" in cue.frames and cue.stance not in mood.TRUTH)):
        return None
    if tokens and token.doc[min(tokens)].lower_.endswith(("self", "selves")):
        return None  # "identifying themselves as": a name, not a statement
    words = _cue_tokens(token, governor) | particles.indices(token, cue.particle)
    tokens -= acted.beside(token, cue, tokens)
    tokens -= source | words | ({governor.i} if governor is not None else set())
    if who is None and stance is Stance.ASSERTS and cue.lemma in RUMOURED:
        stance = Stance.CIRCULATES
    return Found(
        cue=tree.pieces(token.doc, words),
        lemma=cue.lemma,
        stance=stance,
        act=cue.act if not withheld else Act.CLAIM,
        frame="verb",
        anchor=token.i,
        source=tree.pieces(token.doc, source),
        head=who,
        content=tree.pieces(token.doc, tokens),
        content_head=head,
        pointing=head is not None and head == token.head and token.dep_ in ("acl:relcl", "acl"),
        confidence=0.85 if head is not None and head.dep_ == "ccomp" else 0.7,
    )


def _said_by(
    token: "Token", governor: "Token | None", cue: lexicon.Cue
) -> tuple["Token | None", set[int]]:
    """Return the head of whoever does the reporting and the words of the source."""
    who = _issuer(_source(token, governor))
    if who is None and mood.auxiliary_negated(token):
        who = next((s for a in tree.children(token, "aux") if (s := tree.child(a, "nsubj"))), None)
    if who is None and cue.stance in mood.TRUTH and not tree.passive(token):
        who = clausestart.subject(token)
    near = sayer.speaker(token, who)
    return (who, _apart(token, who)) if near is None else (near.head, set(near.tokens))


def _round(
    token: "Token", source: set[int], tokens: set[int], head: "Token | None"
) -> tuple[set[int], "Token | None"]:
    """Return the content of a verb that stands behind or in it, and the head of that."""
    said = around.of_verb(token, source, tokens)
    if said == tokens or (head is not None and head.i in said):
        return said, head
    return said, around.top(said, token.doc)


def _source(token: "Token", governor: "Token | None") -> "Token | None":
    who = tree.agent(token) if tree.passive(token) else tree.subject(token)
    if who is None and not tree.passive(token):
        dummy = tree.child(token, "expl")  # "It added that …" misread
        who = dummy if dummy is not None and dummy.lower_ == "it" else None
    before = token.doc[token.i - 1] if token.i else token
    if (
        who is None
        and token.tag_ in FINITE
        and before.tag_.startswith("N")
        and before.head == token
    ):
        who = before  # a subject that the parser made part of the verb's own name
    if who is not None and who.i < token.i:
        who = _joined_by_comma(token, who) or who
    if token.tag_ == "VBG" and token.dep_ in ("advcl", "acl") and before.tag_ in ("NN", "NNS"):
        who = before  # "videos of fighters saying …": whoever stands right before the participle
    if token.tag_ == "VBG" and token.dep_ in ("advcl", "acl") and before.text == ",":
        who = tree.subject_over(token) or who
    if who is not None and who.lower_ in word_list("day"):
        before = who.doc[who.i - 1] if who.i else who
        return before if before.tag_.startswith("N") else None
    return who


def _joined_by_comma(token: "Token", who: "Token") -> "Token | None":
    """The speaker of "… by a rocket, the ministry said", hung on the noun before the comma."""
    for c in tree.children(who, "conj"):
        if tree.child(c, "cc") is None and c.i < token.i and tree.comma_before(c):
            return c
    return None


def _issuer(who: "Token | None") -> "Token | None":
    """Return who issued the paper that speaks ("X released a statement saying …")."""
    if who is None or who.lower_ not in word_list("paper") or who.dep_ != "obj":
        return who
    if who.head.lower_ not in word_list("issue"):
        return who
    return tree.subject(who.head) or who


def _apart(token: "Token", who: "Token | None") -> set[int]:
    """Return the source's words on its own side of the cue."""
    if who is None:
        return set()
    words = tree.noun_phrase(who) | _split_name(who) | _surfaced_from(token, who)
    return {i for i in words if (i < token.i) == (who.i < token.i)}


def _split_name(who: "Token") -> set[int]:
    """The other half of a name that the parser made two subjects ("Mazloum", "Abdi")."""
    found: set[int] = set()
    for other in tree.children(who.head, *tree.SUBJECTS):
        if other != who and abs(other.i - who.i) == 1 and other.tag_.startswith("NNP"):
            found |= tree.noun_phrase(other)
    return found


def _surfaced_from(token: "Token", who: "Token") -> set[int]:
    """Where a paper came from ("reports surfaced from X indicating …"): part of the source."""
    verb = who.head
    if verb == token or who.lower_ not in word_list("document") or verb.i > token.i:
        return set()
    for c in tree.children(verb, "obl"):
        if c.i < token.i and any(g.lower_ == "from" for g in tree.children(c, "case")):
            return set(range(who.i, c.right_edge.i + 1))
    return set()


def _kept_back(token: "Token") -> tuple[set[int], "Token | None"]:
    """Return what was withheld where no frame holds it ("did not comment on the report")."""
    for label in ("ccomp", "obj", "obl", "advcl", "nsubj:pass"):
        found = tree.child(token, label)
        if found is not None and (label == "nsubj:pass" or found.i > token.i):
            if found.tag_ == "IN":
                continue  # the bare "on" of "comment on whether …"
            cases = tree.children(found, "case")
            return tree.subtree(found, cases), found
    return set(), None


def _cue_tokens(token: "Token", governor: "Token | None") -> set[int]:
    """Return the cue with its particle, negation and governor."""
    out = {token.i}
    for c in links.below(token):
        if c.dep_ == "compound:prt" or c.lower_ in tree.NEGATIONS:
            out.add(c.i)
    if governor is not None:
        out |= set(range(min(governor.i, token.i), max(governor.i, token.i) + 1))
    elif any(token.doc[i].lower_ in tree.NEGATIONS for i in out):
        out = set(range(min(out | {c.i for c in tree.children(token, "aux")}), token.i + 1))
    return out
