"""Stored articles read again, one transaction an article.

Texts are read before the transaction begins. Whatever ends the process in between leaves each
article as one reading or the other has it; running it again does the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from claimtrack import registry
from claimtrack.db.models import Article, Revision
from claimtrack.db.queries import acts, articles, claims, links, outlets, statements
from claimtrack.db.session import Database
from claimtrack.errors import ClaimtrackError
from claimtrack.intake import IntakeOptions
from claimtrack.intake.reading import Read, Text, local_day, read, told_at
from claimtrack.intake.rows import Setting, rows
from claimtrack.reextract.acting import aim
from claimtrack.reextract.chain import chain
from claimtrack.reextract.empties import clear
from claimtrack.reextract.exchange import Exchange, Exchanged
from claimtrack.reextract.rejoin import Rejoining
from claimtrack.reextract.types import Changes, Reread
from claimtrack.standing import refresh


def reextract(
    database: Database,
    *,
    options: IntakeOptions,
    since: datetime | None = None,
    outdated: bool = False,
) -> Iterator[Reread]:
    """Read stored articles again and replace their statements; yield what became of each.

    People's acts stay with their statements, found again by stable key, else by overlap; acts
    whose statement is found no more wait for a person. Verdicts stay with their claim. Doing it
    twice with one extractor changes nothing the second time.

    Args:
        database: Which.
        options: With which extractor, whose clock and zone.
        since: Only articles published then or later, or recorded, where no time is known.
        outdated: Leave out articles that this version of the extractor read all of.
    """
    last = 0
    while True:
        with database.read() as session:
            batch = articles.ids(session, since=since, after_id=last)
        if not batch:
            return
        for article_id in batch:
            found = _one(database, article_id, options, outdated=outdated)
            if found is not None:
                yield found
        last = batch[-1]


@dataclass(frozen=True, slots=True)
class _Stored:
    """What of an article is read: its texts, and what names it in messages."""

    name: str
    texts: Mapping[int, Text]
    read_by: frozenset[str | None]


def _one(
    database: Database, article_id: int, options: IntakeOptions, *, outdated: bool
) -> Reread | None:
    while True:
        with database.read() as session:
            stored = _stored(articles.get(session, article_id), options)
        if outdated and stored.read_by <= {options.extractor_name()}:
            return None
        try:
            found = {one: read(text, options) for one, text in stored.texts.items()}
            with database.write() as session:
                articles.take_turn(session)
                article = articles.get(session, article_id)
                if {one.id for one in article.revisions} == found.keys():
                    changes = _replace(session, article, found, options)
                    return Reread(stored.name, changes)
            # A revision came in meanwhile: it is read too.
        except ClaimtrackError as error:
            return Reread(stored.name, failed=str(error))


def _stored(article: Article, options: IntakeOptions) -> _Stored:
    name = article.outlet.name
    voice = name if name != outlets.UNKNOWN else ""
    texts = {
        one.id: Text(one.text, one.language, _day(article, one, options), voice)
        for one in article.revisions
    }
    by = frozenset(one.extracted_by for one in article.revisions if one.skipped is None)
    return _Stored(article.url or article.key, texts, by)


def _day(article: Article, revision: Revision, options: IntakeOptions) -> date | None:
    """The day a text was read against; of what older versions stored, the day of the article."""
    if revision.day is not None:
        return date.fromisoformat(revision.day)
    return None if article.published_at is None else local_day(told_at(article), options.zone)


def _replace(
    session: Session, article: Article, found: Mapping[int, Read], options: IntakeOptions
) -> Changes:
    now, changes = options.now(), Changes(revisions=len(found))
    newest = claims.newest(session)
    exchanged = _exchange(session, article, found, options=options, changes=changes)
    keys = {key: new for each in exchanged for key, new in each.keys.items()}
    changes.acts_changed += aim(session, keys, now=now)
    ends = chain(session, exchanged)
    told = [one for each in exchanged for one in each.told]
    void = acts.voided(session, [one.id for one in told])
    for one in told:
        one.voided = one.id in void
    before = {row["claim_id"] for each in exchanged for rows in each.held.values() for row in rows}
    statuses = links.statuses(session, sorted(before))
    touched = Rejoining(session, exchanged, ends).run(now=now)
    speakers = {one for each in exchanged for one in each.speakers}
    touched = clear(session, exchanged, touched, newest=newest, changes=changes)
    registry.redescribe(session, speakers)
    session.expire_all()
    refresh(session, touched, now=now)
    after = links.statuses(session, sorted(touched))
    changes.claims_new = sum(one > newest for one in after)
    changes.status_changed = sum(after.get(one, was) != was for one, was in statuses.items())
    return changes


def _exchange(
    session: Session,
    article: Article,
    found: Mapping[int, Read],
    *,
    options: IntakeOptions,
    changes: Changes,
) -> list[Exchanged]:
    """Exchange the statements of every revision, oldest first."""
    root = articles.roots(session, [article.id])[article.id]
    stored = statements.of_article(session, article.id, live_only=False)
    exchange = Exchange(session, changes, options.now())
    done = []
    for revision in article.revisions:
        new = found[revision.id]
        setting = Setting(article, revision, root, article.outlet, options.zone)
        made = rows(session, setting, new.found, extractor=new.extracted_by or "")
        old = [one for one in stored if one.revision_id == revision.id]
        done.append(exchange.run(revision, old, made))
        if (revision.extracted_by, revision.skipped) != (new.extracted_by, new.skipped):
            revision.extracted_by, revision.skipped = new.extracted_by, new.skipped
    session.flush()
    return done
