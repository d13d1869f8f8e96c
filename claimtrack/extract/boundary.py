"""Where a content ends: at which boundary of a sentence the reporter goes on in his own voice.

A boundary is a comma, a dash, a coordinator or a phrase that hangs on the cue. Each was counted on
news text, for contents that are clauses ("said that …") and for others ("called for …") apart: at
some of them nearly every content runs on, at some nearly every one ends, and where they are even
the tree decides.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.lexicon import verbs, word_list
from claimtrack.extract.tree import CLAUSES, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = set[int]
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "’", "'"})
BREAKS = frozenset({",", ";", ":", "-", "--", "–", "—", "―", "("})
DASHES = BREAKS - {",", ";", ":", "("}
COORDINATORS = frozenset({"and", "but", "or", "nor", "yet"})
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split()
)
VERBAL = frozenset({"aux", "aux:pass", "cop", "advmod"})
"""Labels of the words that open the predicate of a verb above the cue."""
RELATIVES = frozenset({"WDT", "WP", "WP$"})
SPEAKING = frozenset({"C", "OC", "Q", "OP", "O:of", "O:for", "O:on"})
"""Frames of verbs that hardly do anything but report ("saying", "blaming", "calling")."""
REPORTERS_MARKS = frozenset(
    "although though while whereas after before as since until once when following despite".split()
)
"""Words behind a comma with which the reporter sets facts of his own beside what was said."""
ADDING = frozenset("such especially particularly notably even not rather like either".split())
"""Words behind a comma with which the speaker adds to what he said."""
TIME_MARKS = frozenset("before after during while when via".split())
OCCASION_CASES = frozenset("in on at during through via after before".split())


@dataclass(slots=True)
class Stretch:
    """What every boundary is judged by.

    ``cue`` reports, ``head`` heads the content, ``clause`` tells whether that is a finite clause,
    ``last`` is the last token read so far, ``shut`` holds the tokens inside quotations: nothing a
    quotation holds ends it.
    """

    cue: "Token"
    head: "Token"
    clause: bool
    last: int
    shut: Tokens
    above: Tokens


def goes_on_beside(at: Stretch, t: "Token") -> bool:
    """Whether what begins with ``t`` behind a break is the reporter's, in spite of the tree."""
    if at.cue.dep_ == "acl:relcl" and t.dep_ == "conj" and t.tag_ in FINITE:
        return True  # "X, who said Y, left": the verb behind the relative clause
    if t.tag_ == "VBG" and t.dep_ == "advcl":
        cue = verbs().get(t.lower_)
        return cue is not None and (not at.clause or bool(cue.frames & SPEAKING))
    if at.clause:
        return False
    if t.tag_ in RELATIVES and t.lower_ in ("which", "who", "whom", "whose"):
        return _closes(at, t)
    return t.lower_ not in COORDINATORS and _opens_clause(t)


def tells_when(at: Stretch, t: "Token") -> bool:
    """Whether ``t`` opens the time or occasion of speaking, hung on the last noun of a content."""
    if at.clause:
        return False
    if t.head.i < t.i:
        return _closing_day(at, t)
    return t.dep_ == "case" and t.head.lower_ in word_list("occasion") and t.lower_ == "in"


def _closing_day(at: Stretch, t: "Token") -> bool:
    """Whether the last word is a bare day ("reported a fire Thursday")."""
    before, end = t.doc[t.i - 1], at.cue.sent.end
    bare = t.lower_ in WEEKDAYS and before.tag_ in ("NN", "NNS")
    return bare and all(after.is_punct for after in t.doc[t.i + 1 : end])


def joins_the_cue(at: Stretch, link: "Token") -> bool:
    """Whether "and" or "but" leads back to the speaker's next verb ("… and said")."""
    verb = link.head
    if verb.i < link.i or _that_follows(link):
        return False
    if beside_the_cue(at, verb):
        return True
    if not finite(verb):
        return verb.tag_ == at.cue.tag_ == "VBG" and verb.lower_ in verbs()
    if any(c.dep_ in (*SUBJECTS, "expl") for c in links.below(verb)):
        comma = break_before(link.doc, link.i) and link.lower_ != "or"
        return (link.lower_ == "but" and verb.lower_ in verbs()) or (not at.clause and comma)
    if verb.lower_ not in verbs():
        return False
    if not at.clause:
        return True
    alike = verb.tag_ == at.cue.tag_ or (verb.tag_ == "VB" and at.cue.tag_ == "VBP")
    return alike and (_core(verb) or verb.head.tag_ != verb.tag_)


def beside_the_cue(at: Stretch, verb: "Token") -> bool:
    """Whether ``verb`` reports too and the tree coordinates it with the cue itself."""
    if verb.head != at.cue or verb.dep_ != "conj" or verb.lower_ not in verbs():
        return False
    return not any(c.tag_ == "TO" or c.dep_ in (*SUBJECTS, "expl") for c in links.below(verb))


def stops(at: Stretch, t: "Token") -> bool:
    """Whether the stretch ends before ``t``."""
    if t.lower_ in COORDINATORS and t.dep_ == "cc":
        return _ends_at_link(at, t)
    top, broken = _top(at, t), break_before(t.doc, t.i)
    if tells_when(at, t):
        return True
    if top.i in at.above or (t.head.i in at.above and t.dep_ in VERBAL):
        return True
    if top.head.i in at.above or top.head == top:
        return broken  # with no break before it, a word is no start of another clause
    if broken:
        return _ends_at_break(at, t, top)
    return top.head == at.cue and top.left_edge == t and _of_the_occasion(at, t, top)


