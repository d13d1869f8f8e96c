"""The grammar of headlines, which a parser of running text does not know.

"Tarn vows to rebuild bridge" has a subject, a verb of saying in the present tense and what is
said; "Bridge safe, mayor says" has them behind a comma. In: a parsed headline. Out: the same words
with the tree they should have, so that the rules for sentences can read them.
"""

from functools import cache
from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, links

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = 8
"""Words of a headline's subject at most."""
TAIL = 7
"""Words of ", says NAME" or ", NAME says" at most."""
NOT_BEFORE = frozenset(
    "to not n't will would may might could can cannot should must do does did the a an of by over "
    "against on in at for from and or its his her their with".split()
)
"""Words after which a form like "claims" or "report" is no finite verb."""
NOUN_AFTER = frozenset("of by against over about amid".split())
"""Words after which it is a noun: "claims of bribery"."""
PLURALS = frozenset({"police", "people", "women", "men", "children"})
ACCUSED = frozenset({"accused", "suspected", "blamed"})
NOUNS = ("NN", "NNS", "NNP", "NNPS")
WITH_OBJECT = frozenset({"N", "OP", "OI", "OC"})
"""Frames with an object; a cue without one says a clause, if only "six dead in blast"."""
FINITE = ("VBD", "VBZ", "VBP")


@cache
def _thirds() -> frozenset[str]:
    """The forms of the third person: "says", "denies"."""
    lemmas = {cue.lemma for cue in lexicon.verbs().values()}
    return frozenset(lexicon.inflect(lemma)[1] for lemma in lemmas)


class _Tree:
    """Heads, labels and tags of a headline while they are put right."""

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        self.heads = [t.head.i for t in links.tokens(doc)]
        self.deps = [t.dep_ for t in links.tokens(doc)]
        self.tags = [t.tag_ for t in links.tokens(doc)]

    def hang(self, lo: int, hi: int, *, on: int, label: str, main: int | None = None) -> None:
        """Make one subtree of the words from ``lo`` to ``hi`` and hang it on ``on``."""
        if lo >= hi:
            return
        tops = [i for i in range(lo, hi) if not lo <= self.heads[i] < hi or self.heads[i] == i]
        main = tops[0] if main is None else main
        for i in tops:
            if i != main:
                self.heads[i] = main
                if self.deps[i] in ("ROOT", "nsubj", "obj", "ccomp"):
                    self.deps[i] = "compound" if i < main else "obl"
        self.heads[main], self.deps[main] = on, label

    def say(self, cue: int, label: str = "ROOT", on: int | None = None) -> None:
        """Make ``cue`` a finite verb, hung on ``on`` or the root."""
        third = self.doc[cue].lower_ in _thirds()
        self.tags[cue] = "VBZ" if third else "VBP"
        self.heads[cue], self.deps[cue] = (cue if on is None else on), label

    def subject(self, lo: int, hi: int, cue: int, label: str = "nsubj") -> None:
        """Hang the noun phrase from ``lo`` to ``hi`` on ``cue`` as its subject."""
        prepositions = (i for i in range(lo + 1, hi) if self.tags[i] == "IN")
        main = next(prepositions, hi) - 1
        if self.tags[main] not in NOUNS:
            self.tags[main] = "NNP" if self.doc[main].text[:1].isupper() else "NN"
        self.hang(lo, hi, on=cue, label=label, main=main)

    def made(self) -> "Doc":
        """The headline with its new tree."""
        from spacy.tokens import Doc

        return Doc(
            self.doc.vocab,
            words=[t.text for t in links.tokens(self.doc)],
            spaces=[bool(t.whitespace_) for t in links.tokens(self.doc)],
            tags=self.tags,
            pos=[t.pos_ for t in links.tokens(self.doc)],
            lemmas=[t.lemma_ for t in links.tokens(self.doc)],
            heads=self.heads,
            deps=self.deps,
            ents=[
                f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
                for t in links.tokens(self.doc)
            ],
        )


