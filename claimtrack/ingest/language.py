"""Which language a text is in, told from its prose; None where that would be a guess."""

from dataclasses import replace
from functools import cache
from typing import Any

from claimtrack.ingest.types import ParsedArticle
from claimtrack.text import paragraphs, words

ENGLISH = "en"
SHORT_WORDS = 40
"""Below this many words the identifier errs: "Erbil denies strike" is German to it."""
PROSE_WORDS = 8
"""A paragraph of fewer words is a heading, a button or a caption."""
ENOUGH_CHARS = 20_000
"""More text does not change the answer."""
SURE = 0.9
"""Normalised probability from which a short text's language is believed."""
LIKELY = 0.5
"""The same for a longer text, where the identifier's scores lie near one."""
COMMON_SHARE = 0.2
"""English prose has two common words in five; no other language reaches one in five."""
_COMMON = frozenset(
    "the of and to in a that it is was were for on with as by at from has have had been be are "
    "he she they his her their its this these not but an or who which said says after before "
    "over no".split()
)


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or None where it cannot be told.

    Args:
        text: An article's text; only its paragraphs of prose are looked at, if it has any.
    """
    lines = [text[start:end] for start, end in paragraphs(text[:ENOUGH_CHARS])]
    prose = "\n".join([line for line in lines if len(line.split()) >= PROSE_WORDS] or lines)
    tokens = words(prose)
    if not any(char.isalpha() for char in prose):
        return None
    if len(tokens) < SHORT_WORDS and prose.isascii() and _english_share(tokens) >= COMMON_SHARE:
        return ENGLISH
    code, sureness = _identifier().classify(prose)
    needed = SURE if len(tokens) < SHORT_WORDS else LIKELY
    return str(code) if sureness >= needed else None


def mark_language(article: ParsedArticle) -> ParsedArticle:
    """Return ``article`` with its language set from its text."""
    return replace(article, language=language_of(article.text))


def is_foreign(article: ParsedArticle) -> bool:
    """Return whether ``article`` is known not to be English (stored, but not extracted)."""
    return article.language not in (None, ENGLISH)


def _english_share(tokens: list[str]) -> float:
    return sum(token in _COMMON for token in tokens) / max(1, len(tokens))


@cache
def _identifier() -> Any:
    """Return py3langid's identifier, loaded once and only when first needed (0.3 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
