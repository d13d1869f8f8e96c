"""Which words a cue reports: the content of a verb by the frames it takes.

A frame is a place in the tree (complement clause, infinitive, object, prepositional phrase); the
lexicon says which frames a verb has, this module finds them.
"""

from typing import TYPE_CHECKING

from claimtrack.extract.disputable import disputable
from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.tails import reporters_own
from claimtrack.extract.tree import (
    agent,
    child,
    children,
    comma_before,
    passive,
    subject,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = set[int]
PHRASES = ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obl:agent", "obl:unmarked")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MODIFIERS = frozenset({"JJ", "CD", "DT", "PRP$", "HYPH"})
MIN_REST = 4
"""Words a lost complement must have; fewer are as likely an adverbial."""
MIN_TAIL = 8
"""Words that may follow a cue at the end of its sentence ("…, he said in a statement")."""


def content(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """Return the content of ``token`` and its head, ``(set(), None)`` where no frame fits."""
    for frame in (_clauses, _around, _infinitive, _object_pair, _object, _phrase, _rest):
        found, head = frame(token, cue)
        if found:
            return found - reporters_own(found, head, cue), head
    return set(), None


def _clauses(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A complement clause, before or after; a colon's loose clause counts as one."""
    if not cue.frames & {"C", "OC", "Q"}:
        return set(), None
    clauses = children(token, "ccomp") or _told_that(token)
    if not clauses and cue.frames & {"C", "Q"}:
        clauses = [c for c in children(token, "parataxis") if c.i > token.i and _after_colon(c)]
    if not clauses and "C" in cue.frames:
        clauses = [
            c for c in children(token, "advcl", "csubj:pass", "csubj")
            if any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children)
        ]  # fmt: skip
    out: Tokens = set()
    for clause in clauses:
        out |= subtree(clause) | _stray(token, clause)
    return out, clauses[0] if clauses else None


def _stray(token: "Token", clause: "Token") -> Tokens:
    """Modifiers between cue and clause that the parser hung on the cue ("said pro-X groups …")."""
    first = min(t.i for t in clause.subtree)
    between = token.doc[token.i + 1 : first]
    return {t.i for t in between} if all(t.tag_ in MODIFIERS for t in between) else set()


def _told_that(token: "Token") -> list["Token"]:
    """The clause of "told X that …" where it was hung on X as if it described X."""
    for whom in children(token, "iobj", "obj", "obl"):
        for c in children(whom, "acl:relcl", "acl", "ccomp"):
            if any(g.lower_ == "that" and g.tag_ == "IN" for g in children(c, "mark")):
                return [c]
    return []


def _after_colon(token: "Token") -> bool:
    first = token.left_edge
    return any(t.text == ":" for t in token.doc[max(0, first.i - 2) : first.i + 1])


def _around(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A parenthesis: "The site, he said, was hit" (the cue hangs on the content)."""
    if not cue.frames & {"C", "Q"} or token.dep_ != "parataxis" or token.head == token:
        return set(), None
    around = subtree(token.head, [token]) - {token.i}
    told = any(token.doc[i].tag_ in FINITE for i in around)
    return (around, token.head) if told else (set(), None)


def _infinitive(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """An infinitive or gerund: "claimed to have struck", "denied hitting"."""
    wanted = ({"TO"} if "I" in cue.frames else set()) | ({"VBG"} if "G" in cue.frames else set())
    if not wanted:
        return set(), None
    for c in children(token, "xcomp", "ccomp", "advcl", "obj"):
        if c.i < token.i or _loose(token, c):
            continue
        to = any(g.tag_ == "TO" for g in children(c, "mark", "aux"))
        verbs = (c, *children(c, "aux", "cop", "aux:pass"))
        gerund = any(g.tag_ == "VBG" and c.left_edge.i in (g.i, g.i - 1) for g in verbs)
        gerund = gerund and c.left_edge.tag_ not in ("IN", "DT", "NN")
        if ("TO" in wanted and to) or ("VBG" in wanted and gerund):
            return subtree(c), c
    return set(), None


def _loose(token: "Token", clause: "Token") -> bool:
    """A clause behind a comma or behind the cue's own object is an adjunct, not a complement."""
    between = token.doc[token.i + 1 : clause.i]
    has_object = any(o.i < clause.i for o in children(token, "obj") if o != clause)
    return has_object or any(t.text in (",", ";", "—", "–") for t in between)


def _patient(token: "Token") -> "Token | None":
    if passive(token):
        return child(token, "nsubj:pass") or _relative(token) or _shared(token)
    return child(token, "obj", "iobj") or _claimed(token)


def _claimed(token: "Token") -> "Token | None":
    """The noun of "a charge X denies": the clause's object is the noun it modifies."""
    relative = token.dep_ in ("acl:relcl", "acl") and token.head.lower_ in word_list("claimnoun")
    who = child(token, "nsubj")
    return token.head if relative and who is not None and who.tag_ not in ("WDT", "WP") else None


def _relative(token: "Token") -> "Token | None":
    """The noun that a reduced passive modifies ("strikes blamed on the group")."""
    return token.head if token.dep_ == "acl" else None


def _shared(token: "Token") -> "Token | None":
    """The subject of the verb a passive is coordinated with ("was arrested and accused of")."""
    if token.dep_ == "conj" and token.head.tag_.startswith("VB"):
        return child(token.head, "nsubj:pass", "nsubj")
    return None


def _object_pair(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """An object with its predicate, infinitive or phrase: "accused X of Y", "called X Y"."""
    patient = _patient(token)
    if patient is None:
        return set(), None
    second = _second(token, patient, cue)
    if second is None:
        return _told_on(token, patient, cue)
    if passive(token):
        base = subtree(patient, [token]) if patient == token.head else subtree(patient)
        return base | subtree(second), second
    return subtree(patient) | subtree(second), second


def _told_on(token: "Token", patient: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """Rule for "accused X of …" whose second half the parser lost: all from X to the next comma."""
    if passive(token) or cue.lemma not in ("accuse", "blame") or patient.i < token.i:
        return set(), None
    end = token.sent.end
    stop = next((t.i for t in token.doc[patient.i : end] if t.text in {",", ";", "—"}), end)
    inside = token.doc[patient.i : stop]
    link = next((t for t in inside if t.lower_ in cue.prepositions("O")), None)
    if link is None or link.i + 1 >= stop:
        return set(), None
    return set(range(patient.left_edge.i, stop)), token.doc[link.i + 1]


def _second(token: "Token", patient: "Token", cue: Cue) -> "Token | None":
    if "OI" in cue.frames or ("OC" in cue.frames and cue.act != "claim"):
        for c in children(token, "xcomp", "ccomp", "advcl"):
            if c.i > token.i and any(g.tag_ == "TO" for g in c.children):
                return c
    if "OP" in cue.frames:
        for c in children(token, "xcomp", "obl", "advcl", "ccomp"):
            if c.i > patient.i and (c.dep_ in ("xcomp", "ccomp") or _introduced(c, {"as"})):
                return c
    prepositions = cue.prepositions("O")
    if prepositions:
        for c in (*children(token, *PHRASES), *children(patient, *PHRASES)):
            if c.i > token.i and _introduced(c, prepositions):
                return c
    return None


def _introduced(token: "Token", prepositions: "set[str] | frozenset[str]") -> bool:
    return any(
        g.lower_ in prepositions for g in token.children if g.dep_ in ("case", "mark", "advmod")
    )


def _object(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A noun phrase: "denied the charge"; of a passive, its subject."""
    if "N" not in cue.frames and not ("D" in cue.frames and _documented(token)):
        return set(), None
    patient = _patient(token)
    if patient is None or (
        cue.stance in ("denies", "retracts") and not disputable(token, patient, cue)
    ):
        return set(), None
    if patient.tag_ in ("PRP", "WP", "WDT") and patient.dep_ == "iobj":
        return set(), None
    if cue.lemma == "confirm" and patient.lower_ in word_list("appointee"):
        return set(), None  # "the senate confirmed a judge": an act, not a statement
    if patient == token.head:
        return set(range(patient.left_edge.i, patient.i + 1)), patient
    return subtree(patient, [c for c in children(patient, "acl:relcl") if comma_before(c)]), patient


def _documented(token: "Token") -> bool:
    who = agent(token) if passive(token) else subject(token)
    return who is not None and who.lower_ in word_list("document")


def _rest(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """What follows (or, up to a comma, precedes) a core cue whose complement the parser lost."""
    if cue.lemma not in word_list("core") or passive(token) or token.tag_ in ("VB", "VBN"):
        return set(), None
    sentence = token.sent
    after = [t for t in token.doc[token.i + 1 : sentence.end] if not t.is_space]
    while after and (
        after[0].dep_ in ("iobj", "obl:tmod", "obl:unmarked", "advmod") or after[0].text == ","
    ):
        after.pop(0)
    if "OC" in cue.frames:
        that = next((k for k, t in enumerate(after[:6]) if t.lower_ == "that"), None)
        after = after[that + 1 :] if that is not None else []
    verb = next((t for t in after if t.tag_ in FINITE), None)
    if verb is not None and len(after) >= MIN_REST:
        return {t.i for t in after}, verb
    who = subject(token)
    if len(after) <= MIN_TAIL and who is not None and "C" in cue.frames:
        edge = min(who.left_edge.i, token.i)
        before = token.doc[sentence.start : edge]
        verb = next((t for t in before if t.tag_ in FINITE), None)
        if verb is not None and len(before) >= MIN_REST and before[-1].text == ",":
            return {t.i for t in before}, verb
    return set(), None


def _phrase(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A prepositional phrase: "called for talks", "reported on the raid"."""
    prepositions = cue.prepositions("P")
    if not prepositions:
        return set(), None
    for c in children(token, *PHRASES):
        if c.i > token.i and _introduced(c, prepositions):
            cases = [g for g in children(c, "case", "mark") if g.i < c.i]
            rest = subtree(c, cases)
            xcomp = child(token, "xcomp")
            return rest | (
                subtree(xcomp) if xcomp is not None and "on" in prepositions else set()
            ), c
    return set(), None
