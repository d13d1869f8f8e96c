"""Whether the words round a date speak of what has happened or of what is to come.

In: a text and the place of a date in it. Out: the time of the verb nearest to the date in its
sentence, the left side first, as news puts the date after its verb. Read from the words, not from
a parse, so that a bare content ("to have struck the base on Monday") can be asked too.
"""

import re
from enum import StrEnum

from claimtrack.text import Span, fold


class Tense(StrEnum):
    """What the nearest verb says; ``UNCLEAR`` verbs fit a past and a coming day."""

    PAST = "past"
    FUTURE = "future"
    UNCLEAR = "unclear"
    NONE = "none"


REACH = 250
"""Characters on either side of a date that are looked at: more than a long sentence has."""
_SET = r"(?:due|scheduled|expected|set|planned|slated|going|announced|likely|poised|about|supposed)"
_AFTER = r"(?:\s+(?:not|also|now|likely|probably|soon))?(?:\s+be|\s+have(?:\s+been)?)?(?:\s+\w+)?"
_TO = rf"(?:\s+to{_AFTER}|\s+for\b)"
_FUTURE = (
    rf"(?:will|shall|won't){_AFTER}|\w+'ll{_AFTER}"
    rf"|(?:is|are|'s|'re)\s+(?:to\b{_AFTER}|{_SET}\b(?:{_TO})?)"
    rf"|(?:has|have)\s+(?:vowed|pledged|promised|threatened|agreed)\s+to{_AFTER}"
    rf"|(?:plans?|intends?|vows?|pledges?|promises?|hopes?|wants?|aims?|vowed|pledged|promised)"
    rf"\s+to{_AFTER}"
)
_UNCLEAR = (
    rf"(?:would|may|might|could|should|can|must|cannot){_AFTER}"
    rf"|(?:was|were|been)\s+(?:to\b{_AFTER}|{_SET}\b(?:{_TO})?)"
    rf"|(?:scheduled|due|expected|planned|slated|set){_TO}"
    r"|meets?|begins?|starts?|opens?|resumes?|votes?|takes?|holds?|goes|arrives?|leaves|returns?"
    r"|visits?|ends|expires?|closes|(?:is|are|am|'re)\s+\w+ing"
)
_PAST = (
    r"(?:was|were|had|did|has|have|having|been|wasn't|weren't|didn't|hadn't)(?:\s+\w+ed)?"
    r"|(?!(?:need|indeed|speed|exceed|proceed|red|bed|hundred|sacred|shed|feed|seed|embed)\b)\w{2,}ed"
    r"|said|told|took|fell|struck|hit|shot|left|fled|met|held|began|came|went|found|gave|got|made"
    r"|saw|sent|won|lost|put|broke|blew|brought|built|bought|caught|drove|fought|flew|led|rose|ran"
    r"|spoke|stood|swept|threw|withdrew|wrote|burnt|sank|tore|woke|shook|swore|hid|dealt|sold|paid"
    r"|born|slain|taken|seen|given|known|shown|beaten|become|became|died|dead"
)
_VERB = re.compile(
    rf"(?<![\w'])(?:(?P<future>{_FUTURE})|(?P<unclear>{_UNCLEAR})|(?P<past>{_PAST}))(?![\w'])",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=[\d)\"'][.!?]))[\"')]*\s+(?=[\"'(]?[A-Z])|\n"
)


def nearest(text: str, span: Span) -> Tense:
    """Return what the verb nearest to ``span`` in its sentence says of its time.

    Args:
        text: The text the date stands in.
        span: The date's place, in code points.
    """
    start, end = max(0, span.start - REACH), min(len(text), span.end + REACH)
    folded = fold(text[start:end])
    span = Span(span.start - start, span.end - start)
    start, end = _sentence(folded, span)
    left = [match for match in _VERB.finditer(folded, start, span.start) if match.group()]
    verb = left[-1] if left else _VERB.search(folded, span.end, end)
    if verb is None:
        return Tense.NONE
    return Tense(verb.lastgroup) if verb.lastgroup else Tense.NONE


def _sentence(folded: str, span: Span) -> Span:
    start, end = 0, len(folded)
    for match in _SENTENCE_END.finditer(folded):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start()
            break
    return Span(start, end)
