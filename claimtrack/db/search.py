"""Words a person typed in, a condition on claims out; the same grammar on both databases.

``word`` must occur, ``"some words"`` must stand in this order, ``-word`` and ``-"some words"``
must not occur. Everything is optional, nothing is an error: what cannot be read as a mark is part
of no word. Words meet stemmed and whatever their case; marks inside a word part it, on both sides
of the comparison ("al-Arabiya" finds "al Arabiya").

The parsed query is neutral. FTS5 gets it as quoted strings of letters and digits only,
PostgreSQL as bound values of ``phraseto_tsquery``: no text of a person is ever read as syntax.
"""

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    and_,
    column,
    false,
    func,
    literal,
    literal_column,
    not_,
    select,
    table,
)
from sqlalchemy.orm import Session

from claimtrack.db.models import Claim

MAX_WORDS = 64
"""Words of a query that are looked at: more than anybody types, few enough for any parser."""

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: phrases (of one word or more, single spaces) wanted and unwanted."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Return what ``text`` asks for; without any letter or digit in it, nothing."""
    wanted: list[str] = []
    unwanted: list[str] = []
    left = MAX_WORDS
    for match in _TERM.finditer(unicodedata.normalize("NFC", text)):
        # str.isprintable and friends are not enough: combining marks belong to their letter.
        raw = match["phrase"] if match["phrase"] is not None else match["word"]
        words = "".join(c if _in_word(c) else " " for c in raw).split()[:left]
        if not words:
            continue
        left -= len(words)
        (unwanted if match["minus"] else wanted).append(" ".join(words))
    return Query(tuple(wanted), tuple(unwanted))


def condition(session: Session, text: str) -> ColumnElement[bool]:
    """Return the condition on ``Claim`` that its proposition answers to ``text``.

    Args:
        session: The session that will run it; its database decides the wording.
        text: As a person typed it; with nothing to look for in it no claim matches.
    """
    query = parse(text)
    if not query.wanted and not query.unwanted:
        return false()
    render = _fts5 if session.get_bind().dialect.name == "sqlite" else _tsquery
    return and_(
        *(render(phrase) for phrase in query.wanted),
        *(not_(render(phrase)) for phrase in query.unwanted),
    )


def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def _fts5(phrase: str) -> ColumnElement[bool]:
    # A phrase has no quotation mark in it: letters, digits, marks and spaces only.
    index = table("claim_fts", column("rowid"))
    found = select(index.c.rowid).where(
        literal_column("claim_fts").op("MATCH", is_comparison=True)(literal(f'"{phrase}"'))
    )
    return Claim.id.in_(found)


def _tsquery(phrase: str) -> ColumnElement[bool]:
    words = func.phraseto_tsquery(literal_column("'claim_fts'"), phrase)
    matches: ColumnElement[bool] = literal_column("claim.proposition_fts").op(
        "@@", is_comparison=True
    )(words)
    return matches
