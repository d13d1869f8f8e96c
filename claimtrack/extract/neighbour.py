"""Who stands beside the cue of a quotation, by the order of the words.

"“…,” said Ida Holt, the mayor" and "“…,” the mayor said" leave no doubt whose words they are,
even where the parser made the quotation or something in it the subject.
"""

from typing import TYPE_CHECKING

from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset("DT JJ JJR JJS NN NNS NNP NNPS PRP PRP$ POS CD HYPH AFX VBN VBG WP".split())
"""Tags that a noun phrase is made of."""
LINKS = frozenset({"of", "for", "from", "in", "at", "with", "and", "&"})
"""Words that join two halves of a phrase ("a clerk at the port")."""
ASIDE = frozenset({"RB", "RBR", "UH"})
"""Tags of what may stand between a speaker and the cue ("he later said")."""
NEAR = 3
"""Words between a quotation and its cue that leave no room for a second name."""
OPENERS = frozenset(",.;:—–()\"“”'‘’")


def speaker(doc: "Doc", cue: "Token", quote: Span) -> "Token | None":
    """Return the head of the noun phrase beside ``cue``, None where none stands there.

    Args:
        doc: The paragraph.
        cue: The verb that introduces the quotation.
        quote: The quotation with its marks; nothing in it is a speaker.
    """
    before = _left(doc, cue, quote) or _first(doc, cue, quote)
    after = _right(doc, cue, quote)
    if cue.idx >= quote.end:
        direct = all(t.text in OPENERS or t.tag_ in ASIDE for t in _gap(doc, quote, cue))
        return after if direct and after is not None else before
    return before


def plain(doc: "Doc", cue: "Token", quote: Span) -> bool:
    """Return whether nothing but a short name stands between a quotation and the cue behind it."""
    return len([t for t in _gap(doc, quote, cue) if not t.is_punct]) <= NEAR


def _gap(doc: "Doc", quote: Span, cue: "Token") -> list["Token"]:
    return [t for t in doc[: cue.i] if t.idx >= quote.end]


def _left(doc: "Doc", cue: "Token", quote: Span) -> "Token | None":
    """The phrase that ends right before the cue, appositions and relative clauses skipped."""
    i = cue.i - 1
    while i >= 0 and (doc[i].tag_ in ASIDE or doc[i].lower_ in ("has", "had", "have")):
        i -= 1
    if i > 0 and doc[i].text == ")":  # "Ida Holt (D-Tarn) said"
        i = next((k - 1 for k in range(i, -1, -1) if doc[k].text == "("), i)
    end = i + 1
    while i >= 0 and not _inside(doc[i], quote) and _phrasal(doc, i):
        i -= 1
    return head(doc, i + 1, end)


def _first(doc: "Doc", cue: "Token", quote: Span) -> "Token | None":
    """The name that opens the clause, an apposition behind it ("Ida Holt, the mayor, said")."""
    if not cue.i or doc[cue.i - 1].text != ",":
        return None
    start = cue.sent.start if cue.idx < quote.start else _gap(doc, quote, cue)[0].i
    while start < cue.i and (doc[start].text in OPENERS or doc[start].tag_ in ASIDE):
        start += 1
    comma = next((t.i for t in doc[start : cue.i] if t.text == ","), start)
    named = start < comma and all(_phrasal(doc, i) for i in range(start, comma))
    return head(doc, start, comma) if named else None


def _right(doc: "Doc", cue: "Token", quote: Span) -> "Token | None":
    """The phrase that begins right behind the cue."""
    i = cue.i + 1
    while i < len(doc) and doc[i].tag_ in ASIDE:
        i += 1
    start = i
    while i < len(doc) and not _inside(doc[i], quote) and _phrasal(doc, i):
        i += 1
    return head(doc, start, i)


def _inside(token: "Token", quote: Span) -> bool:
    return quote.start <= token.idx < quote.end


def _phrasal(doc: "Doc", i: int) -> bool:
    token = doc[i]
    return token.tag_ in NOMINAL or (token.lower_ in LINKS and i > 0 and doc[i - 1].tag_ in NOMINAL)


def head(doc: "Doc", start: int, end: int) -> "Token | None":
    """Return the head of the first noun phrase between two places, days left out."""
    link = next((t.i for t in doc[start:end] if t.lower_ in LINKS and t.i > start), end)
    nouns = [
        t
        for t in doc[start:link]
        if t.tag_[:2] in ("NN", "PR") and t.tag_ != "PRP$" and t.lower_ not in word_list("day")
    ]
    tops = [t for t in nouns if not start <= t.head.i < link]
    found = tops or nouns[-1:]
    return found[-1] if found else None