def _ends_at_link(at: Stretch, link: "Token") -> bool:
    verb = link.head
    if _that_follows(link):
        return False
    if verb.i in at.above or verb.head.i in at.above:
        return True
    if not finite(verb):
        reports = verb.tag_ == at.cue.tag_ == "VBG" and verb.lower_ in verbs() and not at.clause
        return reports or beside_the_cue(at, verb)
    comma = break_before(link.doc, link.i)
    subject = next((c for c in links.below(verb) if c.dep_ in (*SUBJECTS, "expl")), None)
    if subject is not None:
        again = verb.lower_ in verbs() and subject.dep_ == "nsubj"
        again = again and (link.lower_ == "but" or subject.tag_ == "PRP" or not at.clause)
        return again or (not at.clause and (comma or subject.tag_ == "PRP"))
    if not at.clause or verb.lower_ in verbs():
        return True
    told = any(c.dep_ in ("aux", "aux:pass", "cop") for c in links.below(verb))
    present = at.cue.tag_ == "VBD" and verb.tag_ in ("VBZ", "VBP")
    return not (told or present)


def _ends_at_break(at: Stretch, t: "Token", top: "Token") -> bool:
    if top.dep_ == "conj" and top.tag_.startswith("N") and not _opens_clause(t):
        return False  # the next of a list
    if t.tag_ == "VBG" or t.lower_ in REPORTERS_MARKS:
        return t.lower_ != "including"
    if t.lower_ == "with" and not at.clause:
        return True
    before = t.doc[t.i - 1].text
    if before in DASHES:
        return not any(d.text in DASHES for d in t.doc[t.i : at.cue.sent.end])
    if t.lower_ in ADDING:
        return False
    if t.tag_ in FINITE:
        return not at.clause or at.cue.dep_ == "acl:relcl"
    if t.tag_ in RELATIVES:
        return not at.clause
    if t.tag_ in ("IN", "TO", "RB", "WRB", "VBN", "VB"):
        return t.tag_ == "VBN" or t.lower_ == "also"
    return t.lower_ not in COORDINATORS


def _of_the_occasion(at: Stretch, t: "Token", top: "Token") -> bool:
    """Whether a phrase hung on the cue tells when or where something was said."""
    if top.lower_ in word_list("day"):
        after = top.doc[top.i + 1] if top.i + 1 < len(top.doc) else None
        return after is None or after.is_punct or after.dep_ == "cc"
    words = {d.lower_ for d in links.below(top) if d.dep_ in ("compound", "amod", "nmod")} | {
        top.lower_
    }
    if t.lower_ == "through" and top.lower_ in word_list("role"):
        return True
    if t.dep_ == "mark" and not at.clause and top.lower_ in verbs() and top.tag_ in FINITE:
        return True  # "backed X because he worries that …": another thing that is told
    if t.lower_ in OCCASION_CASES and words & (word_list("setting") | word_list("day")):
        return True
    return not at.clause and t.lower_ in TIME_MARKS


def _top(at: Stretch, t: "Token") -> "Token":
    """Return the head of the phrase of ``t`` behind what was read so far."""
    while t.head.i > at.last and t.head != t:
        t = t.head
    return t


def _closes(at: Stretch, relative: "Token") -> bool:
    """Whether a relative clause ends the stretch."""
    clause = relative
    while clause.dep_ not in ("acl:relcl", "acl", "ROOT") and clause.head != clause:
        clause = clause.head
    return clause.right_edge.i >= at.last - 1


def _opens_clause(t: "Token") -> bool:
    """Whether a clause with a subject of its own begins with ``t``."""
    u = t
    while u.dep_ not in SUBJECTS and u.dep_ not in CLAUSES and u.head != u and u.head.i >= t.i:
        u = u.head
    return u.dep_ in SUBJECTS and u.left_edge.i == t.i and u.i < u.head.i and finite(u.head)


def _that_follows(link: "Token") -> bool:
    if link.i + 1 >= len(link.doc):
        return False
    that = link.nbor()
    return that.lower_ == "that" and (that.tag_ == "IN" or that.dep_ == "mark")


def break_before(doc: "Doc", i: int) -> bool:
    """Whether a comma, dash or colon stands before token ``i`` (a closing mark between them)."""
    before = i - 1
    if before > 0 and doc[before].text in QUOTE_MARKS:
        before -= 1
    if before < 0 or doc[before].text not in BREAKS:
        return False
    return doc[before].text != "-" or (before > 0 and bool(doc[before - 1].whitespace_))


def finite(verb: "Token") -> bool:
    """Return whether ``verb`` is finite, by itself or by its auxiliary or copula."""
    if verb.tag_ in FINITE:
        return True
    if verb.tag_ == "VB" and verb.head.tag_ in FINITE and verb.dep_ == "conj" and _core(verb):
        return not any(c.dep_ in ("aux", "mark") for c in links.below(verb))
    return any(c.tag_ in FINITE for c in links.below(verb) if c.dep_ in ("aux", "cop", "aux:pass"))


def _core(verb: "Token") -> bool:
    return verb.lower_ in _core_forms()


@cache
def _core_forms() -> frozenset[str]:
    """Forms of the verbs that hardly do anything but report: a second one is the same speaker's."""
    lemmas = word_list("core") | {"accuse", "blame"}
    return frozenset(form for form, cue in verbs().items() if cue.lemma in lemmas)
