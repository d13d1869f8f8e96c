"""Make ``claimtrack/match/data/background.json`` from sentence lists and treebanks.

    python -m training.background_idf OUT TEXT.txt TREEBANK.conllu.xz ...

A ``.txt`` holds one sentence a line, a ``.conllu`` (or ``.conllu.xz``) its ``# text =`` lines.
Only counts leave this script, never text: stems of at least two sentences, in buckets by the
binary logarithm of how many sentences they occur in.
"""

import json
import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from claimtrack.match.lexicon import stem
from claimtrack.match.tokens import content_stem, tokenize

SEEN = 2
"""Sentences a stem must occur in: single occurrences are mostly misspellings and rare names."""
_WORD = re.compile(r"[^\W\d_][^_/@]{1,24}")
"""What may be a stem: begins with a letter, holds no sign of an address or a rule."""
LICENCE = (
    "Counts derived from public-domain agency news and from the Universal Dependencies treebanks "
    "English EWT (CC BY-SA 4.0) and GUM (CC BY and CC BY-SA parts); this table: CC BY-SA 4.0"
)


def sentences(path: Path) -> Iterator[str]:
    """Yield the sentences of one file."""
    raw = path.read_bytes()
    lines = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8").splitlines()
    treebank = ".conllu" in path.suffixes
    for line in lines:
        if treebank and line.startswith("# text = "):
            yield line.removeprefix("# text = ")
        elif not treebank and line.strip():
            yield line


def count(paths: list[Path]) -> tuple[int, Counter[str], Counter[str]]:
    """Return how many sentences there are, each stem's frequency, and that of it in lower case."""
    documents = 0
    df: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for path in paths:
        for sentence in sentences(path):
            documents += 1
            tokens = tokenize(sentence)
            df.update({found for token in tokens if (found := content_stem(token))})
            plain.update({stem(token.low) for token in tokens if not token.capital})
    return documents, df, plain


def table(documents: int, df: Counter[str], plain: Counter[str]) -> dict[str, object]:
    """Return the file's content: stems by bucket, ordinary words and names apart."""
    sections: dict[str, dict[int, list[str]]] = {
        "plain": defaultdict(list),
        "names": defaultdict(list),
    }
    for found, times in df.items():
        if times >= SEEN and _WORD.fullmatch(found):
            section = "plain" if 2 * plain[found] >= times else "names"
            sections[section][int(math.log2(times))].append(found)
    packed = {
        name: {str(b): " ".join(sorted(stems)) for b, stems in sorted(buckets.items())}
        for name, buckets in sections.items()
    }
    return {"licence": LICENCE, "documents": documents, **packed}


def main(arguments: list[str]) -> None:
    """Write the table named first from the files named after it."""
    if len(arguments) < 2:
        sys.exit(__doc__)
    out, *paths = map(Path, arguments)
    content = table(*count(paths))
    out.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {content['documents']} sentences, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
