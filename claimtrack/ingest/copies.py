"""Whether two article texts are copies of one another: a wire story printed twice, a reprint.

Texts in, small tuples of numbers out; no database, so the numbers can be stored and compared
anywhere. Word shingles of the prose go into a MinHash (Broder 1997) with a fixed seed, whose
share of equal values estimates the share of common shingles (Jaccard). With the number of
shingles kept beside it, the same estimate tells how much of the shorter text is in the longer.
"""

import hashlib
from typing import TypeAlias

from claimtrack.text import paragraphs, words

Signature: TypeAlias = tuple[int, ...]
"""The number of shingles, then ``PERMUTATIONS`` 32-bit minima. Survives JSON as a list."""

SHINGLE_WORDS = 3
"""Three words: with a tenth of the words changed a copy keeps half of its shingles, and two
reporters' stories of one event share about one in fifty (names, set phrases, a quotation)."""
PERMUTATIONS = 128
"""Standard error of the estimate: at most 0.044."""
SEED = 1
SCHEME = "affine32"
"""datasketch's permutation scheme, named because stored signatures depend on it."""
BANDS = 32
BAND_ROWS = 2
"""Two minima a band, 32 bands: texts with a similarity of 0.5 meet in some band in 9,999 cases
of 10,000, with 0.25 (a reprint cut to a quarter) in 87 of 100, with 0.02 in one of 80."""

COPY_CONTAINMENT = 0.7
"""Share of the shorter text that must be in the longer. Measured on texts of our own: a wire
story with a tenth of its words changed 0.75, cut to its first paragraphs 1.0, with other
furniture or paragraphs added 1.0; half wire and half own reporting 0.63 (two origins, so no
copy); another reporter's story with the same quoted statement and figures 0.2 to 0.3."""
SHORT_SHINGLES = 30
"""Two briefs of under thirty words may be alike by chance; these must be nearly equal."""
SHORT_SIMILARITY = 0.8
PROSE_WORDS = 8
"""Paragraphs of fewer words are furniture: buttons, captions, headings."""
_SENTENCE_ENDS = (".", "!", "?", '"', "”", "’", ")", "»", ":")


def signature(text: str) -> Signature:
    """Return the signature of an article's text, equal for equal prose on every machine.

    Only paragraphs written as sentences count, so menus and captions around a text change
    little; a text without any counts whole.

    Args:
        text: The text, paragraphs separated by line breaks.
    """
    from datasketch import MinHash  # loads SciPy, which takes over a second

    found = shingles(text)
    sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME)
    sketch.update_batch([shingle.encode("utf-8", "replace") for shingle in sorted(found)])
    return (len(found), *(int(value) for value in sketch.hashvalues))


def shingles(text: str) -> frozenset[str]:
    """Return the runs of ``SHINGLE_WORDS`` words in the prose of ``text``, folded."""
    lines = [text[start:end] for start, end in paragraphs(text)]
    prose = [line for line in lines if _is_prose(line)] or lines
    tokens = [token for line in prose for token in words(line)]
    if len(tokens) <= SHINGLE_WORDS:
        return frozenset({" ".join(tokens)} if tokens else ())
    runs = zip(*(tokens[i:] for i in range(SHINGLE_WORDS)), strict=False)
    return frozenset(" ".join(run) for run in runs)


def bands(signature: Signature) -> list[int]:
    """Return 63-bit keys of which near copies share at least one; none for an empty text.

    Args:
        signature: What ``signature`` gave.
    """
    if signature[0] == 0:
        return []
    minima = signature[1:]
    return [_band(i, minima[i * BAND_ROWS : (i + 1) * BAND_ROWS]) for i in range(BANDS)]


def similarity(left: Signature, right: Signature) -> float:
    """Return the estimated share of shingles two texts have in common, 0 to 1."""
    if left[0] == 0 or right[0] == 0:
        return 0.0
    equal = sum(a == b for a, b in zip(left[1:], right[1:], strict=True))
    return equal / PERMUTATIONS


def containment(left: Signature, right: Signature) -> float:
    """Return the estimated share of the shorter text's shingles that the longer has too, 0 to 1.

    From J = shared / (a + b - shared) follows shared = J (a + b) / (1 + J).
    """
    smaller = min(left[0], right[0])
    if smaller == 0:
        return 0.0
    share = similarity(left, right)
    return min(1.0, share * (left[0] + right[0]) / (1 + share) / smaller)


def is_copy(left: Signature, right: Signature) -> bool:
    """Return whether two texts are one text, edited or shortened. Symmetric.

    It errs towards "no": two origins counted for one story can be corrected by a person, while a
    wrong copy silently takes an origin away.

    Args:
        left: Signature of one text.
        right: Signature of the other.
    """
    if min(left[0], right[0]) < SHORT_SHINGLES:
        return similarity(left, right) >= SHORT_SIMILARITY
    return containment(left, right) >= COPY_CONTAINMENT


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE_WORDS and line.endswith(_SENTENCE_ENDS)


def _band(number: int, minima: Signature) -> int:
    raw = b"".join(value.to_bytes(4, "big") for value in (number, *minima))
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big") >> 1
