"""Which words a cue reports: the content of a verb by the frames it takes.

A frame is a place in the tree (complement clause, infinitive, object, prepositional phrase); the
lexicon says which frames a verb has, this module finds them.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import claimobject, documents, links, particles
from claimtrack.extract.called import called
from claimtrack.extract.disputable import disputable
from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.lostclause import rest
from claimtrack.extract.mood import TRUTH
from claimtrack.extract.reach import settle
from claimtrack.extract.tails import reporters_own
from claimtrack.extract.tree import (
    child,
    children,
    comma_before,
    passive,
    subtree,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = set[int]
PHRASES = ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obl:agent", "obl:unmarked")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WHEN = ("obl", "obl:unmarked", "obl:tmod", "obj")
PREDICATES = frozenset({"TO", "VBN", "VBG", "JJ"})
"""Tags of the first word of what a passive says of its subject."""
MODIFIERS = frozenset({"JJ", "CD", "DT", "PRP$", "HYPH"})


def content(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """Return the content of ``token`` and its head, ``(set(), None)`` where no frame fits."""
    told = (_object_pair, _claim) if cue.stance in TRUTH and "N" in cue.frames else ()
    for frame in (*told, _clauses, _around, _infinitive, _object_pair, _object, _phrase, rest):
        found, head = frame(token, cue)
        if found and head is not None:
            return settle(token, found - reporters_own(found, head, cue), head), head
    return set(), None


def _claim(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A word for a claim with its clause, right behind a verb that speaks of truth."""
    return claimobject.named(token, cue) or (set(), None)


