"""Nouns that report: "X's denial of Y", "allegations that Y", "Georgian charges they did Y"."""

from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, links, naming, tree
from claimtrack.extract.found import Found, fill, noted
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = ("acl", "ccomp", "acl:relcl", "dep")
"""What a parser makes of the clause that fills a noun ("charges that they cut supplies")."""
BESIDE = ("ccomp", "advcl")
"""The same clause where it was hung on the verb that the noun is the object of."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
"""Tags of a verb in the present or past; the parser takes a plural's for an infinitive's."""
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of a finite verb or its auxiliary."""
FILLED = ("obj", "cop", "expl", "ccomp", "xcomp", "nsubj:pass", "obl")
"""A clause with one of these lacks no object: without "that" it is no relative clause."""


def read(token: "Token") -> Found | None:
    """Return what the noun ``token`` reports, or None."""
    cue = lexicon.nouns(attitudes=True)[token.lower_]
    if tree.negated_noun(token):
        return None  # "there were no reports of injuries"
    owner = tree.child(token, "nmod:poss") or _origin_of(token)
    content, head = _clause(token, cue) or _phrase(token, cue, owner) or (set(), None)
    content = _before_main_verb(token, content)
    if not content or (head is not None and _denies_it(head)):
        return None
    before = set() if owner is not None else _owners_before(token)
    stance = cue.stance
    if owner is None and not before:
        owner = _voiced_by(token)
    unowned = owner is None and not before
    if unowned and "S-" not in cue.frames:
        return None
    if unowned and cue.lemma in ("report", "claim"):
        stance = Stance.CIRCULATES
    # "a measure making denial a crime": nobody has denied anything
    acting = token.head.tag_ == "VBG" or any(token.doc[i].tag_ == "VBG" for i in before)
    if (unowned or acting) and cue.stance in (Stance.DENIES, Stance.CONFIRMS, Stance.RETRACTS):
        return None
    found = noted(token, lemma=cue.lemma, frame="noun", stance=stance, act=cue.act)
    found.content_head = head
    found.confidence = 0.6
    found = fill(found, token.doc, owner, content)
    if owner is not None and tree.noun_phrase(owner) & content:  # "criticism by X of Y"
        led = {min(content) - 1}  # the preposition
        found.source = tree.pieces(token.doc, tree.noun_phrase(owner) - content - led)
        found.content = tree.pieces(token.doc, content)
    if before:
        found.source, found.head = tree.pieces(token.doc, before), token.doc[max(before)]
    return found


def _before_main_verb(token: "Token", content: set[int]) -> set[int]:
    """Return ``content`` up to the verb of the sentence and no farther, where the noun opens it.

    A parser often takes that verb into the noun's clause ("the claim that [the dam had burst] was
    wrong") or gives it the clause's last words ("the plan to drain [the marsh] was delayed").
    """
    if not content:
        return content
    verb = token.head
    if token.dep_ in tree.SUBJECTS and verb.i > max(content):
        group = tree.children(verb, "aux", "aux:pass", "cop", "advmod")
        main = min([verb.i, *(c.i for c in group if c.i > max(content))])
        between = token.doc[max(content) + 1 : main]
        if all(t.tag_[:2] in ("DT", "NN", "JJ", "PR", "CD", "PO") for t in between):
            return content | {t.i for t in between}
        return content
    main = _swallowed(token, content)
    return {i for i in content if i < main} if main else content


def _swallowed(token: "Token", content: set[int]) -> int:
    """Return where the sentence's own verb stands in ``content``; 0 where it does not."""
    finite = [t.i for t in token.sent if t.tag_ in TENSED]
    inside = [i for i in finite if i in content]
    own = 0 if token.doc[min(content)].tag_ == "TO" else 1
    if len(inside) < len(finite) or len(inside) <= own:
        return 0
    main = inside[-1]
    before = token.doc[main - 1]
    if before.tag_ in ("PRP", "WDT", "WP", "CC", "IN", "MD") or before.text == ",":
        return 0
    return main - 1 if before.tag_ == "RB" and before.lower_.endswith("ly") else main


def _voiced_by(token: "Token") -> "Token | None":
    """Rule for "the guild made accusations that …": whoever voices the noun."""
    verb = token.head
    if token.dep_ != "obj" or verb.lower_ not in word_list("voicing") or tree.negated(verb):
        return None
    return tree.subject(verb) if not tree.passive(verb) else None


def _clause(token: "Token", cue: lexicon.Cue) -> "tuple[set[int], Token] | None":
    """Return the words and the head of the clause that says what the noun reports."""
    for c in links.below(token):
        if c.i > token.i and "I" in cue.frames and c.dep_ == "acl" and c.tag_ == "VB":
            return tree.subtree(c), c
    if "C" not in cue.frames:
        return None
    inside = [c for c in tree.children(token, *CLAUSES) if c.i > token.i]
    beside = [c for c in tree.children(token.head, *BESIDE) if token.dep_ == "obj"]
    for c in inside + [c for c in beside if c.i > token.i]:
        if _fills(token, c):
            that = {c.left_edge.i} if c.left_edge.lower_ == "that" else set()
            return tree.subtree(c, _said_besides(c)) - that, c
    return None


