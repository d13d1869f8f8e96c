"""Stances that no single cue word carries: "said the report was false", "called it a lie".

Takes a finding, quotations joined, and corrects stance and content where the words call a claim
false, take back the speaker's own, keep silent or say that nobody disputes it. A plain negative
assertion ("no one was hurt") stays an assertion.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import avowed, falsehood, lexicon, links, mood, relay, silence, tree
from claimtrack.extract.disputable import disputable, told, told_itself
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTLY = frozenset({"partly", "partially"})
SHARES = frozenset(
    "part parts some most much aspects elements details points portions sections passages".split()
)
WHOLLY = frozenset("entirely wholly fully completely totally altogether strictly".split())
"""Adverbs whose negation leaves a rest that is true ("not entirely accurate")."""
ELLIPTIC = frozenset("did had has have was were is does do".split())
"""Auxiliaries that, with "not" and no verb, deny what was just said ("said he had not")."""
LONGEST_ANSWER = 3
FRAMES = frozenset({"verb", "quoting", "according", "phrase"})
EARLIER = frozenset(
    "earlier previous initial original first own prior past former old recent".split()
)
ENDING = frozenset({"and", "but", ",", ".", ";", "—", "–"})
APOLOGISING = frozenset({"apologise", "apologize"})
CORRECTIONS = frozenset({"correction", "retraction"})
ERRORS = frozenset({"error", "errors", "mistake", "mistakes"})
MISSPOKE = frozenset({"misspoke", "misspoken"})
INVENTED = frozenset({"fabricated", "fabricating", "invented", "inventing", "concocted"})
NEITHER_NOR = 4
"""Tokens between the verbs of "neither acknowledged nor denied"."""
NOBODY_DISPUTES = "nobody disputes"
UNDISPUTED = frozenset(
    {NOBODY_DISPUTES, "there be no denying", "it be undisputed", "it can not be denied"}
)
"""Lemmas of cues that say that nobody disputes a thing."""


def settle(found: Found, doc: "Doc") -> None:
    """Correct the stance and content of ``found`` where its words say more than its cue."""
    if not found.cue:
        return
    cue = doc[found.anchor]
    _point(found, doc, cue)
    if found.stance is Stance.DENIES and _partly(found, cue):
        found.stance = Stance.PARTLY_DENIES
    if found.stance is Stance.WITHHOLDS and mood.nobody(cue):
        _undisputed(found, cue)
    if found.frame == "speech" or (found.quoted and _opens(found, doc)):
        avowed.settle(found, doc)
    elif found.frame in FRAMES:
        _told(found, doc, cue)


def _point(found: Found, doc: "Doc", cue: "Token") -> None:
    """Rule for "denied that and says …" and "a claim that was disputed by X".

    The parser took the pronoun of the one for a conjunction; the relative pronoun of the other
    stands for the noun before it.
    """
    if found.frame != "verb" or found.stance not in mood.TRUTH or cue.i + 2 >= len(doc):
        return
    pronoun, following = doc[cue.i + 1], doc[cue.i + 2]
    if pronoun.lower_ in ("this", "that", "it") and following.lower_ in ENDING:
        found.content = [Span(pronoun.idx, pronoun.idx + len(pronoun))]
        found.content_head, found.pointing = pronoun, True
    head = found.content_head
    if head is not None and head.tag_ in ("WDT", "WP") and cue.dep_ == "acl:relcl":
        noun = cue.head
        if told(noun):
            found.content = tree.pieces(doc, set(range(noun.left_edge.i, noun.i + 1)))
            found.content_head, found.pointing = noun, True


def once(found: list[Found]) -> list[Found]:
    """Return ``found`` without the second of two silences told by one ("said it could not say")."""
    silent = [f for f in found if f.stance is Stance.WITHHOLDS]
    told = [f for f in found if f.stance in (Stance.WITHHOLDS, Stance.DENIES)]
    doubled = {id(f) for f in silent if any(_doubles(f, other) for other in told if other is not f)}
    return [f for f in found if id(f) not in doubled]


def _doubles(found: Found, other: Found) -> bool:
    """Whether ``found`` only repeats ``other``: inside it, or the empty half of "neither … nor"."""
    if not found.content:
        return (
            bool(other.content)
            and found.source == other.source
            and 0 < other.anchor - found.anchor <= NEITHER_NOR
        )
    if not other.content or other.anchor >= found.anchor:
        return False
    start, end = found.content[0].start, found.content[-1].end
    return start <= other.content[0].start and other.content[-1].end <= end


def _opens(found: Found, doc: "Doc") -> bool:
    """Whether the content begins with a quotation, rather than holding one."""
    return bool(found.content) and links.text(doc)[found.content[0].start] in "\"“'‘"


def _told(found: Found, doc: "Doc", cue: "Token") -> None:
    if found.stance in (Stance.ASSERTS, Stance.DENIES) and found.lemma in word_list("calling"):
        _called(found, doc, cue)
        return
    head = found.content_head
    if head is None or found.stance not in (Stance.ASSERTS, Stance.CONFIRMS):
        return
    if _corrects(found, cue, head):
        found.stance, found.act, found.pointing = Stance.RETRACTS, Act.CLAIM, True
        return
    if _took_back(found, doc, head) or _apologised(found, doc, cue) or _elliptic(found, doc):
        return
    called = falsehood.called_false(head, _relative(cue))
    called = called or falsehood.by_words(doc, found.content)
    if called is None:
        silence.settle(found, doc, head)
        return
    if found.head is not None and found.head.tag_ in ("WDT", "WP"):
        _name_source(found, doc, cue)
    if _own(found, called.thing):
        _turn(found, doc, called, Stance.RETRACTS)
    elif found.stance is Stance.ASSERTS and not _quoted_it(found, doc, called.thing):
        wholly = any(
            c.lower_ in WHOLLY and not _strict(head) for c in tree.children(head, "advmod")
        )
        _turn(found, doc, called, Stance.PARTLY_DENIES if wholly else Stance.DENIES)


def _strict(head: "Token") -> bool:
    """Whether ``head`` itself says false: "wholly false" denies all, "not wholly true" a part."""
    return falsehood.strictly_false(head)


def _elliptic(found: Found, doc: "Doc") -> bool:
    """Rule for "The minister said he had not": an auxiliary denies what was said before it.

    Whoever answers a question that somebody asked denies nobody's claim.
    """
    if len(found.content) != 1 or found.stance is not Stance.ASSERTS or found.lemma != "say":
        return False
    start, end = found.content[0]
    words = [t for t in doc if start <= t.idx < end and not t.is_punct]
    if len(words) != LONGEST_ANSWER:
        return False
    who, verb, negation = words
    if who.tag_ != "PRP" or verb.lower_ not in ELLIPTIC or negation.lower_ not in tree.NEGATIONS:
        return False
    if any(t.lower_ in ("asked", "if", "whether") for t in doc[: who.i]):
        return False
    found.stance, found.act, found.pointing = Stance.DENIES, Act.CLAIM, True
    return True


def _apologised(found: Found, doc: "Doc", cue: "Token") -> bool:
    """Rule for "apologised to X for the false claim that Y", "apologised for having said"."""
    if found.lemma not in APOLOGISING:
        return False
    for c in tree.children(cue, "obl", "advcl", "xcomp"):
        cases = tree.children(c, "case", "mark")
        if not any(g.lower_ == "for" for g in cases):
            continue
        false = any(falsehood.strictly_false(g) for g in tree.children(c, "amod"))
        entry = lexicon.verbs().get(c.lower_)
        saying = c.tag_ in ("VBG", "VBN") and entry is not None and entry.act is Act.CLAIM
        if (told(c) and false) or (saying and entry is not None and "C" in entry.frames):
            found.stance, found.act = Stance.RETRACTS, Act.CLAIM
            found.content = tree.pieces(doc, tree.subtree(c, cases))
            found.content_head = c
            return True
    return False


def _name_source(found: Found, doc: "Doc", cue: "Token") -> None:
    """Give "which supporters say were false" its speaker, whom the parser did not see."""
    before = doc[cue.i - 1] if cue.i else cue
    found.head = before if before.tag_.startswith("N") else None
    found.source = tree.pieces(doc, {before.i}) if found.head is not None else []


def _relative(cue: "Token") -> "Token | None":
    """The noun of "the charges, which supporters say were trumped up"."""
    return cue.head if cue.dep_ == "acl:relcl" and told(cue.head) else None


def _corrects(found: Found, cue: "Token", head: "Token") -> bool:
    """Rule for an outlet's "acknowledged its error" and anybody's "said in a correction that"."""
    for c in tree.children(cue, "obl", "nmod"):
        if c.lower_ in CORRECTIONS and any(g.lower_ == "in" for g in tree.children(c, "case")):
            return True
    own = any(c.tag_ == "PRP$" for c in tree.children(head, "nmod:poss"))
    erred = found.stance is Stance.CONFIRMS and head.lower_ in ERRORS and own
    return erred and found.head is not None and relay.carrier(found.head)


def _took_back(found: Found, doc: "Doc", head: "Token") -> bool:
    """Rule for "said she had misspoken" and "admitted making up the story"."""
    who, thing = tree.child(head, *tree.SUBJECTS), tree.child(head, "obj")
    oneself = who is None or who.tag_ == "PRP"
    if not oneself or tree.unreal(head) or tree.negated(head):
        return False
    tagged_noun = thing is not None and thing.lower_ in MISSPOKE  # "had misspoken", an object
    if (head.lower_ in MISSPOKE or tagged_noun) and who is not None:
        found.stance, found.act, found.pointing = Stance.RETRACTS, Act.CLAIM, True
        return True
    up = any(c.lower_ == "up" for c in links.below(head))
    invented = head.lower_ in INVENTED or (head.lower_ in ("made", "making") and up)
    if found.stance is not Stance.CONFIRMS or thing is None or not invented or not told(thing):
        return False
    _turn(found, doc, falsehood.of(thing), Stance.RETRACTS)
    return True


def _turn(found: Found, doc: "Doc", called: falsehood.CalledFalse, stance: Stance) -> None:
    found.stance, found.act = stance, Act.CLAIM
    found.content = tree.pieces(doc, set(called.words))
    found.content_head = called.thing
    found.pointing = called.points
    found.quoted = False


def _own(found: Found, thing: "Token") -> bool:
    """Whether the speaker calls a claim of its own false ("said its earlier report was wrong")."""
    owners = tree.children(thing, "nmod:poss")
    earlier = bool({c.lower_ for c in links.below(thing)} & EARLIER)
    owned = any(c.tag_ == "PRP$" for c in owners)
    return owned and (earlier or found.stance is Stance.CONFIRMS)


def _called(found: Found, doc: "Doc", cue: "Token") -> None:
    """Rule for "called the report baseless": it is about the object."""
    passive = tree.passive(cue)
    patient = tree.child(cue, "nsubj:pass") if passive else tree.child(cue, "obj", "iobj")
    if patient is None and passive and cue.dep_ == "acl":
        patient = cue.head
    predicate = found.content_head
    if patient is None or predicate is None:
        return
    if predicate == patient or not falsehood.calls_false(patient, predicate):
        entry = lexicon.verbs().get(cue.lower_)
        if found.stance is Stance.DENIES and entry and not disputable(cue, patient, entry):
            found.stance, found.act = Stance.ASSERTS, Act.OPINION
        return
    found.stance, found.act = Stance.DENIES, Act.CLAIM
    apart = [predicate] if not predicate.is_ancestor(patient) else []
    whole = apart and _as(predicate) and not told_itself(patient)
    words = tree.subtree(patient) | (tree.subtree(predicate) if whole else set())
    found.content = tree.pieces(doc, words if whole else tree.subtree(patient, apart))
    found.content_head = patient


def _as(predicate: "Token") -> bool:
    return any(c.lower_ == "as" for c in links.below(predicate))


def _quoted_it(found: Found, doc: "Doc", thing: "Token") -> bool:
    """Whether the words are a quoted "it was a lie": the speaker's own "it" may be anything."""
    start, end = found.content[0].start, found.content[-1].end
    marked = any(mark in links.text(doc)[max(0, start - 1) : end + 1] for mark in '“”"')
    return thing.lower_ == "it" and marked


def _partly(found: Found, cue: "Token") -> bool:
    if any(c.lower_ in PARTLY for c in links.below(cue)):
        return True
    head = found.content_head
    of = head is not None and any(
        c.lower_ == "of" for n in tree.children(head, "nmod") for c in links.below(n)
    )
    return of and head is not None and head.lower_ in SHARES


def _undisputed(found: Found, cue: "Token") -> None:
    """Rule for "no one has denied that …": passed on as agreed, nobody withholds anything."""
    entry = lexicon.verbs().get(cue.lower_)
    if entry is None or entry.stance is not Stance.DENIES:
        return
    found.stance, found.lemma = Stance.CIRCULATES, NOBODY_DISPUTES
    found.source, found.head = [], None
