"""From a source's noun phrase to the name it gives: who, of which kind.

One phrase in, one SpeakerName a coordinated speaker out. What the phrase does not say is not
guessed here; earlier text is ``speakers``' business.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import tree
from claimtrack.extract.lexicon import word_list
from claimtrack.text import squeeze
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKS = frozenset({"of", "for", "the", "and", "in", "on", "de", "al", "-", "’s", "'s", "&", "/"})
"""Small words inside a name ("Syrian Observatory for Human Rights")."""


def coordinated(head: "Token") -> list["Token"]:
    """Return the heads of the coordinated phrases of a source, the first one first."""
    heads, queue = [head], [head, *_named_within(head)]
    while queue:
        token = queue.pop()
        for c in token.children:
            if c.dep_ == "conj" and c.tag_.startswith(("N", "PRP")) and _speaks_too(head, c):
                heads.append(c)
                queue.append(c)
            elif c.dep_ in ("appos", "flat") and (not tree.comma_before(c) or _names_its_head(c)):
                queue.append(c)
    return sorted(set(heads), key=lambda t: t.i)


def _speaks_too(head: "Token", c: "Token") -> bool:
    """Whether a coordinated noun is another speaker, not the start of another clause."""
    if any(g.dep_ in ("nsubj", "nsubj:pass", "cop") for g in c.children):
        return False
    links = [g.lower_ for o in (c, *tree.children(c.head, "conj")) for g in tree.children(o, "cc")]
    if not links or any(link not in ("and", "or", "&", "nor") for link in links):
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
    others = [c for c in token.children if c.dep_ == "conj"]
    return role and is_name(token) and all(is_name(c) for c in others)


def phrase(head: "Token") -> list["Token"]:
    """Return the tokens of the phrase of ``head`` alone, without what is coordinated with it."""
    indices = tree.noun_phrase(head)
    inner = [
        head,
        *(c for c in head.children if c.dep_ in ("appos", "flat") and not tree.comma_before(c)),
    ]
    inner += _named_within(head)
    for token in inner:
        for c in token.children:
            if c.dep_ == "conj" and c.i > token.i:
                indices -= tree.subtree(c)
    last = max((t.i for t in inner), default=head.i)
    indices -= {t.i for token in inner for t in token.children if t.dep_ == "cc" and t.i > last}
    for other in tree.children(head.head, "nsubj"):
        if abs(other.i - head.i) == 1 and is_name(other) and is_name(head):
            indices |= tree.noun_phrase(other)  # a name that the parser made two subjects
    tokens = [head.doc[i] for i in sorted(indices)]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].dep_ in ("cc", "case")):
        tokens.pop(0)
    return tokens


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
    for k in range(len(tokens) - 1, 0, -1):
        before = tokens[k - 2] if tokens[k - 1].text == "," and k > 1 else tokens[k - 1]
        role = before.lower_.rstrip(".") in word_list("role") | word_list("honorific")
        if role and is_name(tokens[k]) and tokens[k].lower_ not in word_list("role"):
            return _run_from(tokens[k:])
    if head.lower_ in word_list("role"):
        for k in range(1, len(tokens) - 1):
            if tokens[k].text == "," and is_name(tokens[k + 1]):
                return _run_from(tokens[k + 1 :])
    if is_name(head) and head.lower_ not in word_list("role"):
        return _run_with(tokens, head)
    after = [t for t in tokens if t.i > head.i]
    if after and is_name(after[0]) and after[0].head.i in (head.i, after[0].i + 1):
        return _run_from(after)
    return []


def _run_from(tokens: list["Token"]) -> list["Token"]:
    """Return the name that begins with the first of ``tokens``."""
    run: list[Token] = []
    for token in tokens:
        if not (is_name(token) or (run and token.lower_ in LINKS)):
            break
        run.append(token)
    while run and run[-1].lower_ in LINKS:
        run.pop()
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
    return _run_from(tokens[first:])


def written(tokens: list["Token"]) -> str:
    """Return the tokens as the text writes them."""
    if not tokens:
        return ""
    doc = tokens[0].doc
    return squeeze(doc.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])])


def kind_of(tokens: list["Token"], head: "Token", run: list["Token"]) -> SpeakerKind:
    """Return what the phrase denotes, by its words first and the entity labels after."""
    if _outlet(run, head.lower_):
        return SpeakerKind.OUTLET
    return _named_kind(tokens, run) if run else _described_kind(tokens, head)


def _described_kind(tokens: list["Token"], head: "Token") -> SpeakerKind:
    """The kind of a phrase that gives no name, by its noun."""
    noun = head.lower_
    if noun in word_list("document"):
        return SpeakerKind.DOCUMENT
    if noun in word_list("organisation"):
        return SpeakerKind.ORGANISATION
    named_body = any(is_name(t) for t in tokens[1:] or tokens)
    if named_body and noun in word_list("generic_plural"):
        return SpeakerKind.ORGANISATION
    return (
        SpeakerKind.ANONYMOUS
        if head.tag_ in ("NN", "NNS", "CD", "DT", "JJ")
        else SpeakerKind.UNKNOWN
    )


def _named_kind(tokens: list["Token"], run: list["Token"]) -> SpeakerKind:
    """The kind of a name: titles and role words, words of bodies, labels, then its form."""
    words = {t.lower_ for t in run}
    if words & word_list("organisation"):
        return SpeakerKind.ORGANISATION
    if has_role(tokens, run):
        return SpeakerKind.PERSON
    labels = {t.ent_type_ for t in run}
    if "PERSON" in labels:
        return SpeakerKind.PERSON
    if labels & {"ORG", "PLACE", "LOC", "GPE", "EVENT"}:
        return SpeakerKind.ORGANISATION
    acronym = any(t.text.isupper() and len(t.text) > 1 and "." not in t.text for t in run)
    if acronym or "." in run[0].text or words & LINKS or tokens[0].lower_ == "the":
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if len(run) <= 3 else SpeakerKind.ORGANISATION


def _outlet(run: list["Token"], noun: str) -> bool:
    words = {t.lower_ for t in run}
    if words & word_list("known_outlets") or words & word_list("outlet_word"):
        return True
    return noun in word_list("outlet_noun")


def roles(tokens: list["Token"]) -> set[str]:
    """Return the role words of a phrase ("president", "spokesman")."""
    return {t.lower_ for t in tokens if t.lower_ in word_list("role")}


def has_role(tokens: list["Token"], run: list["Token"]) -> bool:
    """Return whether a role word or a title stands right before the name."""
    before = [t for t in tokens if t.i < run[0].i and t.text != "."]
    titles = word_list("role") | word_list("honorific")
    first = run[0].lower_.rstrip(".")
    return (bool(before) and before[-1].lower_.rstrip(".") in titles) or first in titles


def gender(tokens: list["Token"]) -> str | None:
    """Return "m" or "f" where a title or a role word says so."""
    words = {t.lower_.rstrip(".") for t in tokens}
    if words & word_list("male"):
        return "m"
    return "f" if words & word_list("female") else None


def issuer(tokens: list["Token"]) -> list["Token"]:
    """Return the name that a paper comes from ("reports from X", "a statement by X")."""
    for k, token in enumerate(tokens[:-1]):
        if token.lower_ in ("from", "by") and is_name(tokens[k + 1]):
            return _run_from(tokens[k + 1 :])
    return []
