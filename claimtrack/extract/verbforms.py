"""Verb forms: from a gerund, a participle or an infinitive to a finite verb.

Regular forms follow the rules of English spelling, irregular ones stand in ``pasts.tsv``. What no
rule decides for sure (does "shipping" lose a letter?) is asked of the parser's lemma.
"""

from claimtrack.extract import lexicon

_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURAL_BE = {"is": "are", "was": "were", "has": "have", "does": "do"}
_VOWELS = "aeiou"
_KEEPS_DOUBLE = frozenset("lsfz")
"""Consonants that are double in the verb itself: "killing", "missing", "stuffing", "buzzing"."""


def past_of(gerund: str) -> str:
    """Return the past tense of a gerund ("hitting" -> "hit", "bombing" -> "bombed")."""
    word = gerund.lower()
    irregular = lexicon.pasts("gerund").get(word)
    if irregular is not None:
        return irregular
    stem = word[:-3]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _KEEPS_DOUBLE:
        return f"{stem}ed"
    return f"{stem[:-1]}ied" if stem.endswith("y") and stem[-2:-1] not in _VOWELS else f"{stem}ed"


def past_of_participle(participle: str) -> str:
    """Return the past tense of a participle ("taken" -> "took", "bombed" -> "bombed")."""
    return lexicon.pasts("participle").get(participle.lower(), participle.lower())


def present(infinitive: str, *, plural: bool) -> str:
    """Return the present tense of an infinitive ("be" -> "is" or "are", "carry" -> "carries")."""
    verb = infinitive.lower()
    if plural:
        return "are" if verb == "be" else verb
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def agreeing(verb: str, *, plural: bool) -> str:
    """Return "is", "was", "has" or "does" as a plural needs it, any other verb as it is."""
    return _PLURAL_BE.get(verb, verb) if plural else verb


def be(plural: bool) -> str:
    """Return "is" or "are"."""
    return "are" if plural else "is"
