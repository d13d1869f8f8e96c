"""A small desk for the pages and the API: stored rows told briefly, words found in their text.

What is derived (status, counts, history) is written as the assessment would leave it, so that
these tests show what the web does with rows and nothing else.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import (
    Article,
    Claim,
    Contradiction,
    Link,
    Outlet,
    Revision,
    Speaker,
    Statement,
    StatementFigure,
    StatusChange,
)
from tests.db import rows

MONDAY = datetime(2024, 2, 5, 9, 0, tzinfo=UTC)
NOW = datetime(2024, 2, 9, 12, 30, tzinfo=UTC)

BOAST = (
    "Drones over Harir\n\nThese groups claimed to have struck the Harir base in Iraq's Kurdistan "
    "region on Sunday. Three rockets fell near the road. Residents stayed indoors.\n\n"
    "An official source in Erbil denied this assertion, Rudaw learned. Nobody was hurt."
)
TOLL = "Police said six people were killed at Zarenk market on Monday."
HIGHER = "The hospital said at least 20 people were killed at Zarenk market on Monday."
HOSTILE = (
    "<script>document.title='owned'</script> said the bank"
    "\u202eknab eht dias had closed & <b>gone</b>."
)


def at(hours: float) -> datetime:
    """Return the time so many hours after Monday morning."""
    return MONDAY + timedelta(hours=hours)


def spans(text: str, words: str | None) -> list[list[int]]:
    """Return where ``words`` stand in ``text``, as stored."""
    if words is None:
        return []
    start = text.index(words)
    return [[start, start + len(words)]]


def article(session: Session, outlet: Outlet, text: str, **values: Any) -> Article:
    key = values.pop("key", f"https://{outlet.key.replace(' ', '-')}.example/{abs(hash(text))}")
    title = values.pop("title", None)
    row = Article(
        **{"key": key, "url": key, "outlet_id": outlet.id, "recorded_at": NOW,
           "published_at": MONDAY} | values
    )  # fmt: skip
    session.add(row)
    session.flush()
    add_revision(session, row, text, title=title)
    return row


def add_revision(session: Session, told: Article, text: str, **values: Any) -> Revision:
    old = session.query(Revision).filter_by(article_id=told.id).all()
    for one in old:
        one.newest = False
    row = Revision(
        **{"article_id": told.id, "number": len(old) + 1, "text": text, "recorded_at": NOW,
           "text_hash": f"{abs(hash(text)):x}"} | values
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def statement(
    session: Session, told: Article, by: Speaker, n: int, *, words: dict[str, str | None],
    **values: Any,
) -> Statement:  # fmt: skip
    """Store a statement; ``words`` gives source, cue and content as they stand in the text."""
    revision = session.query(Revision).filter_by(article_id=told.id, newest=True).one()
    figures = values.pop("figures", [])
    row = Statement(
        **{
            "key": f"{told.key}#{revision.number}.{n}",
            "revision_id": revision.id,
            "article_id": told.id,
            "n": n,
            "speaker_id": by.id,
            "named": by.name,
            "source_spans": spans(revision.text, words.get("source")),
            "cue_spans": spans(revision.text, words.get("cue")),
            "cue_lemma": words.get("cue"),
            "content_spans": spans(revision.text, words.get("content")),
            "quote": "indirect",
            "stance": "asserts",
            "act": "claim",
            "proposition": words.get("content") or "",
            "clock": told.published_at or NOW,
            "confidence": 0.9,
            "extractor": "test",
        }
        | values
    )
    row.figures = [_figure(revision.text, *one) for one in figures]
    session.add(row)
    session.flush()
    return row


def _figure(text: str, words: str, counted: str, low: float | None, high: float | None) -> Any:
    (place,) = spans(text, words)
    bound = "exact" if low == high else "at_least"
    return StatementFigure(
        counted=counted, low=low, high=high, bound=bound, text=words, start=place[0], end=place[1]
    )


def link(session: Session, said: Statement, about: Claim, **values: Any) -> Link:
    values = {"origin": f"speaker:{said.speaker_id}", "origin_how": "named", **values}
    return rows.link(session, said, about, **values)


def speaker(session: Session, name: str, kind: str = "organisation") -> Speaker:
    return rows.speaker(session, name, key=f"{kind}:{name.lower()}", kind=kind)


def harir(session: Session) -> Claim:
    """Store a claim that is boasted and denied in one article, and the article's copy."""
    rudaw = rows.outlet(session, "Rudaw", domain="rudaw.example")
    told = article(session, rudaw, BOAST, title="Drones over Harir", key="https://rudaw.example/1")
    groups = speaker(session, "Islamic Resistance in Iraq")
    official = speaker(session, "an official source in Erbil", "anonymous")
    said = statement(
        session, told, groups, 1, mention="these groups",
        words={"source": "These groups", "cue": "claimed",
               "content": "to have struck the Harir base in Iraq's Kurdistan region on Sunday"},
    )  # fmt: skip
    denial = statement(
        session, told, official, 2, stance="denies", about=[1], anaphoric=True, clock=at(1),
        relay=["Rudaw"],
        words={"source": "An official source in Erbil", "cue": "denied",
               "content": "this assertion"},
    )  # fmt: skip
    claim = rows.claim(
        session, "caaaaaaaaaaaa",
        "Islamic Resistance in Iraq struck the Harir base in Iraq's Kurdistan region",
        status="disputed", denied=True, attributed=True, articles=1, outlets=1, families=1,
        origins=1, first_at=at(0), last_at=at(1), last_denied_at=at(1),
        reasons=["denied by an official source in Erbil (not named)",
                 "one origin in one article: Islamic Resistance in Iraq"],
    )  # fmt: skip
    link(session, said, claim)
    link(session, denial, claim, stance="denies", via="about")
    session.add_all(
        [
            Contradiction(
                claim_id=claim.id, kind="denial", left_id=said.id, right_id=denial.id,
                reason="an official source denies what the group says",
            ),
            _step(claim, 1, said, "uncorroborated"),
            _step(claim, 2, denial, "disputed"),
        ]
    )  # fmt: skip
    session.flush()
    return claim


