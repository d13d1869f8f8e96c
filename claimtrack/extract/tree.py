"""Questions about a parse tree that every rule asks: spans, subjects, negation, mood.

Labels are Universal Dependencies' (de Marneffe et al. 2021) with English subtypes. Token sets
are indices into the document; pieces are half-open character spans of the document.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.lexicon import verbs, word_list
from claimtrack.extract.links import child as child
from claimtrack.extract.links import children as children
from claimtrack.extract.links import subtree as subtree
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
UNREAL = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "shall"})
CONDITIONS = frozenset({"if", "unless", "whether", "should"})
HAVING = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "advcl:relcl", "discourse", "vocative"})


def pieces(doc: "Doc", indices: set[int]) -> list[Span]:
    """Return ``indices`` as character spans, gaps of mere punctuation closed, ends trimmed."""
    runs: list[list[int]] = []
    for i in sorted(indices):
        if runs and all(doc[j].is_punct or doc[j].is_space for j in range(runs[-1][1] + 1, i)):
            runs[-1][1] = i
        else:
            runs.append([i, i])
    found = []
    for first, last in runs:
        while first <= last and (_bare(doc[first]) or (first < last and _that(doc[first]))):
            first += 1
        while last >= first and _bare(doc[last]):
            last -= 1
        if first <= last:
            found.append(Span(doc[first].idx, doc[last].idx + len(doc[last])))
    return found


def _that(token: "Token") -> bool:
    """Whether this is the "that" that only introduces a clause."""
    introduces = token.dep_ in ("mark", "det", "advmod") or token.tag_ == "IN"
    return token.lower_ == "that" and introduces


def _bare(token: "Token") -> bool:
    return token.is_space or (token.is_punct and token.text not in _KEPT)


_KEPT = frozenset("“”\"'’‘()[]$%")


def noun_phrase(head: "Token") -> set[int]:
    """Return the indices of the noun phrase headed by ``head``.

    Relative clauses, loose clauses, days ("the ministry on Monday") and the preposition before it
    are left out; an apposition is kept only where it names a role ("the spokesman, Jo Smith").
    """
    known = links.memory(head.doc, "noun phrases")
    if head.i not in known:
        known[head.i] = tuple(_noun_phrase(head))
    return set(known[head.i])


def _noun_phrase(head: "Token") -> set[int]:
    out = subtree(head)
    for c in links.below(head):
        if _no_part(head, c):
            out -= subtree(c)
    for i in sorted(out):
        token = head.doc[i]
        loose = token.dep_ in ("acl:relcl", "appos") and head not in (token, token.head)
        if loose and comma_before(token) and head.lower_ not in word_list("role"):
            out -= subtree(token)
    return _connected(head, out)


_OUTSIDE = frozenset({"case", "cc", "mark", "cop", "aux", "orphan"})


def _no_part(head: "Token", c: "Token") -> bool:
    """Whether the child ``c`` is no part of the phrase of ``head``."""
    if c.dep_ in CLAUSES or c.dep_ in _OUTSIDE or (c.i > head.i and c.lower_ in word_list("day")):
        return True
    if c.dep_ == "advmod":
        return c.i > head.i or c.tag_ == "WRB"
    if c.dep_ == "acl":
        speaks = c.tag_ == "VBG" and c.lower_ in verbs()
        return c.i > head.i and (speaks or comma_before(c))
    if c.dep_ == "appos":
        named = head.pos_ == "PROPN" or head.tag_.startswith("NNP")
        title = head.lower_ in word_list("role")
        return comma_before(c) and not title and (named or not c.tag_.startswith("NNP"))
    return c.dep_ == "punct" and c.i in (head.left_edge.i, head.right_edge.i)


def comma_before(token: "Token") -> bool:
    """Return whether the phrase of ``token`` begins behind a comma."""
    first = token.left_edge
    return first.i > 0 and (first.text == "," or first.nbor(-1).text == ",")


def _connected(head: "Token", indices: set[int]) -> set[int]:
    """Return the run of ``indices`` round ``head`` (punctuation does not break it)."""
    doc, out = head.doc, {head.i}
    for step in (-1, 1):
        i = head.i + step
        while 0 <= i < len(doc) and (i in indices or (doc[i].is_punct and i + step in indices)):
            out.add(i)
            i += step
    return out & indices | {head.i}


def subject(token: "Token") -> "Token | None":
    """Return the head of who does ``token``: its own subject or the one it shares.

    Follows coordination, control ("went on to say"), participles ("adding that") and relative
    clauses ("the source who said"), as Universal Dependencies annotate them, and finite verbs that
    a parser hung on their own subject ("Sources close to X announced").
    """
    for _ in range(SHARING):
        own = _own_subject(token)
        relative = token.dep_ in ("acl:relcl", "advcl:relcl")
        if own is not None and not (relative and own.tag_ in ("WDT", "WP")):
            return own
        if relative or token.dep_ == "acl":
            return token.head
        if token.head == token or not _shares(token):
            return None
        linked = token.dep_ == "conj" and child(token, "cc") is not None
        token = token.head
        if token.tag_.startswith("N"):
            return _above(token) if linked else token
    return None


def subject_over(participle: "Token") -> "Token | None":
    """Return the subject of the nearest finite verb over a loose participle ("…, saying").

    A comma parts such a participle from the noun before it, which a parser may hang it on.
    """
    verb = participle.head
    for _ in range(SHARING):
        own = _own_subject(verb)
        if own is not None and own.i < verb.i < participle.i and not own.tag_.startswith("W"):
            return own
        if verb.head == verb:
            return None
        verb = verb.head
    return None


def _above(noun: "Token") -> "Token":
    """The subject over a noun that a verb was coordinated with ("… called for talks and said")."""
    above = noun
    for _ in range(SHARING):
        own = _own_subject(above)
        if own is not None and own.i < noun.i and not own.tag_.startswith("W"):
            return own
        if above.head == above:
            break
        above = above.head
    return noun


SHARING = 6
"""Verbs a subject is handed down through at most; longer chains are parser errors."""


def _own_subject(token: "Token") -> "Token | None":
    """The subject of ``token``: of "Jo Smith, the mayor, said" the name."""
    own = child(token, *SUBJECTS)
    called = child(token, "vocative")
    if own is not None and called is not None and called.i < own.i and comma_before(own):
        return called
    return own


def _shares(token: "Token") -> bool:
    """Whether a verb without a subject of its own has that of the verb above it."""
    if token.dep_ in ("conj", "xcomp", "parataxis"):
        return True
    if token.dep_ == "ccomp":
        return token.tag_ in ("VB", "VBG")
    if token.dep_ == "advcl":
        return token.tag_ in ("VBG", "VBN", "VB") or child(token, "mark") is None
    return False


def agent(token: "Token") -> "Token | None":
    """Return the head of the "by" phrase of a passive."""
    found = child(token, "obl:agent")
    if found is not None:
        return found
    for c in children(token, "obl", "nmod"):
        if any(g.dep_ == "case" and g.lower_ == "by" for g in links.below(c)):
            return c
    return None


def passive(token: "Token") -> bool:
    """Return whether ``token`` is a passive verb (with or without its auxiliary)."""
    if token.tag_ == "VBD" and token.dep_ == "advcl" and _bare_participle(token):
        return True
    if token.tag_ != "VBN":
        return False
    if child(token, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if any(c.lower_ in HAVING for c in children(token, "aux")):
        return False  # "has dismissed criticism by X", the phrase hung on the verb
    if child(token, "obl:agent") is not None:
        return True
    if token.dep_ == "conj" and token.head.tag_ == "VBN" and child(token, "nsubj") is None:
        return passive(token.head) and child(token, "obj") is None
    if token.dep_ == "acl" and token.head.dep_ == "ROOT":
        return agent(token) is not None  # "The governor called for …", read as a mere phrase
    return token.dep_ in ("acl", "advcl") and child(token, "aux") is None


_WHEN = frozenset({"when", "while", "if", "once", "although", "though", "unless"})


def _bare_participle(token: "Token") -> bool:
    """Whether it is a participle that begins its clause: a finite verb would have a subject there.

    "When asked, she said …", "Asked about it, she said …".
    """
    if child(token, *SUBJECTS) is not None:
        return False
    return token == token.sent[0] or token.nbor(-1).lower_ in _WHEN


def negated(token: "Token") -> bool:
    """Return whether ``token`` or the verb that governs it as its complement is negated."""
    who = child(token, *SUBJECTS)
    for c in children(token, "advmod", "cc:preconj", "cc"):
        apart = who is not None and c.i < who.i < token.i and c.lower_ != "never"
        if c.lower_ in NEGATIONS and not (apart and c.dep_ == "advmod"):
            return True  # not the "not" of "“Absolutely not,” he said"
    if who is not None and (who.lower_ in ("nobody", "none") or _no(who)):
        return True
    return token.dep_ == "conj" and token.head.i < token.i and _nor(token) and negated(token.head)


def _no(noun: "Token") -> bool:
    return any(
        c.lower_ in ("no", "neither") and c.dep_ in ("det", "advmod", "cc:preconj", "cc")
        for c in links.below(noun)
    )


def _nor(token: "Token") -> bool:
    shared = child(token, *SUBJECTS) is None and child(token, "aux") is None
    return shared and any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in links.below(token))


def unreal(token: "Token") -> bool:
    """Return whether ``token`` is only possible, conditional or asked about."""
    auxiliaries = {c.lower_ for c in children(token, "aux")}
    if auxiliaries & UNREAL or any(c.lower_ in CONDITIONS for c in children(token, "mark")):
        return True
    if asked(token):
        return True
    return token.dep_ == "conj" and child(token, "aux") is None and unreal(token.head)


def asked(token: "Token") -> bool:
    """Return whether the sentence of ``token`` ends in a question mark."""
    sentence = token.sent
    return sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?")


def negated_noun(noun: "Token") -> bool:
    """Return whether ``noun`` has "no" or "neither" before it."""
    return _no(noun)
