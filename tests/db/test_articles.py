"""Articles: keys, revisions, bands, copy trees."""

import pytest

from claimtrack.db.models import Article, Revision
from claimtrack.db.queries import articles
from claimtrack.db.session import Database
from claimtrack.errors import NotFound
from tests.db.rows import MONDAY, NOW, article, outlet


def test_the_key_is_the_address_else_the_texts_hash() -> None:
    assert articles.article_key("https://a.test/1", "h") == "https://a.test/1"
    assert articles.article_key(None, "h") == "text:h"
    long = articles.article_key("https://a.test/" + "x" * 5_000, "h")
    assert long.startswith("url:")
    assert len(long) == 4 + 64


def test_an_article_with_its_revisions(any_database: Database) -> None:
    with any_database.write() as session:
        paper = outlet(session)
        stored = articles.insert(
            session,
            Article(key="a", outlet_id=paper.id, recorded_at=NOW, published_at=MONDAY),
            Revision(text="one", text_hash="h1", recorded_at=NOW),
        )
        articles.add_revision(
            session, stored.id, Revision(text="two", text_hash="h2", recorded_at=NOW)
        )
    with any_database.read() as session:
        found = articles.get(session, stored.id)
        assert found.outlet.name == "The Daily"
        assert [(one.number, one.newest, one.text) for one in found.revisions] == [
            (1, False, "one"), (2, True, "two"),
        ]  # fmt: skip
        newest = articles.newest_revision(session, stored.id)
        assert newest is not None
        assert newest.text == "two"
        assert articles.with_text(session, "h1") == []
        assert [one.key for one in articles.with_text(session, "h2")] == ["a"]
        by_key = articles.find(session, "a")
        assert by_key is not None
        assert by_key.outlet.id == paper.id
        assert articles.find(session, "b") is None
        assert articles.newest_revision(session, 999) is None
        assert articles.count(session) == 1
        with pytest.raises(NotFound, match="999"):
            articles.get(session, 999)


def test_those_that_share_most_bands_come_first(any_database: Database) -> None:
    with any_database.write() as session:
        paper = outlet(session)
        one, two, three = (article(session, paper, key) for key in "abc")
        articles.replace_bands(session, one.id, [1, 2, 3])
        articles.replace_bands(session, two.id, [2, 3, 2**62, 2, -5])
        articles.replace_bands(session, three.id, [9])
        assert articles.sharing_bands(session, [1, 2, 3]) == [one.id, two.id]
        assert articles.sharing_bands(session, [2, 3, 2**62, -5]) == [two.id, one.id]
        assert articles.sharing_bands(session, [2, 3], limit=1) == [one.id]
        assert articles.sharing_bands(session, []) == []
        articles.replace_bands(session, one.id, [9])
        assert articles.sharing_bands(session, [1, 9]) == [one.id, three.id]
        newest = articles.newest_of(session, [three.id, one.id])
        assert [(one.article.key, one.article.outlet.name) for one in newest] == [
            ("a", "The Daily"), ("c", "The Daily"),
        ]  # fmt: skip


def test_copy_trees_have_roots(any_database: Database) -> None:
    with any_database.write() as session:
        paper = outlet(session)
        root = article(session, paper, "root")
        middle = article(session, paper, "middle", copy_of_id=root.id)
        leaf = article(session, paper, "leaf", copy_of_id=middle.id)
        alone = article(session, paper, "alone")
        ids = [one.id for one in (root, middle, leaf, alone)]
        found = articles.roots(session, ids)
        assert {key: one.key for key, one in found.items()} == dict(
            zip(ids, ["root", "root", "root", "alone"], strict=True)
        )
        assert found[leaf.id].outlet.name == "The Daily"
        assert [one.key for one in articles.copies_of(session, root.id)] == ["middle"]
        root.copy_of_id = leaf.id
        session.flush()
        looped = articles.roots(session, [leaf.id, middle.id])
        assert {one.key for one in looped.values()} == {"root"}
        assert articles.roots(session, []) == {}
