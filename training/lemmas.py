"""Learns lemma tables for spaCy's rule lemmatizer from treebank counts.

A form seen in training takes its most frequent lemma for its part of speech. Any
other form goes by its longest ending seen often enough. Proper nouns stay as written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.lookups import Lookups

from training.conllu import Token

Forms = dict[tuple[str, str], str]
Rules = dict[str, dict[str, str]]

LONGEST_ENDING = 6
LEAST_SUPPORT = 2
AS_WRITTEN = frozenset({"PROPN", "PUNCT", "SYM", "X"})


def frequent_lemmas(tokens: Iterable[Token]) -> Forms:
    """Maps (part of speech, small form) to its most frequent lemma."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        if token.upos not in AS_WRITTEN:
            counts[token.upos, token.form.lower()][token.lemma] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}


def ending_rules(forms: Forms) -> Rules:
    """Finds, for every part of speech, what becomes of each ending."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (pos, form), lemma in forms.items():
        for old, new in _changes(form, lemma.lower()):
            counts[pos, old][new] += 1
    rules: Rules = defaultdict(dict)
    # Shorter endings first: a longer one is kept only where it says something else.
    for (pos, old), news in sorted(counts.items(), key=lambda item: (len(item[0][1]), item[0])):
        new = news.most_common(1)[0][0]
        if sum(news.values()) >= LEAST_SUPPORT and apply(rules[pos], old) != new:
            rules[pos][old] = new
    return dict(rules)


def apply(rules: dict[str, str], form: str) -> str:
    """Makes the lemma of a form by its longest known ending."""
    for start in range(max(0, len(form) - LONGEST_ENDING), len(form)):
        if form[start:] in rules:
            return form[:start] + rules[form[start:]]
    return form


def tables(tokens: Iterable[Token]) -> Lookups:
    """Builds the tables of ``spacy.pipeline.Lemmatizer`` in mode ``rule``."""
    forms = frequent_lemmas(tokens)
    rules = ending_rules(forms)
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (pos, form), lemma in forms.items():
        if apply(rules.get(pos, {}), form) != lemma:
            exceptions[pos.lower()][form] = [lemma]
            exceptions[pos.lower()].setdefault(form.replace("'", "’"), [lemma])
    ordered = {
        # The empty ending comes last: a form that no rule fits is only made small.
        pos.lower(): [*sorted(rules.get(pos, {}).items(), key=_longest_first), ("", "")]
        for pos, _ in forms
    }
    lookups = Lookups()
    lookups.add_table("lemma_rules", ordered)
    lookups.add_table("lemma_exc", dict(exceptions))
    lookups.add_table("lemma_index", {})
    return lookups


def _longest_first(rule: tuple[str, str]) -> tuple[int, str]:
    return -len(rule[0]), rule[0]


def _changes(form: str, lemma: str) -> Iterable[tuple[str, str]]:
    """Yields the endings of a form with what they become in its lemma."""
    if not form.isalpha():
        return
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    first = max(1, len(form) - LONGEST_ENDING)
    for start in range(first, min(shared, len(form) - 1) + 1):
        yield form[start:], lemma[start:]