def _said_besides(clause: "Token") -> "list[Token]":
    """The next thing the denier says, hung on the clause ("deny charges that …, and insist Y")."""
    return [
        c
        for c in tree.children(clause, "conj")
        if c.lower_ in lexicon.verbs()
        and c.tag_ in FINITE
        and tree.child(c, *tree.SUBJECTS) is None
    ]


def _fills(token: "Token", clause: "Token") -> bool:
    """Whether ``clause`` says what was reported, not which report is meant ("charges that stuck").

    It has a subject of its own; without "that" it stands right behind the noun and lacks no object
    ("reports he is ready", not "reports he published").
    """
    own = [c for c in tree.children(clause, *tree.SUBJECTS, "expl") if c.lower_ != "that"]
    if not own or any(c.tag_ in ("WDT", "WP") and c.lower_ != "that" for c in own):
        return False
    first = clause.left_edge
    between = token.doc[token.i + 1 : first.i]
    if first.is_punct or any(t.text == "," or t.dep_ == "ROOT" for t in between):
        return False
    if first.lower_ == "that" and not (first.tag_ == "WDT" and first.dep_ in ("obj", "nsubj")):
        return True
    return first.i == token.i + 1 and tree.child(clause, *FILLED) is not None


def _phrase(
    token: "Token", cue: lexicon.Cue, owner: "Token | None"
) -> "tuple[set[int], Token] | None":
    """Return the words and the head of the phrase that says what the noun reports."""
    for c in [*token.children, *_behind(token, owner)]:
        case = next((g for g in tree.children(c, "case", "mark") if g.i < c.i), None)
        if c.i < token.i or case is None or case.lower_ not in cue.prepositions("P"):
            continue
        if c.dep_ not in ("nmod", "acl", "obl") or c == owner:
            continue
        judged = cue.stance is Stance.ASSERTS and cue.act is not Act.CLAIM
        if owner is None and judged and case.lower_ == "of":
            continue
        said = [g for g in tree.children(c, "acl") if _issued_by(g) is not None]
        return tree.subtree(c, [*tree.children(c, "case", "mark"), *said]), c
    return None


def _behind(token: "Token", owner: "Token | None") -> "list[Token]":
    """What follows the owner of "criticism by X of Y", hung on the owner or on the verb before."""
    if owner is None or owner.i < token.i:
        return []
    named = naming.name_run(naming.phrase(owner), owner)
    beside = tree.children(token.head, "obl") if token.dep_ == "obj" else []
    return [c for c in [*owner.subtree, *beside] if c.i > owner.i and c not in named]


def _denies_it(clause: "Token") -> bool:
    """Whether the clause denies the noun ("an accusation that X denied") rather than fills it."""
    cue = lexicon.verbs().get(clause.lower_)
    truth = cue is not None and cue.stance is not Stance.ASSERTS
    return truth and tree.child(clause, "obj", "ccomp", "xcomp") is None


def _origin_of(token: "Token") -> "Token | None":
    """Rule for "allegations by Moscow that …", "complaints filed by X": whose word it is."""
    by = tree.children(token, "nmod", "obl:agent")
    if token.dep_ == "obj":  # "rejected a complaint by the mayor", hung on the verb
        by += [c for c in tree.children(token.head, "obl:agent", "obl") if c.i > token.i]
    for c in by:
        if any(g.lower_ == "by" for g in tree.children(c, "case")):
            return c
    filled = [g for c in tree.children(token, "nmod") for g in tree.children(c, "acl")]
    for c in tree.children(token, "acl") + filled:
        who = _issued_by(c)
        if who is not None:
            return who
    return None


def _issued_by(clause: "Token") -> "Token | None":
    """Return who made, filed or published it, where ``clause`` says only that."""
    issued = clause.tag_ == "VBN" and clause.lower_ in word_list("issued")
    return tree.agent(clause) if issued else None


def _owners_before(token: "Token") -> set[int]:
    """Rule for "Georgian charges", "Iraqi government reports", "media speculation": whose word.

    The words right before the noun that end in a name, an adjective of one, or a body.
    """
    doc, first = token.doc, token.i
    while first > 0 and _modifies(doc[first - 1], token):
        first -= 1
    while first < token.i and not (_named(doc[first]) or doc[first].lower_ in _bodies()):
        first += 1
    last = doc[token.i - 1] if token.i else token
    if first >= token.i or not (_named(last) or last.lower_ in _bodies()):
        return set()
    return set(range(first, token.i))


def _modifies(other: "Token", token: "Token") -> bool:
    """Whether ``other`` belongs to the modifiers of the noun ``token``, determiners left out."""
    inside = other == token or token.is_ancestor(other)
    return inside and other.dep_ in ("amod", "compound", "conj", "cc", "flat", "nmod:desc", "punct")


def _named(token: "Token") -> bool:
    name = token.tag_ in ("NNP", "NNPS") or not token.is_sent_start
    return token.text[:1].isupper() and name


def _bodies() -> frozenset[str]:
    return word_list("outlet_noun") | word_list("speaking_body")
