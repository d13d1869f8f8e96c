"""Where an article stands among its copies: trees of one root and its copies.

The root is the credited agency's article if it is stored, else the one published first; so
the tree is the same in whatever order its articles came in. Every copy points at the root itself.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.db.models import Article, Revision
from claimtrack.db.queries import articles, outlets
from claimtrack.ingest import copies
from claimtrack.ingest.copies import Signature

_NEVER = "9999"
"""Sorts an article without a date after all others."""


@dataclass(frozen=True, slots=True)
class _Member:
    article: Article
    signature: Signature


def plant(session: Session, article: Article, signature: Signature) -> set[int]:
    """Put an article into the copy tree it belongs to; return the articles whose root changed.

    Args:
        session: A writing session.
        article: The article, stored, with its outlet.
        signature: Signature of its newest text.
    """
    own_copies = articles.copies_of(session, article.id)
    if own_copies:
        return set()  # a root that is revised stays what its copies were made of
    before = article.copy_of_id
    nearest = _nearest(session, article, signature)
    if nearest is None:
        article.copy_of_id, article.copy_how = None, None
        return {article.id} if before is not None else set()
    root = articles.roots(session, [nearest.article.id])[nearest.article.id]
    tree = [root, *articles.copies_of(session, root.id)]
    tree = [one for one in tree if one.id != article.id]
    head = _head(session, [*tree, article])
    return _point(session, [*tree, article], head)


def _nearest(session: Session, article: Article, signature: Signature) -> _Member | None:
    """The stored article of which this is most certainly a copy, or the other way round."""
    ids = articles.sharing_bands(session, copies.bands(signature))
    stored = articles.newest_of(session, [one for one in ids if one != article.id])
    alike = [
        _Member(one.article, _signature(one))
        for one in stored
        if one.shingles and copies.is_copy(signature, _signature(one))
    ]
    return min(
        alike,
        key=lambda one: (-copies.similarity(signature, one.signature), one.article.key),
        default=None,
    )


def _head(session: Session, tree: list[Article]) -> Article:
    """The root of a tree: a credited agency's article, else the earliest."""
    credited = {
        found.id
        for name in {one.credit for one in tree if one.credit}
        if (found := outlets.find(session, name=name)) is not None
    }
    return min(tree, key=lambda one: (one.outlet_id not in credited, _time(one), one.key))


def _time(article: Article) -> str:
    at: datetime | None = article.published_at
    return at.isoformat() if at is not None else _NEVER


def _point(session: Session, tree: list[Article], head: Article) -> set[int]:
    """Let every article of a tree but its head copy the head; return those that changed."""
    newest = {one.article_id: one for one in articles.newest_of(session, [a.id for a in tree])}
    changed = set()
    for one in tree:
        wanted = None if one is head else head.id
        if one.copy_of_id != wanted:
            changed.add(one.id)
        one.copy_of_id = wanted
        one.copy_how = None if wanted is None else _how(one, head, newest)
    if changed:
        changed.add(head.id)
    session.flush()
    return changed


def _how(one: Article, head: Article, newest: dict[int, Revision]) -> str:
    left, right = _signature(newest[one.id]), _signature(newest[head.id])
    share = round(100 * copies.containment(left, right))
    said = f"{share} % of the shorter text is in both"
    if one.credit:
        said += f"; it credits {one.credit}"
    return f"{said}; the other is of {head.outlet.name}"


def _signature(revision: Revision) -> Signature:
    return tuple(int(value) for value in revision.shingles)
