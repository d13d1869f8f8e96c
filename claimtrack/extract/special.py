"""Reporting without a finite verb: "according to", "quoted X as saying", nouns, adverbs.

Each rule reads the tree of one paragraph and yields Found.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, tree
from claimtrack.extract.found import Found
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
SAYING = frozenset("saying telling reporting stating claiming warning denying confirming".split())
HEARSAY_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
LONGEST_SOURCE = 16
"""Tokens of the phrase behind "according to"; longer ones are several."""
CLAUSE_HEADS = ("ROOT", "ccomp", "advcl", "acl:relcl", "conj", "parataxis")


def find(doc: "Doc", quoted: list[Span]) -> Iterator[Found]:
    """Yield what ``doc`` reports by other means than a finite cue verb."""
    for token in doc:
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
        elif token.tag_ in ("NN", "NNS") and word in lexicon.nouns():
            rule = _noun
        found = rule(token) if rule is not None else None
        if found is not None:
            yield found


def _found(
    token: "Token", *, lemma: str, frame: str, stance: Stance, act: Act = Act.CLAIM
) -> Found:
    return Found(
        cue=[Span(token.idx, token.idx + len(token))],
        lemma=lemma,
        stance=stance,
        act=act,
        frame=frame,
        anchor=token.i,
        confidence=0.8,
    )


def _fill(found: Found, doc: "Doc", head: "Token | None", content: set[int]) -> Found:
    if head is not None:
        indices = tree.noun_phrase(head)
        found.source, found.head = tree.pieces(doc, indices), head
        content = content - indices
    found.content = tree.pieces(doc, content)
    return found


def _according(token: "Token") -> Found | None:
    """Rule for "According to X, Y": Y is the clause that the phrase hangs on."""
    to = token.nbor(1)
    who = _introduced(token.doc, to.i + 1)
    if who is None:
        return None
    clause = who.head
    while clause.dep_ not in CLAUSE_HEADS and clause.head != clause:
        clause = clause.head
    content = tree.subtree(clause, [who]) - {token.i, to.i}
    content -= {i for i in content if token.i <= i <= who.i}
    found = _found(token, lemma="according to", frame="according", stance=Stance.ASSERTS)
    found.cue = [Span(token.idx, to.idx + len(to))]
    found.content_head = clause
    if not content:
        return None
    return _fill(found, token.doc, who, content)


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
    cue = lexicon.verbs().get(saying.lower_)
    found = _found(
        token,
        lemma="quote",
        frame="quoting",
        stance=cue.stance if cue is not None else Stance.ASSERTS,
    )
    found.content_head = tree.child(saying, "ccomp", "xcomp", "obj")
    found = _fill(found, token.doc, who, content)
    if carrier is not None:
        spans = tree.pieces(token.doc, tree.noun_phrase(carrier))
        found.relay = [token.doc.text[start:end] for start, end in spans[:1]]
    return found if found.content else None


def _as(token: "Token") -> bool:
    return any(c.lower_ == "as" for c in token.children) or (
        token.i > 0 and token.nbor(-1).lower_ == "as"
    )


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
    found = _found(token, lemma=token.lower_, frame="hearsay", stance=passed_on)
    found.content_head = clause
    who = tree.subject(clause)
    tokens = tree.subtree(clause) - {token.i}
    if who is not None and clause.dep_ not in ("ROOT", "ccomp"):
        tokens |= tree.noun_phrase(who)
    return _fill(found, token.doc, None, tokens)


def _noun(token: "Token") -> Found | None:
    """Rule for "X's denial of Y", "allegations that Y", "reports of Y"."""
    cue = lexicon.nouns()[token.lower_]
    owner = tree.child(token, "nmod:poss") or _origin_of(token)
    content: set[int] = set()
    head = None
    for c in token.children:
        if c.i < token.i:
            continue
        that = any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children)
        infinitive = "I" in cue.frames and c.dep_ == "acl" and c.tag_ == "VB"
        if that and _denies_it(c):
            return None
        if ("C" in cue.frames and c.dep_ in ("acl", "ccomp") and that) or infinitive:
            content, head = tree.subtree(c), c
            break
        case = next((g for g in tree.children(c, "case", "mark") if g.i < c.i), None)
        if (
            case is not None
            and case.lower_ in cue.prepositions("P")
            and c.dep_ in ("nmod", "acl", "obl")
        ):
            if (
                owner is None
                and cue.stance is Stance.ASSERTS
                and case.lower_ == "of"
                and cue.act is not Act.CLAIM
            ):
                continue
            content, head = tree.subtree(c, tree.children(c, "case", "mark")), c
            break
    if not content:
        return None
    owner = owner or _premodifier(token)
    stance = cue.stance
    if owner is None and cue.lemma in ("report", "claim"):
        stance = Stance.CIRCULATES
    if owner is None and cue.stance in (Stance.DENIES, Stance.CONFIRMS, Stance.RETRACTS):
        return None
    found = _found(token, lemma=cue.lemma, frame="noun", stance=stance, act=cue.act)
    found.content_head = head
    found.confidence = 0.6
    return _fill(found, token.doc, owner, content)


def _denies_it(clause: "Token") -> bool:
    """Whether the clause denies the noun ("an accusation that X denied") rather than fills it."""
    cue = lexicon.verbs().get(clause.lower_)
    truth = cue is not None and cue.stance is not Stance.ASSERTS
    return truth and tree.child(clause, "obj", "ccomp", "xcomp") is None


def _origin_of(token: "Token") -> "Token | None":
    """Rule for "allegations by Moscow that …": whose word it is."""
    for c in tree.children(token, "nmod", "obl:agent"):
        if any(g.lower_ == "by" for g in tree.children(c, "case")):
            return c
    return None


def _premodifier(token: "Token") -> "Token | None":
    """Rule for "Georgian charges that …", "media speculation that …": whose word it is."""
    for c in token.children:
        named = c.tag_ in ("NNP", "NNPS", "JJ") and c.text[0].isupper()
        if (
            c.i < token.i
            and c.dep_ in ("amod", "compound")
            and (named or c.lower_ in lexicon.word_list("outlet_noun"))
        ):
            return c
    return None
