"""Fits spaCy's English tokenizer to the treebanks' word division.

Everything here is data of the standard tokenizer (rules and patterns), so it is
saved with the pipeline and needs no code when the pipeline is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found]
from spacy.lang.char_classes import ALPHA
from spacy.language import Language
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

# The treebanks keep "non-profit" whole but divide "oil-rich".
BOUND_PREFIXES = (
    "anti co counter cross ex inter mid mini multi non post pre pro pseudo re semi sub super "
    "trans ultra Anti Co Ex Mid Non Post Pre Pro"
).split()
ABBREVIATIONS = (
    "Amb. Ave. Blvd. Brig. Capt. Cmdr. Col. Cpl. Dept. Fr. Ft. Gens. Govs. Hon. Lt. Maj. "
    "Messrs. Mlle. Mme. Pvt. Reps. Sens. Sgt. Supt. approx. ca. cf. vol. vols."
).split()
WHOLE = ("e-mail", "E-mail", "e-mails", "E-mails", "e-mailed", "e-mailing")
# Rules that read a word or two marks as something else: "Wed" as "We'd".
UNWANTED = ("and/or", "id", "Id", "wed", "Wed", "):", "(=", ");")
TREEBANK_SPLITS = ({ORTH: "wan", NORM: "want"}, {ORTH: "na", NORM: "to"})

_DASHES = "[–—]"
PREFIXES = (rf"--+(?=[{ALPHA}])", rf"[-–—](?=[{ALPHA}])")
SUFFIXES = (
    r"[!?]{2,}",
    # Not after a few letters: there the treebanks keep a broken-off word whole ("th-").
    rf"(?<=[{ALPHA}0-9]{{5}})-",
    rf"(?<=[{ALPHA}0-9])--",
    r"(?<=[0-9]:[0-9][0-9])(?:am|pm|AM|PM)",
    r"(?<=[0-9])(?:k|K|mn|m|M|bn|b|B|tn)",
)


def _hyphen() -> str:
    guards = "".join(rf"(?<!\b{prefix})" for prefix in BOUND_PREFIXES)
    return rf"(?<=[{ALPHA}0-9]){guards}(?:-|–|—|--|---|——|~)(?=[{ALPHA}])"


def _infixes(nlp: Language) -> list[str]:
    standard = [str(pattern) for pattern in nlp.Defaults.infixes or []]
    kept = [p for p in standard if not p.endswith(rf"(?=[{ALPHA}])") or "—" not in p]
    if len(kept) != len(standard) - 1:
        raise ValueError("the standard hyphen pattern is not where it was")
    added = (
        rf"(?<=[{ALPHA}])(?<!\bmid)-(?=[0-9])",
        rf"(?<=[{ALPHA}]\.)-(?=[{ALPHA}])",
        rf"(?<=[0-9]){_DASHES}(?=[0-9])",
        rf"(?<=[{ALPHA}])[:;,](?=[“‘\"])",
        rf"(?<=[:;,])[“‘\"](?=[{ALPHA}])",
    )
    return [*kept, _hyphen(), *added]


def adapt(nlp: Language) -> Language:
    """Changes the tokenizer of a pipeline to divide words as the treebanks do."""
    tokenizer: Any = nlp.tokenizer
    prefixes = [*(nlp.Defaults.prefixes or []), *PREFIXES]
    suffixes = [*(nlp.Defaults.suffixes or []), *SUFFIXES]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(_infixes(nlp)).finditer
    rules = {key: value for key, value in tokenizer.rules.items() if key not in UNWANTED}
    tokenizer.rules = rules
    for form in (*ABBREVIATIONS, *WHOLE):
        tokenizer.add_special_case(form, [{ORTH: form}])
    tokenizer.add_special_case("wanna", list(TREEBANK_SPLITS))
    return nlp


def treebank_words() -> Callable[[Language], Language]:
    """Lets the training configuration name ``adapt``."""
    return adapt


registry.callbacks.register("claimtrack.treebank_words.v1", func=treebank_words)
