"""Which words a phrase of ``phrases.tsv`` reports, by the frames it takes.

The tree is asked first: what hangs on one of the phrase's words. Where the parser hung it
elsewhere, the words right behind the phrase are a second chance.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import tree
from claimtrack.extract.disputable import withdrawn
from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.phrasematch import Match
from claimtrack.extract.tails import reporters_own

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Content = tuple[set[int], "Token | None"]
NOTHING: Content = (set(), None)
CLAUSAL = ("ccomp", "acl", "acl:relcl", "advcl", "csubj", "xcomp", "parataxis", "conj")
TOPICS = frozenset({"about", "over", "on", "regarding", "concerning"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ASKING = frozenset({"whether", "if", "why", "how", "when", "where", "who", "what", "which"})
CLAUSE_HEADS = ("ROOT", "ccomp", "advcl", "acl:relcl", "conj", "parataxis")


def content(doc: "Doc", match: Match, top: "Token") -> Content:
    """Return the tokens a phrase reports and their head, ``(set(), None)`` where no frame fits.

    Args:
        doc: The paragraph.
        match: The phrase and its place.
        top: The word of the phrase that the rest of it hangs on.
    """
    cue = match.phrase.cue
    if match.told is not None:
        noun = doc[match.told]
        return {i for i in tree.subtree(noun) if i > match.words[-1]}, noun
    for frame in (_clause, _infinitive, _gerund, _prepositional, _noun, _around):
        found, head = frame(doc, match, top)
        if found:
            return found - reporters_own(found, head, cue), head
    return _relative(top, cue)


def _relative(top: "Token", cue: Cue) -> Content:
    """The noun of "a claim that she later took back", where the phrase takes such nouns."""
    while top.dep_ == "conj" and top.head.dep_ in ("acl:relcl", "conj"):
        top = top.head
    if top.dep_ != "acl:relcl" or "NC" not in cue.frames or not withdrawn(top.head):
        return NOTHING
    return set(range(top.head.left_edge.i, top.head.i + 1)), top.head


def _behind(doc: "Doc", match: Match, *labels: str) -> Iterator["Token"]:
    """Yield what hangs on the phrase's words and begins behind the phrase."""
    for i in match.words:
        for c in doc[i].children:
            if c.left_edge.i > match.last and (not labels or c.dep_ in labels):
                yield c


def _next(doc: "Doc", match: Match) -> "Token | None":
    return doc[match.last + 1] if match.last + 1 < len(doc) else None


def _clause(doc: "Doc", match: Match, top: "Token") -> Content:
    """A that-clause or a bare clause; an indirect question where the frame is W."""
    frames = match.phrase.cue.frames
    marks = ({"that"} if "C" in frames else set()) | (ASKING if "W" in frames else set())
    if not marks:
        return NOTHING
    following = _next(doc, match)
    for c in _behind(doc, match, *CLAUSAL):
        first = c.left_edge
        bare = "C" in frames and c.dep_ == "ccomp" and first == following and _finite(c)
        if first.lower_ in marks or bare:
            return tree.subtree(c), c
    if following is not None and following.lower_ in marks and following.head.i > following.i:
        return tree.subtree(following.head), following.head
    return NOTHING


def _finite(clause: "Token") -> bool:
    verbs = (clause, *tree.children(clause, "aux", "aux:pass", "cop"))
    return any(v.tag_ in FINITE for v in verbs) and tree.child(clause, *tree.SUBJECTS) is not None


def _infinitive(doc: "Doc", match: Match, top: "Token") -> Content:
    return _verbal(doc, match, "I", "TO")


def _gerund(doc: "Doc", match: Match, top: "Token") -> Content:
    return _verbal(doc, match, "G", "VBG")


def _verbal(doc: "Doc", match: Match, frame: str, tag: str) -> Content:
    """An infinitive or gerund that begins right behind the phrase."""
    following = _next(doc, match)
    if frame not in match.phrase.cue.frames or following is None or following.tag_ != tag:
        return NOTHING
    verb = following.head if following.head.i > following.i else following
    return tree.subtree(verb) - set(range(match.last + 1)), verb


def _prepositional(doc: "Doc", match: Match, top: "Token") -> Content:
    wanted = match.phrase.cue.prepositions("P")
    if not wanted:
        return NOTHING
    cases = [
        g
        for c in _behind(doc, match)
        for g in tree.children(c, "case", "mark")
        if g.lower_ in wanted and g.i < c.i
    ]
    following = _next(doc, match)
    if not cases and following is not None and following.lower_ in wanted:
        cases = [following]
    for case in cases[:1]:
        if case.head.i > case.i:
            head = case.head
            return {i for i in tree.subtree(head, tree.children(head, "case")) if i > case.i}, head
    return NOTHING


def _noun(doc: "Doc", match: Match, top: "Token") -> Content:
    """A noun phrase that begins right behind the phrase."""
    cue = match.phrase.cue
    if not cue.frames & {"N", "NC"}:
        return NOTHING
    following = _next(doc, match)
    if following is None or following.tag_[:1] not in ("N", "P", "D", "J", "C", "$"):
        return NOTHING
    head, within = following, {following.i, *match.words}
    while head.head.i > head.i and head.head.left_edge.i in within:
        head = head.head
    if head.tag_[:2] not in ("NN", "PR", "DT", "CD"):
        return NOTHING
    if "N" not in cue.frames and not withdrawn(head):
        return NOTHING
    found = {i for i in tree.subtree(head) if i > match.last}
    return found | _over(doc, match, max(found)), head


def _over(doc: "Doc", match: Match, last: int) -> set[int]:
    """The phrase right behind an object that says what it is about ("railed against X for …").

    Where one on, over or about something follows a noun at once, it belongs to the noun.
    """
    for c in _behind(doc, match):
        cases = {g.lower_ for g in tree.children(c, "case", "mark")}
        wanted = TOPICS | match.phrase.cue.prepositions("O")
        if c.left_edge.i == last + 1 and cases & wanted and c.lower_ not in word_list("day"):
            return tree.subtree(c)
    return set()


def _around(doc: "Doc", match: Match, top: "Token") -> Content:
    """The clause that the phrase hangs on ("In the mayor's words, the bridge is a ruin")."""
    if "A" not in match.phrase.cue.frames:
        return NOTHING
    inside = set(match.words)
    if match.source is not None:
        inside |= set(range(*match.source))
    clause = top
    while clause.head != clause and (clause.i in inside or clause.dep_ not in CLAUSE_HEADS):
        clause = clause.head
    if clause.i in inside:
        return NOTHING
    return tree.subtree(clause, [doc[i] for i in sorted(inside)]) - inside, clause