def _clauses(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A complement clause, before or after; a colon's loose clause counts as one."""
    if not cue.frames & {"C", "OC", "Q"}:
        return set(), None
    clauses = children(token, "ccomp") or (
        _told_that(token) if "OC" in cue.frames or _to_somebody(token) else []
    )
    answered = cue.stance in TRUTH and passive(token)
    if not clauses and cue.frames & {"C", "Q"} and not answered:
        clauses = [c for c in children(token, "parataxis") if c.i > token.i and _after_colon(c)]
    if not clauses and "C" in cue.frames:
        when = [d for d in children(token, *WHEN) if _aside(d)]
        clauses = [
            c for c in (
                *children(token, "advcl", "csubj:pass", "csubj"),
                *(c for d in when for c in children(d, "acl:relcl", "acl", "ccomp")),
            )
            if any(g.dep_ == "mark" and g.lower_ == "that" for g in links.below(c))
        ]  # fmt: skip
    out: Tokens = set()
    for clause in clauses:
        out |= subtree(clause) | _stray(token, clause)
    return out, clauses[0] if clauses else None


def _aside(phrase: "Token") -> bool:
    """Whether a phrase only tells when or where it was said ("denied on Monday that …")."""
    occasion = phrase.dep_ == "obl" and phrase.lower_ in word_list("occasion") | word_list("paper")
    return occasion or phrase.lower_ in word_list("day")


def _stray(token: "Token", clause: "Token") -> Tokens:
    """Modifiers between cue and clause that the parser hung on the cue ("said pro-X groups …")."""
    first = min(t.i for t in clause.subtree)
    between = token.doc[token.i + 1 : first]
    return {t.i for t in between} if all(t.tag_ in MODIFIERS for t in between) else set()


def _to_somebody(token: "Token") -> bool:
    """Whether it is said to somebody ("disclosed to Radio Tarn that …")."""
    return any(g.lower_ == "to" for c in children(token, "obl") for g in children(c, "case"))


def _told_that(token: "Token") -> list["Token"]:
    """The clause of "told X that …" where it was hung on X as if it described X."""
    for whom in children(token, "iobj", "obj", "obl"):
        for c in children(whom, "acl:relcl", "acl", "ccomp"):
            if any(g.lower_ == "that" and g.tag_ == "IN" for g in children(c, "mark")):
                return [c]
            who = child(c, "nsubj", "nsubj:pass", "expl")
            told = who is not None and whom.i < who.i < c.i and not who.tag_.startswith("W")
            if told and whom.dep_ != "obl" and not comma_before(c):
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
    claims = word_list("claimnoun") | {"something"}
    relative = token.dep_ in ("acl:relcl", "acl") and token.head.lower_ in claims
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
    second = _second(token, patient, cue) if patient is not None else None
    if patient is None or second is None:
        both, second = called(token, cue)
        return (both, second) if both else _told_on(token, patient, cue)
    if passive(token):
        base = subtree(patient, [token]) if patient == token.head else subtree(patient)
        return base | subtree(second), second
    return subtree(patient) | subtree(second), second


def _told_on(token: "Token", patient: "Token | None", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """Rule for "accused X of …" whose second half the parser lost: all from X to the next comma."""
    patient = patient or _taken_for_subject(token, cue)
    if patient is None or patient.i < token.i:
        return set(), None
    if passive(token) or cue.lemma not in ("accuse", "blame"):
        return set(), None
    end = token.sent.end
    stop = next((t.i for t in token.doc[patient.i : end] if t.text in {",", ";", "—"}), end)
    inside = token.doc[patient.i : stop]
    link = next((t for t in inside if t.lower_ in cue.prepositions("O")), None)
    if link is None or link.i + 1 >= stop:
        return set(), None
    return set(range(patient.left_edge.i, stop)), token.doc[link.i + 1]


def _taken_for_subject(token: "Token", cue: Cue) -> "Token | None":
    """The accused of "accuse X of doing Y", which the parser took for the subject of the doing."""
    for c in children(token, "ccomp"):
        if any(g.lower_ in cue.prepositions("O") for g in children(c, "mark", "case")):
            return child(c, "nsubj")
    return None


def _second(token: "Token", patient: "Token", cue: Cue) -> "Token | None":
    """The second half of a pair: an infinitive, a predicate, or a phrase behind the object."""
    behind = [c for c in children(token, "xcomp", "ccomp", "advcl") if c.i > token.i]
    if "OI" in cue.frames or ("OC" in cue.frames and cue.act != "claim"):
        for c in (*behind, *children(patient, "acl")):
            if c.i > token.i and any(g.tag_ == "TO" for g in links.below(c)):
                return c
    if "OP" in cue.frames:
        for c in children(token, "xcomp", "obl", "advcl", "ccomp"):
            if c.i > patient.i and (c.dep_ in ("xcomp", "ccomp") or _introduced(c, {"as"})):
                return c
    if "C" in cue.frames and passive(token):
        said = next((c for c in behind if _said_of_subject(token, c)), None)
        if said is not None:
            return said
    prepositions = cue.prepositions("O")
    phrases = (*children(token, *PHRASES), *children(patient, *PHRASES)) if prepositions else ()
    return next((c for c in phrases if c.i > token.i and _introduced(c, prepositions)), None)


def _said_of_subject(token: "Token", c: "Token") -> bool:
    """Whether a passive says ``c`` of its subject ("was reported killed", "is said to be ill")."""
    return c.left_edge.i == token.i + 1 and c.left_edge.tag_ in PREDICATES


def _introduced(token: "Token", prepositions: "set[str] | frozenset[str]") -> bool:
    return any(
        g.lower_ in prepositions for g in links.below(token) if g.dep_ in ("case", "mark", "advmod")
    )


def _object(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A noun phrase: "denied the charge"; of a passive, its subject."""
    patient = _patient(token) or particles.object_behind(token, cue.particle)
    if "D" in cue.frames and patient is not None and documents.documented(token):
        return documents.shown(token, patient), patient
    asked = next((c for c in children(token, "obj", "iobj") if c.tag_ in ("WRB", "WP")), None)
    if "C" in cue.frames and asked is not None and asked.i > token.i:
        return subtree(asked), asked
    if "N" not in cue.frames:
        return set(), None
    if patient is None or (cue.stance in TRUTH and not disputable(token, patient, cue)):
        return set(), None
    if patient.tag_ in ("PRP", "WP", "WDT") and patient.dep_ == "iobj":
        return set(), None
    if patient == token.head:
        return set(range(patient.left_edge.i, patient.i + 1)), patient
    return subtree(patient, [c for c in children(patient, "acl:relcl") if comma_before(c)]), patient


def _phrase(token: "Token", cue: Cue) -> tuple[Tokens, "Token | None"]:
    """A prepositional phrase: "called for talks", "reported on the raid"."""
    prepositions = cue.prepositions("P")
    if not prepositions or (cue.stance in TRUTH and passive(token)):
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
