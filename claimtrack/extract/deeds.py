"""What happens to counted people, as classes: killed, wounded, detained, missing and a few more.

``deeds.tsv`` holds the word forms, so that a wrong or missing lemma from the parser costs nothing;
this module reads them once.
"""

from functools import cache
from importlib.resources import files

ANY = "*"
_DATA = files(__package__) / "deeds.tsv"


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, kind, forms = line.split("\t")
            table.setdefault(kind, {}).update(dict.fromkeys(forms.split(), name))
    return table


@cache
def _generic() -> frozenset[tuple[str, str]]:
    rows = (
        line.split("\t")
        for line in _DATA.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return frozenset(
        (name, form) for name, kind, forms in rows if kind == "generic" for form in forms.split()
    )


def deed(word: str, *kinds: str) -> str | None:
    """Return the class a word form stands for in one of the ``kinds``, or None.

    Args:
        word: A word form in any case.
        kinds: Of "object", "subject", "state", "noun" (see ``deeds.tsv``), the first that fits.
    """
    low = word.lower()
    return next((found for kind in kinds if (found := _table().get(kind, {}).get(low))), None)


def generic(word: str, name: str | None = None) -> bool:
    """Return whether a noun adds nothing to the class ``name`` ("people killed" is "killed")."""
    low = word.lower()
    return (ANY, low) in _generic() or (name is not None and (name, low) in _generic())
