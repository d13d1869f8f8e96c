"""From a source's noun phrase to the name it gives: who, of which kind.

One phrase in, one SpeakerName a coordinated speaker out. What the phrase does not say is not
guessed here; earlier text is ``speakers``' business.
"""

import re
from typing import TYPE_CHECKING

from claimtrack.extract import links, tree
from claimtrack.extract.lexicon import word_list
from claimtrack.text import squeeze

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTER = re.compile(r"^(the|a|an|this|that|these|those|both)\s+", re.IGNORECASE)
LINKS = frozenset({"of", "for", "the", "and", "in", "on", "de", "al", "-", "’s", "'s", "&", "/"})
"""Small words inside a name ("Syrian Observatory for Human Rights")."""
WITHIN_PERSONS = frozenset({"de", "al", "-"})
"""Those of them that persons' names hold."""


def coordinated(head: "Token") -> list["Token"]:
    """Return the heads of the coordinated phrases of a source, the first one first."""
    heads, queue = [head], [head, *_named_within(head)]
    while queue:
        token = queue.pop()
        for c in links.below(token):
            if c.dep_ == "conj" and c.tag_.startswith(("N", "PRP")) and _speaks_too(head, c):
                heads.append(c)
                queue.append(c)
            elif c.dep_ in ("appos", "flat") and (not tree.comma_before(c) or _names_its_head(c)):
                queue.append(c)
    return sorted(set(heads), key=lambda t: t.i)


def _speaks_too(head: "Token", c: "Token") -> bool:
    """Whether a coordinated noun is another speaker, not the start of another clause."""
    if any(g.dep_ in ("nsubj", "nsubj:pass", "cop") for g in links.below(c)):
        return False
    joined = [g.lower_ for o in (c, *tree.children(c.head, "conj")) for g in tree.children(o, "cc")]
    if not joined or any(link not in ("and", "or", "&", "nor") for link in joined):
        return False  # "…, the ministry said" hung on the noun before it is no list
    last = c.right_edge.i + 1
    starts_clause = last < len(c.doc) and c.doc[last].tag_ in ("VBD", "VBZ", "VBP", "MD")
    return not (starts_clause and head.dep_ in ("obl:agent", "obl"))


def _named_within(head: "Token") -> list["Token"]:
    """The body of "the head of X, Jo Smith, and Y" where the parser hung name and Y on X."""
    if head.lower_ not in word_list("role"):
        return []
    bodies = tree.children(head, "nmod")
    return [b for b in bodies if any(tree.comma_before(c) for c in tree.children(b, "appos"))]


def _names_its_head(token: "Token") -> bool:
    """Whether an apposition is the name of a role before it ("the head of X, Jo Smith, and Y")."""
    role = token.head.lower_ in word_list("role")
    others = [c for c in links.below(token) if c.dep_ == "conj"]
    return role and is_name(token) and all(is_name(c) for c in others)


def phrase(head: "Token") -> list["Token"]:
    """Return the tokens of the phrase of ``head`` alone, without what is coordinated with it."""
    known = links.memory(head.doc, "phrases")
    if head.i not in known:
        known[head.i] = tuple(t.i for t in _phrase(head))
    every = links.tokens(head.doc)
    return [every[i] for i in known[head.i]]


def _phrase(head: "Token") -> list["Token"]:
    indices = tree.noun_phrase(head)
    inner = [
        head,
        *(c for c in links.below(head) if c.dep_ in ("appos", "flat") and not tree.comma_before(c)),
    ]
    inner += _named_within(head)
    for token in inner:
        for c in links.below(token):
            if c.i > token.i and (c.dep_ == "conj" or _clause_of_its_own(c)):
                indices -= tree.subtree(c)
    last = max((t.i for t in inner), default=head.i)
    indices -= {t.i for token in inner for t in links.below(token) if t.dep_ == "cc" and t.i > last}
    for other in tree.children(head.head, "nsubj"):
        if abs(other.i - head.i) == 1 and is_name(other) and is_name(head):
            indices |= tree.noun_phrase(other)  # a name that the parser made two subjects
    tokens = [head.doc[i] for i in sorted(indices)]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].dep_ in ("cc", "case")):
        tokens.pop(0)
    return tokens


def _clause_of_its_own(token: "Token") -> bool:
    """Whether a parser hung a whole clause on its subject ("Rights groups" + "named two towns")."""
    return token.dep_ == "acl" and token.tag_ == "VBD" and tree.child(token, "obj") is not None


def is_name(token: "Token") -> bool:
    """Return whether ``token`` is part of a proper name."""
    if token.tag_ in ("NNP", "NNPS"):
        return True
    capital = token.text[:1].isupper() and token.tag_ not in ("DT", "PRP", "PRP$", "IN", "CD")
    return capital and (token.ent_type_ != "" or not token.is_sent_start)


def name_run(tokens: list["Token"], head: "Token") -> list["Token"]:
    """Return the tokens of the proper name that a phrase gives, none where it only describes.

    A name right after a role word wins ("SDF leader Mazloum Abdi"); else the name the head belongs
    to; a name before a common noun only describes it ("the U.S. military", "the UN agency").
    """
    if is_name(head) and head.lower_ in word_list("organisation"):
        return _run_with(tokens, head)
    own = [t for t in tokens if not _of_another(t, head)]
    return _own_name(own, head) or (_apposed(head) if not is_name(head) else [])


