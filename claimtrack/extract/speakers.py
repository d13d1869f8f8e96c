"""Whom a source denotes, by what the article has said before.

A name is completed to its full form, an acronym to what it stands for, a pronoun or a role noun to
the one speaker it can mean. One rule everywhere: accept only if exactly one candidate remains, else
the words of the source stand and nobody is guessed.
"""

import re
from typing import TYPE_CHECKING

from claimtrack.countries import called, countries
from claimtrack.extract import descriptions, kinds, links, naming, pronouns, shortforms
from claimtrack.extract.cast import Cast, Known
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.types import SpeakerName
from claimtrack.text import name_key
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubj:pass")
PARTS = ("compound", "flat", "amod", "nmod:desc", "case", "det")
"""Labels of words that are only a part of the name or phrase they stand in."""
THE = ("the", "this", "these", "those", "that", "both")
SHORT = 4
"""Words of the longest phrase that can point back to somebody ("the two military sources")."""


class Speakers:
    """What one article's sources denote; fed in text order."""

    def __init__(self, text: str) -> None:
        """Read the introductions of acronyms and chosen names out of ``text``."""
        self.cast = Cast()
        self.acronyms = shortforms.acronyms(text)
        self.titled = shortforms.self_named(text)
        self._doc: Doc | None = None
        self._next = 0

    def note(self, doc: "Doc", end: int) -> None:
        """Remember whom a paragraph names or describes before token ``end``, from where it stopped.

        Args:
            doc: The paragraph; another one than the last is begun at its first token.
            end: The first token not to be read yet.
        """
        if self._doc is None or doc != self._doc:
            self._doc, self._next = doc, 0
        for token in links.tokens(doc)[self._next : end]:
            self.cast.sentence += int(bool(token.is_sent_start))
            self.cast.read += 1
            self._met(token)
        self._next = max(self._next, end)

    def resolve(self, head: "Token") -> SpeakerName:
        """Return whom the phrase of ``head`` denotes and remember it as the last speaker."""
        tokens = naming.phrase(head)
        self.note(head.doc, tokens[0].i if tokens else head.i)
        mention = naming.written(tokens)
        run = naming.name_run(tokens, head)
        if head.tag_ in ("PRP", "PRP$"):
            return self._spoken(pronouns.meant(head.lower_, self.cast), mention)
        if run:
            return self._named(tokens, head, run, mention)
        return self._described(tokens, head, mention)

    def resolve_all(self, head: "Token") -> list[SpeakerName]:
        """Return whom the phrase of ``head`` denotes: the pair that "both countries" sums up."""
        tokens = naming.phrase(head)
        self.note(head.doc, tokens[0].i if tokens else head.i)
        pair = descriptions.pair(tokens, head, self.cast)
        if not pair:
            return [self.resolve(head)]
        mention = naming.written(tokens)
        return [self._spoken(known, mention) for known in pair]

    def described(self, name: str) -> str:
        """Return all the words that have named or described the speaker ``name`` so far."""
        key = name_key(name)
        return " ; ".join(m for k in self.cast if k.key == key for m in k.mentions)

    def _met(self, token: "Token") -> None:
        """Remember whom the phrase of ``token`` names or, as a subject, describes."""
        joined = token.dep_ == "conj" and token.head.dep_ in SUBJECTS
        subject = token.dep_ in SUBJECTS or joined
        if token.tag_ in ("PRP",):
            known = pronouns.meant(token.lower_, self.cast) if subject else None
            if known is not None and token.lower_ in pronouns.SINGULAR:
                self.cast.acted(known)
            return
        if not token.tag_.startswith("N") or token.dep_ in PARTS:
            return
        if not (subject or naming.is_name(token) or token.lower_ in word_list("role")):
            return
        tokens = naming.phrase(token)
        run = naming.name_run(tokens, token)
        known = self._met_by_name(tokens, token, run) if run else None
        if known is None and subject and not run:
            known = self._met_described(tokens, token)
        if known is None:
            return
        known.told(tokens)
        self.cast.met(known, token)
        if subject:
            self.cast.acted(known)

    def _met_by_name(
        self, tokens: list["Token"], head: "Token", run: list["Token"]
    ) -> Known | None:
        kind = kinds.kind_of(tokens, head, run)
        name = self._expanded(naming.written(run))
        known = self.cast.full(name, kind)
        if known is not None:
            known.seen, known.seen_in = self.cast.read, self.cast.sentence
            return known
        sure = naming.has_role(tokens, run) or any(t.ent_type_ == "PERSON" for t in run)
        sure = sure or naming.given_gender(name) is not None
        last = run[-1].lower_
        if kind is SpeakerKind.PERSON and sure and len(run) > 1:
            return self.cast.remember(name, kind, last)
        body = last in word_list("organisation") or len(run) > 1 or name_key(name) in countries()
        named = kind in (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
        return self.cast.remember(name, kind, last) if named and body else None

    def _met_described(self, tokens: list["Token"], head: "Token") -> Known | None:
        """Somebody only described who may be "they" or "it" in the next sentence."""
        kind = kinds.kind_of(tokens, head, [])
        human = head.lower_ in word_list("role") | word_list("person_noun")
        people = head.tag_ == "NNS" and head.lower_ in (
            word_list("generic_plural") | word_list("organisation") | word_list("people")
        )
        body = kind in (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
        if not (human or people or body) or not tokens:
            return None
        back = descriptions.meant(tokens, head, self.cast)
        if back is not None:
            return back
        known = self.cast.remember(naming.bare(naming.written(tokens)), kind, head.lower_)
        known.plural = head.tag_ == "NNS" or head.lower_ == "police"
        known.passing = known.spoke < 0
        return known

    def _expanded(self, name: str) -> str:
        name = re.sub(r"[’']s$", "", name)
        return self.acronyms.get(name, name)

    def _named(
        self, tokens: list["Token"], head: "Token", run: list["Token"], mention: str
    ) -> SpeakerName:
        kind = kinds.kind_of(tokens, head, run)
        name = self._expanded(naming.written(run))
        if head.dep_ in ("amod", "compound") and (land := countries().get(name_key(name))):
            name, kind = called()[land], SpeakerKind.ORGANISATION  # "Tarnish charges": Tarn's
        full = self.cast.full(name, kind)
        if full is not None:
            name, kind = full.name, full.kind
        elif kind is SpeakerKind.DOCUMENT:
            name = naming.bare(mention)
        known = self.cast.remember(name, kind, run[-1].lower_)
        known.told(tokens)
        return self._spoken(known, mention)

    def _described(self, tokens: list["Token"], head: "Token", mention: str) -> SpeakerName:
        """A common noun: an earlier speaker where it points back, else its own words."""
        first, noun = (tokens[0].lower_ if tokens else ""), head.lower_
        if noun in self.titled and first in ("the", "these", "those"):
            known = self.cast.remember(self.titled[noun], SpeakerKind.ORGANISATION, noun)
            return self._spoken(known, mention)
        back = descriptions.meant(tokens, head, self.cast)
        if back is not None:
            return self._spoken(back, mention)
        kind = kinds.kind_of(tokens, head, [])
        if kind is SpeakerKind.DOCUMENT and (issuer := naming.issuer(tokens)):
            outlet = kinds.kind_of(issuer, issuer[-1], issuer)
            return self._spoken(self.cast.remember(naming.written(issuer), outlet, noun), mention)
        name = mention if kind is SpeakerKind.ANONYMOUS else naming.bare(mention)
        if noun in ("some", "others", "many", "those", "one", "who", "which") and len(tokens) == 1:
            kind = SpeakerKind.ANONYMOUS
        known = self.cast.remember(name, kind, noun)
        known.plural = head.tag_ == "NNS" or noun in ("police", "some", "others", "many")
        known.told(tokens)
        return self._spoken(known, mention)

    def _spoken(self, known: Known | None, mention: str) -> SpeakerName:
        if known is None:
            return SpeakerName("", SpeakerKind.UNKNOWN, mention)
        self.cast.spoken(known)
        same = known.key == name_key(mention)
        return SpeakerName(known.name, known.kind, None if same else mention)