def mended(doc: "Doc") -> "Doc":
    """Return ``doc`` with the tree of a headline, or as it is where it has no such form.

    Args:
        doc: A parsed headline.
    """
    if not len(doc) or doc[0].is_space:
        return doc
    tree = _Tree(doc)
    colon = next((t.i for t in doc[:SUBJECT] if t.text == ":"), None)
    if colon is not None and 0 < colon < len(doc) - 1:
        return _led(tree, colon)
    tail = _tail(doc)
    if tail is not None:
        comma, cue, lo, hi = tail
        inner = _cue(doc, 0, comma)
        tree.say(cue)
        if inner is not None:
            _told(tree, inner, comma, on=cue)
        else:
            _said(tree, 0, comma, cue)
        tree.subject(lo, hi, cue)
        _marks(tree, comma, cue)
        return tree.made()
    accused = _accused(doc)
    if accused is not None:
        tree.say(accused)
        tree.tags[accused] = "VBN"
        tree.subject(0, accused, accused, "nsubj:pass")
        _prepositional(tree, accused + 1, len(doc), accused)
        return tree.made()
    cue_at = _cue(doc, 0, len(doc))
    if cue_at is None:
        return doc
    _told(tree, cue_at, len(doc))
    return tree.made()


def _accused(doc: "Doc") -> int | None:
    """The participle of "Minister accused of bribery": the verb "is" is left out."""
    for i in range(1, min(len(doc) - 1, SUBJECT + 1)):
        if doc[i].tag_ in ("VBD", "VBN") and doc[i].lower_ in ACCUSED:
            behind = doc[i - 1].tag_ in NOUNS or doc[i - 1].text[:1].isupper()
            return i if behind and doc[i + 1].lower_ in ("of", "for") else None
    return None


def _led(tree: _Tree, colon: int) -> "Doc":
    """Part the words before a colon from the clause behind it."""
    verb = _verb(tree, colon + 1, len(tree.doc))
    if verb is None:
        return tree.doc
    tree.hang(colon + 1, len(tree.doc), on=verb, label="ROOT", main=verb)
    _verbs_subject(tree, colon + 1, verb)
    tree.subject(0, colon, verb)
    before = [i for i in range(colon) if tree.heads[i] == verb]
    for i in before:
        tree.deps[i] = "dislocated"
    tree.heads[colon], tree.deps[colon] = verb, "punct"
    return tree.made()


def _told(tree: _Tree, cue: int, end: int, on: int | None = None) -> None:
    """Put "SUBJECT CUE CONTENT" right up to ``end``."""
    tree.say(cue, "ROOT" if on is None else "ccomp", on)
    tree.subject(0, cue, cue)
    _said(tree, cue + 1, end, cue)


def _said(tree: _Tree, lo: int, hi: int, cue: int) -> None:
    """Hang what is said on the cue: an infinitive, a gerund, a clause or a noun phrase."""
    if lo >= hi:
        return
    doc = tree.doc
    if doc[lo].lower_ == "to" and lo + 1 < hi:
        tree.tags[lo], tree.tags[lo + 1] = "TO", "VB"
        tree.hang(lo, hi, on=cue, label="xcomp", main=lo + 1)
        tree.heads[lo], tree.deps[lo] = lo + 1, "mark"
    elif doc[lo].lower_.endswith("ing") and tree.tags[lo] in ("VBG", "NN", "JJ", "NNP"):
        tree.tags[lo] = "VBG"
        tree.hang(lo, hi, on=cue, label="xcomp", main=lo)
    elif (verb := _verb(tree, lo, hi)) is not None:
        tree.hang(lo, hi, on=cue, label="ccomp", main=verb)
        _verbs_subject(tree, lo, verb)
    elif tree.tags[lo] == "IN":
        _prepositional(tree, lo, hi, cue)
    else:
        entry = lexicon.verbs()[doc[cue].lower_]
        to = next((i for i in range(lo + 1, hi - 1) if doc[i].lower_ == "to"), None)
        if to is not None and "OI" in entry.frames and doc[to + 1].tag_ not in NOUNS[2:]:
            _said(tree, to, hi, cue)
            hi = to
        label = "ccomp" if "C" in entry.frames and not entry.frames & WITH_OBJECT else "obj"
        main = _object(tree, lo, hi)
        if tree.tags[main] in FINITE and doc[main].text[:1].isupper():
            tree.tags[main] = "NNP"
        tree.hang(lo, hi, on=cue, label=label, main=main)


def _object(tree: _Tree, lo: int, hi: int) -> int:
    """The noun that heads the first noun phrase from ``lo`` on."""
    last = lo
    for i in range(lo, hi):
        if tree.tags[i] in NOUNS:
            last = i
        elif tree.tags[i] in ("IN", "TO", ",", "WP", "WDT", "VBG") or tree.doc[i].is_punct:
            break
    return last