def _step(claim: Claim, seq: int, cause: Statement, status: str) -> StatusChange:
    return StatusChange(
        claim_id=claim.id, seq=seq, at=cause.clock, status=status, cause=cause.key, reasons=[]
    )


def market(session: Session) -> Claim:
    """Store a claim whose figures are in conflict."""
    courier = rows.outlet(session, "The Courier", family="Dunmarr Media")
    ledger = rows.outlet(session, "The Ledger", family="Dunmarr Media")
    low = article(session, courier, TOLL, published_at=at(20))
    high = article(session, ledger, HIGHER, published_at=at(21))
    police, hospital = speaker(session, "Sorvane police"), speaker(session, "Lomask hospital")
    six = statement(
        session, low, police, 1, figures=[("six people", "people killed", 6, 6)],
        words={"source": "Police", "cue": "said", "content": TOLL[12:-1]},
    )  # fmt: skip
    twenty = statement(
        session, high, hospital, 1,
        figures=[("at least 20 people", "people killed", 20, None)],
        words={"source": "The hospital", "cue": "said", "content": HIGHER[18:-1]},
    )  # fmt: skip
    claim = rows.claim(
        session, "cbbbbbbbbbbbb", "People were killed at Zarenk market on Monday",
        status="uncorroborated", attributed=True, articles=2, outlets=2, families=1, origins=2,
        first_at=at(20), last_at=at(21), reasons=["figures conflict"],
    )  # fmt: skip
    link(session, six, claim)
    link(session, twenty, claim)
    return claim


def hostile(session: Session) -> Claim:
    """Store an article, a speaker and a claim that try to break out of the page."""
    outlet = rows.outlet(session, 'The "><img src=x onerror=alert(1)> Post')
    told = article(session, outlet, HOSTILE, title="<h1>Closed</h1>", url="https://post.example/1")
    who = speaker(session, "\u202eevil\u2066 <script>alert(2)</script>")
    said = statement(
        session, told, who, 1, stance="denies",
        words={"source": "<script>document.title='owned'</script>", "cue": "said",
               "content": "the bank\u202eknab eht dias had closed & <b>gone</b>"},
    )  # fmt: skip
    claim = rows.claim(
        session, "ccccccccccccc", "<script>alert(3)</script> the bank\u202e closed",
        status="denial_only", denied=True, last_denied_at=at(2), last_at=at(2), first_at=at(2),
        articles=1, outlets=1, families=1,
    )  # fmt: skip
    link(session, said, claim)
    return claim


def waiting(session: Session) -> Statement:
    """Store a denial that may be about either of two statements."""
    outlet = rows.outlet(session, "Radio Ombrel")
    text = (
        "Vond said the peg would go. Dorrant said the bank was empty. "
        "The minister called it a lie. Nobody else spoke."
    )
    told = article(session, outlet, text, published_at=at(30))
    vond, dorrant = (
        speaker(session, "Sarel Vond", "person"),
        speaker(session, "Ilke Dorrant", "person"),
    )
    minister = speaker(session, "Ulric Samdor", "person")
    words = {"source": "Vond", "cue": "said", "content": "the peg would go"}
    statement(session, told, vond, 1, words=words)
    words = {"source": "Dorrant", "cue": "said", "content": "the bank was empty"}
    statement(session, told, dorrant, 2, words=words)
    return statement(
        session, told, minister, 3, stance="denies", anaphoric=True, candidates=[1, 2],
        mention="The minister",
        words={"source": "The minister", "cue": "called", "content": "it a lie"},
    )  # fmt: skip


def fill(session: Session) -> None:
    """Store all of it."""
    harir(session)
    market(session)
    hostile(session)
    waiting(session)