def _own_name(tokens: list["Token"], head: "Token") -> list["Token"]:
    for k in range(len(tokens) - 1, 0, -1):
        before = tokens[k - 2] if tokens[k - 1].text == "," and k > 1 else tokens[k - 1]
        role = before.lower_.rstrip(".") in word_list("role") | word_list("honorific")
        if role and is_name(tokens[k]) and tokens[k].lower_ not in word_list("role"):
            return _run_from(tokens[k:], titled=True)
    if head.lower_ in word_list("role"):
        for k in range(1, len(tokens) - 1):
            if tokens[k].text == "," and is_name(tokens[k + 1]):
                return _run_from(tokens[k + 1 :], titled=True)
    if is_name(head) and head.lower_ not in word_list("role"):
        return _run_with(tokens, head)
    after = [t for t in tokens if t.i > head.i]
    if after and is_name(after[0]) and after[0].head.i in (head.i, after[0].i + 1):
        return _run_from(after)
    return []


def _of_another(token: "Token", head: "Token") -> bool:
    """Whether a name belongs to somebody the phrase only mentions ("a spokesman for Jo Smith")."""
    if is_name(head) or token.i < head.i:
        return False
    top = token
    while top.head not in (head, top):
        top = top.head
    if top.dep_ != "nmod" or not any(c.dep_ == "case" for c in links.below(top)):
        return False
    return all(t.text != "," for t in head.doc[head.i : token.i])


def _apposed(head: "Token") -> list["Token"]:
    """Return the name set off behind a common noun ("the rights group, Clean Orvel, said")."""
    for c in links.below(head):
        if c.dep_ != "appos" or not is_name(c) or not tree.comma_before(c):
            continue
        after = c.right_edge.i + 1
        if after < len(c.doc) and c.doc[after].is_punct:
            tokens = phrase(c)
            return _run_with(tokens, c) if tokens else []
    return []


def _run_from(tokens: list["Token"], *, titled: bool = False) -> list["Token"]:
    """Return the name that begins with the first of ``tokens``.

    Args:
        tokens: The words from there on.
        titled: Whether a role stands before it, so that it is a person's: "President Jo Smith".
    """
    run: list[Token] = []
    for token in tokens:
        if token.lower_ in word_list("day") or not (is_name(token) or _links(token, run, titled)):
            break
        run.append(token)
    while run and (run[-1].lower_ in LINKS or run[-1].lower_ == "to"):
        run.pop()
    return _after_office(run)


def _links(token: "Token", run: list["Token"], titled: bool) -> bool:
    """Whether a small word goes on with the name ``run`` ("Committee to Guard Rivers").

    Persons are not "of", "in" or "to" anything within their names ("Jo Smith in Orvel").
    """
    if not run or (token.lower_ == "to" and run[0].lower_ not in word_list("organisation")):
        return False
    person = titled or any(t.ent_type_ == "PERSON" for t in run)
    if person and token.lower_ not in WITHIN_PERSONS:
        return False
    return token.lower_ in LINKS or token.lower_ == "to"


def _after_office(run: list["Token"]) -> list["Token"]:
    """Return the name behind an office that is written like one ("Secretary of State Jo Smith")."""
    for k in range(len(run) - 3):
        office = run[k].lower_ in word_list("role") and run[k + 1].lower_ in ("of", "for")
        if office and run[k + 2].lower_ in word_list("portfolio"):
            return run[k + 3 :]
    return run


def _run_with(tokens: list["Token"], head: "Token") -> list["Token"]:
    """Return the longest name that holds ``head``, without titles before it."""
    at = next((k for k, t in enumerate(tokens) if t.i == head.i), None)
    if at is None:
        return [head]
    first = at
    while first > 0 and (is_name(tokens[first - 1]) or tokens[first - 1].lower_ in LINKS):
        first -= 1
    while tokens[first].lower_ in LINKS or tokens[first].lower_.rstrip(".") in word_list(
        "honorific"
    ):
        if first == at:
            break
        first += 1
    run = _run_from(tokens[first:])
    whole = head in run or not run
    return run if whole else tokens[first : at + 1]  # "Kassul's Defence Ministry" is no Kassul


def written(tokens: list["Token"]) -> str:
    """Return the tokens as the text writes them."""
    if not tokens:
        return ""
    return squeeze(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text)


def bare(mention: str) -> str:
    """Return a phrase without the article or pointer it begins with."""
    return _POINTER.sub("", mention)


def roles(tokens: list["Token"]) -> set[str]:
    """Return the role words of a phrase ("president", "spokesman")."""
    return {t.lower_ for t in tokens if t.lower_ in word_list("role")}


def has_role(tokens: list["Token"], run: list["Token"]) -> bool:
    """Return whether a role word or a title stands right before the name."""
    before = [t for t in tokens if t.i < run[0].i and t.text != "."]
    titles = word_list("role") | word_list("honorific")
    first = run[0].lower_.rstrip(".")
    if len(before) > 2 and before[-1].lower_ in word_list("portfolio"):
        return before[-3].lower_ in titles  # "Secretary of State Jo Smith"
    return (bool(before) and before[-1].lower_.rstrip(".") in titles) or first in titles


def gender(tokens: list["Token"]) -> str | None:
    """Return "m" or "f" where a title or a role word says so."""
    words = {t.lower_.rstrip(".") for t in tokens}
    if words & word_list("male"):
        return "m"
    return "f" if words & word_list("female") else None


def given_gender(name: str) -> str | None:
    """Return "m" or "f" where the first of several names is given to men or to women only."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    if first.lower() in word_list("male_name"):
        return "m"
    return "f" if first.lower() in word_list("female_name") else None


def issuer(tokens: list["Token"]) -> list["Token"]:
    """Return the name that a paper comes from ("reports from X", "a statement by X")."""
    for k, token in enumerate(tokens[:-1]):
        if token.lower_ in ("from", "by") and is_name(tokens[k + 1]):
            return _run_from(tokens[k + 1 :])
    return []
