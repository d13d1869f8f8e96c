"""Through whom a statement came: "told X", "in a statement to X", "X quoted Y".

Names are given as the text has them, outermost first. Only outlets and agencies relay; being told
to a court or to a colleague is no relay.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack.extract import naming, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import overlap
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


QUOTES = frozenset("quote quotes quoted quoting cite cites cited citing".split())


def find(found: Found, doc: "Doc") -> list[str]:
    """Return who carried ``found``, by the words of its own sentence."""
    names = list(found.relay)
    if found.head is not None:
        names += _quoted_by(found.head)
    if found.cue:
        cue = doc[found.anchor]
        names += [n for n in _addressee(cue) + _occasion(cue) if n not in names]
    return names


def nest(found: Sequence[Found], names: "dict[int, str]") -> None:
    """Give every finding inside another's content the outer one's speaker as its relay.

    Args:
        found: The findings of one paragraph.
        names: The outer speaker's words by ``id`` of its finding.
    """
    for inner in found:
        outer = [o for o in found if names.get(id(o)) and _holds(o, inner)]
        outer.sort(key=lambda o: -sum(end - start for start, end in o.content))
        carried = [n for o in outer for n in (*o.relay, names[id(o)])]
        inner.relay = list(dict.fromkeys([*carried, *inner.relay]))


def _holds(outer: Found, inner: Found) -> bool:
    """Return whether ``inner`` stands in what ``outer`` reports."""
    if outer is inner or not overlap(outer.content, inner.cue):
        return False
    return not overlap(inner.content, outer.cue)


def _name(token: "Token") -> str:
    tokens = naming.phrase(token)
    run = naming.name_run(tokens, token)
    return naming.written(run or tokens)


def carrier(token: "Token") -> bool:
    """Return whether the phrase of ``token`` names an outlet, an agency or the press."""
    if token.lower_ in ("reporters", "journalists"):
        return False
    tokens = naming.phrase(token)
    run = naming.name_run(tokens, token)
    if token.lower_ in word_list("outlets"):
        return True
    if not run:
        return False
    return naming.kind_of(tokens, token, run) is SpeakerKind.OUTLET


def _addressee(cue: "Token") -> list[str]:
    if cue.lower_ not in (
        "told",
        "tells",
        "telling",
        "tell",
        "assured",
        "informed",
        "disclosed",
        "said",
        "confirmed",
        "revealed",
    ):
        return []
    found = tree.children(cue, "obj", "iobj", "obl")
    following = cue.doc[cue.i + 1] if cue.i + 1 < len(cue.doc) else cue
    if not found and _proper(following):
        found = [following]  # "told Radio Tarn that …", where the parser made it a subject
    told = cue.lower_.startswith(("t", "i", "as"))
    out = []
    for token in found:
        to = any(c.lower_ == "to" for c in tree.children(token, "case"))
        if (token.dep_ != "obl" and told) or (token.dep_ == "obl" and to):
            named = _proper(token) and not _human(token)
            if carrier(token) or (named and (told or to)):
                out.append(_name(token))
    return out


def _proper(token: "Token") -> bool:
    return token.tag_ in ("NNP", "NNPS") or any(c.dep_ == "flat" for c in token.children)


def _human(token: "Token") -> bool:
    tokens = naming.phrase(token)
    return any(t.ent_type_ == "PERSON" for t in tokens) or any(
        t.lower_ in word_list("organisation") | word_list("role") for t in tokens
    )


def _occasion(cue: "Token") -> list[str]:
    """Rule for "said in an interview with X", "in a statement to X"."""
    for token in tree.children(cue, "obl"):
        if token.lower_ not in word_list("occasion"):
            continue
        for inner in tree.children(token, "nmod"):
            case = {c.lower_ for c in tree.children(inner, "case")}
            if case & {"with", "to", "on"} and (
                carrier(inner) or (_proper(inner) and not _human(inner))
            ):
                return [_name(inner)]
    return []


def _quoted_by(head: "Token") -> list[str]:
    """Rule for "sources quoted by X said", "X quoted sources that said"."""
    for verb in tree.children(head, "acl", "acl:relcl"):
        if verb.lower_ in QUOTES:
            by = tree.agent(verb)
            return [_name(by)] if by is not None else []
    verb = head.head
    if head.dep_ == "obj" and verb.lower_ in QUOTES:
        who = tree.subject(verb)
        return [_name(who)] if who is not None else []
    return []
