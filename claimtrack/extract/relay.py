"""Through whom a statement came: "told X", "in a statement to X", "X quoted Y".

Names are given as the text has them, outermost first. Only outlets, agencies and bodies relay;
being told to a court or to a colleague is no relay.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimtrack.extract import kinds, links, naming, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import overlap
from claimtrack.vocab import Act, SpeakerKind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTES = frozenset("quote quotes quoted quoting cite cites cited citing".split())
TELLING = frozenset("told tells telling tell assured informed".split())
SAYING_TO = frozenset("said disclosed confirmed revealed speaking spoke denied".split())
APPEARING = frozenset("speaking talking appearing interviewed speaks spoke appeared".split())
SERVICES = frozenset({"service", "services", "network", "program", "programme", "show"})
"""Nouns that name an outlet where a name stands before them ("the Orvel news service")."""
AT = frozenset({"with", "to", "on", "by", "for"})
"""Prepositions between an interview or a statement and the outlet it was given to."""


def find(found: Found, doc: "Doc") -> list[str]:
    """Return who carried ``found``, by the words of its own sentence."""
    names = list(found.relay)
    if found.head is not None:
        names += _quoted_by(found.head)
    if found.cue:
        cue = doc[found.anchor]
        own = [*_quoted_in(cue, found), *_addressee(cue), *_occasion(cue), *_appearance(cue)]
        names += [n for n in own if n not in names]
    return list(dict.fromkeys(names))


def nest(found: Sequence[Found], names: Mapping[int, tuple[str, ...]]) -> None:
    """Give every finding inside another's content the outer one's speakers as its relay.

    Nobody relays their own words ("Holt said she expected …").

    Args:
        found: The findings of one paragraph.
        names: The speakers' names by ``id`` of the finding.
    """
    for inner in found:
        mine = names.get(id(inner), ())
        outer = [o for o in found if _carries(o) and _holds(o, inner)]
        outer.sort(key=lambda o: -sum(end - start for start, end in o.content))
        carried = [
            name
            for o in outer
            for name in (*o.relay, *names.get(id(o), ()))
            if name and name not in mine
        ]
        inner.relay = list(dict.fromkeys([*carried, *inner.relay]))


def _carries(outer: Found) -> bool:
    """Whether the outer one passes on what it holds.

    Who denies a charge did not bring it, who condemns or demands tells of it as known.
    """
    passes = outer.stance in (Stance.ASSERTS, Stance.CIRCULATES)
    return (
        passes and outer.act is not Act.DEMAND and outer.lemma not in word_list("taking_as_known")
    )


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
    if any(c.tag_ == "PRP$" for c in links.below(token)):
        return False  # "said on its website": the speaker's own
    if token.lower_ in word_list("outlets") or token.lower_ in word_list("outlet_noun"):
        return True
    if token.lower_ in SERVICES and any(naming.is_name(t) for t in tokens):
        return True
    if not run:
        return False
    return kinds.kind_of(tokens, token, run) is SpeakerKind.OUTLET


def _addressee(cue: "Token") -> list[str]:
    """Rule for "told Radio Tarn and the Orvel Post", "said to the Orvel Post"."""
    told, said = cue.lower_ in TELLING, cue.lower_ in SAYING_TO
    if not told and not said:
        return []
    found = tree.children(cue, "obj", "iobj", "obl")
    following = cue.doc[cue.i + 1] if cue.i + 1 < len(cue.doc) else cue
    if told and not found and _proper(following):
        found = [following]  # "told Radio Tarn that …", where the parser made it a subject
    out = []
    for token in found:
        to = any(c.lower_ == "to" for c in tree.children(token, "case"))
        if (token.dep_ != "obl" and told) or (token.dep_ == "obl" and to):
            out += [_name(t) for t in naming.coordinated(token) if carrier(t) or _body(t)]
    return out


def _body(token: "Token") -> bool:
    """Whether the phrase names something that is no person: a listener may be an agency."""
    return _proper(token) and not _human(token) and token.lower_ not in word_list("day")


def _proper(token: "Token") -> bool:
    return token.tag_ in ("NNP", "NNPS") or any(c.dep_ == "flat" for c in links.below(token))


def _human(token: "Token") -> bool:
    if token.text.isupper() and len(token) > 1:
        return False
    tokens = naming.phrase(token)
    titled = word_list("organisation") | word_list("role") | word_list("honorific")
    return any(t.ent_type_ == "PERSON" or t.lower_ in titled for t in tokens)


def _occasion(cue: "Token") -> list[str]:
    """Rule for "said in an interview with X", "in a statement to X", "in the X interview"."""
    out = []
    for token in tree.children(cue, "obl"):
        case = {c.lower_ for c in tree.children(token, "case")}
        if token.lower_ in word_list("occasion"):
            out += _given_to(token)
        elif case & {"on"} and carrier(token):
            out.append(_name(token))
    return out


def _given_to(occasion: "Token") -> list[str]:
    for inner in tree.children(occasion, "nmod"):
        case = {c.lower_ for c in tree.children(inner, "case")}
        if case & AT and (carrier(inner) or _body(inner)):
            return [_name(inner)]
    for inner in tree.children(occasion, "compound"):
        if inner.tag_ in ("NNP", "NNPS") and occasion.lower_ == "interview" and not _human(inner):
            return [_name(inner)]
    return []


def _appearance(cue: "Token") -> list[str]:
    """Rule for "Speaking on X, Holt said …"."""
    out = []
    for verb in tree.children(cue, "advcl"):
        if verb.lower_ not in APPEARING:
            continue
        for token in tree.children(verb, "obl"):
            case = {c.lower_ for c in tree.children(token, "case")}
            if case & {"on", "to"} and carrier(token):
                out.append(_name(token))
    return out


def _quoted_in(cue: "Token", found: Found) -> list[str]:
    """Rule for "Holt was quoted by X as saying", "X quoted Holt as saying": who quotes."""
    if cue.lower_ not in QUOTES:
        return []
    who = tree.agent(cue) if tree.passive(cue) else tree.subject(cue)
    if who is None or who == found.head or who.tag_ in ("PRP", "WDT", "WP"):
        return []  # "citing a lack of proof": what the speaker refers to, nobody's words
    return [_name(who)]


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
