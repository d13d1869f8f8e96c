"""Items in, one result an item out: one transaction an article, and doing it twice adds nothing.

A text is read before the transaction begins, so that writers wait for one another's rows only.
Expected errors become results and the rest goes on; an unexpected one is raised.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from claimtrack.db import candidates
from claimtrack.db.models import Article, Revision
from claimtrack.db.queries import articles, links, outlets, statements
from claimtrack.db.session import Database
from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.ingest import copies
from claimtrack.ingest.items import Item, Skipped
from claimtrack.ingest.types import ParsedArticle
from claimtrack.ingest.urls import canonical_url, url_key
from claimtrack.intake.filing import File, file_article
from claimtrack.intake.reading import Text, local_day, read
from claimtrack.intake.types import IntakeOptions, ItemResult
from claimtrack.text import content_hash
from claimtrack.vocab import LinkState, Outcome

HOT_EVERY = 500
"""Articles after which the frequent blocking keys are counted anew: they may be half stale, and
counting takes a second at a million claims."""


def take_in(
    database: Database, items: Iterable[Item], *, options: IntakeOptions | None = None
) -> Iterator[ItemResult]:
    """Store articles, read who says what in them, match it to claims; yield one result an item.

    Args:
        database: Where to; it must exist.
        items: What ``ingest.read_items`` gives.
        options: How.

    Raises:
        Exception: Anything but a ``ClaimtrackError``, since that is a fault of ours.
    """
    options = options or IntakeOptions()
    stored = 0
    for item in items:
        if isinstance(item, Skipped):
            yield ItemResult(item.item, Outcome.SKIPPED, item.reason)
        elif isinstance(item, ClaimtrackError):
            yield failed(item.item or "", item)
        else:
            name = item.item or item.url or "text"
            try:
                result = take_one(database, item, options=options)
                stored += result.outcome in (Outcome.ADDED, Outcome.REVISED)
                if result.outcome is Outcome.ADDED and stored % HOT_EVERY == 0:
                    with database.write() as session:
                        candidates.rebuild_hot(session)
            except ClaimtrackError as error:
                result = failed(name, error)
            yield result


def take_one(database: Database, article: ParsedArticle, *, options: IntakeOptions) -> ItemResult:
    """Store one article with its statements and claims, in one transaction.

    Raises:
        BadInput: The text is empty or too long, or the pipeline cannot be loaded.
        StoreError: The database cannot be read or written.
    """
    file = _file(article, options)
    with database.read() as session:
        stored = articles.find(session, file.key)
        if stored is not None and _unchanged(session, stored, file):
            return _result(session, stored, file.name, Outcome.UNCHANGED)
        outlet = outlets.find(session, name=article.outlet, domain=article.domain)
        voice = outlet.name if outlet is not None else article.outlet or article.domain or ""
    found = read(Text(article.text, article.language, file.day, voice), options)
    signature = copies.signature(article.text)
    with database.write() as session:
        articles.take_turn(session)
        again = articles.find(session, file.key)
        if again is not None and _unchanged(session, again, file):
            return _result(session, again, file.name, Outcome.UNCHANGED)
        kept = file_article(session, file, found, signature=signature, now=options.now())
        outcome = Outcome.ADDED if again is None else Outcome.REVISED
        return _result(session, kept, file.name, outcome, skipped=found.skipped)


def failed(item: str, error: ClaimtrackError) -> ItemResult:
    """Return the result of an item that could not be taken in."""
    reason = f"{error.message} ({error.hint})" if error.hint else error.message
    return ItemResult(error.item or item, Outcome.FAILED, reason)


def _file(article: ParsedArticle, options: IntakeOptions) -> File:
    name = article.item or article.url or "text"
    if not article.text.strip():
        raise BadInput("there is no text in it", item=name)
    if len(article.text) > options.max_chars:
        message = f"the text has {len(article.text):,} characters, over {options.max_chars:,}"
        raise BadInput(message, item=name, hint="set CLAIMTRACK_MAX_TEXT_CHARS or split it")
    digest = content_hash(article.text)
    address = url_key(article.url) if article.url else None
    return File(
        name=name,
        key=articles.article_key(address, digest),
        url=canonical_url(article.url) if article.url else None,
        text_hash=digest,
        article=article,
        day=local_day(article.published_at, options.zone),
        zone=options.zone,
    )


def _unchanged(session: Session, stored: Article, file: File) -> bool:
    # An older state that comes by again (a batch read twice) is no news either.
    return articles.has_text(session, stored.id, file.text_hash)


def _result(
    session: Session, stored: Article, name: str, outcome: Outcome, *, skipped: str | None = None
) -> ItemResult:
    newest: Revision | None = articles.newest_revision(session, stored.id)
    told = statements.of_revision(session, newest.id) if newest is not None else []
    joined = [
        link.claim_id
        for link in links.of_statements(session, [one.id for one in told])
        if link.state == LinkState.JOINED.value
    ]
    return ItemResult(
        item=name,
        outcome=outcome if skipped is None else Outcome.SKIPPED,
        reason=skipped,
        article_key=stored.key,
        statements=len(told),
        claims=len(set(joined)),
        article_id=stored.id,
    )