def _prepositional(tree: _Tree, lo: int, hi: int, cue: int) -> None:
    """Hang "for talks" of "calls for talks" on the cue."""
    main = _object(tree, lo + 1, hi) if lo + 1 < hi else lo
    tree.hang(lo, hi, on=cue, label="obl", main=main)
    if main != lo:
        tree.heads[lo], tree.deps[lo] = main, "case"


def _verb(tree: _Tree, lo: int, hi: int) -> int | None:
    """The main verb of a clause: a finite verb, or a past form right behind its noun."""
    for i in range(lo + 1, hi):
        token = tree.doc[i]
        if token.tag_ in ("IN", "TO", "WDT", "WP"):
            return None
        if token.tag_ in FINITE and token.dep_ not in ("aux", "cop", "aux:pass"):
            return i
        if token.dep_ in ("aux", "cop", "aux:pass") and lo <= token.head.i < hi:
            return token.head.i
        if token.tag_ == "VBN" and tree.tags[i - 1] in NOUNS and i + 1 < hi:
            tree.tags[i] = "VBD" if tree.doc[i + 1].tag_ in (*NOUNS, "DT", "CD", "JJ") else "VBN"
            return i
    return None


def _verbs_subject(tree: _Tree, lo: int, verb: int) -> None:
    """Give the verb of a clause the noun before it as its subject where it has none."""
    labels = ("nsubj", "nsubj:pass", "expl")
    if any(tree.heads[i] == verb and tree.deps[i] in labels for i in range(lo, verb)):
        return
    nouns = [i for i in range(lo, verb) if tree.tags[i] in NOUNS]
    if nouns:
        passive = tree.tags[verb] == "VBN"
        label = "nsubj:pass" if passive else "nsubj"
        tree.hang(lo, nouns[-1] + 1, on=verb, label=label, main=nouns[-1])


def _cue(doc: "Doc", lo: int, hi: int) -> int | None:
    """The verb of saying behind a short subject, or None."""
    for i in range(lo + 1, min(hi, lo + SUBJECT + 1)):
        token = doc[i]
        if token.text in (":", ",", ";", "?", "“", '"'):
            return None
        if _says(doc, i):
            return i
        if token.tag_ in FINITE and token.lower_ not in lexicon.verbs():
            return None
    return None


def _says(doc: "Doc", i: int) -> bool:
    token, before = doc[i], doc[i - 1]
    low = token.lower_
    cue = lexicon.verbs().get(low)
    if cue is None or before.lower_ in NOT_BEFORE or not _open(cue):
        return False
    if i + 1 >= len(doc) or doc[i + 1].lower_ in NOUN_AFTER:
        return False
    if low in _thirds():
        return True
    return low == cue.lemma and (before.tag_ in ("NNS", "NNPS") or _plural(before))


def _open(cue: lexicon.Cue) -> bool:
    return any(frame in cue.frames for frame in ("C", "N", "I", "OI", "G")) or any(
        frame.startswith(("O:", "P:")) for frame in cue.frames
    )


def _plural(token: "Token") -> bool:
    return token.lower_ in PLURALS or (token.text[:1].isupper() and token.lower_.endswith("s"))


def _tail(doc: "Doc") -> tuple[int, int, int, int] | None:
    """Where ", NAME says" or ", says NAME" stands: comma, cue and the name's two ends."""
    end = len(doc)
    while end and doc[end - 1].is_punct:
        end -= 1
    comma = next((i for i in range(end - 1, 1, -1) if doc[i].text == ","), None)
    if comma is None or not 2 <= end - comma - 1 <= TAIL:
        return None
    first, last = comma + 1, end - 1
    for cue, lo, hi in ((last, first, last), (first, first + 1, end)):
        entry = lexicon.verbs().get(doc[cue].lower_)
        speaks = entry is not None and {"C", "Q"} <= entry.frames
        if speaks and (doc[cue].lower_ in _thirds() or doc[cue].tag_ in FINITE):
            return comma, cue, lo, hi
    return None


def _marks(tree: _Tree, comma: int, cue: int) -> None:
    for i in range(comma, len(tree.doc)):
        if tree.doc[i].is_punct:
            tree.heads[i], tree.deps[i] = cue, "punct"
