"""From a claim's stored links to the evidence that the pure assessment reads.

A link counts as live evidence if it is joined, its statement is not voided and belongs to the
newest revision. Here every statement gets its origin, its speaker as the assessment counts them
(an unnamed one per origin, an echo in an outlet's own voice as whom the article attributes it to),
and whether the speaker is the party concerned.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimtrack.assess.origin import Carried, Origin, Voice, origin
from claimtrack.assess.types import Count, Evidence
from claimtrack.db.models import Article, Claim, Link, Speaker, Statement
from claimtrack.match.profile import from_json
from claimtrack.match.types import Profile
from claimtrack.registry import canonical
from claimtrack.standing.party import Interest, described, interest
from claimtrack.standing.sameness import Named, same
from claimtrack.vocab import AFFIRMATIONS, DENIALS, LinkState, SpeakerKind, Stance, Via

_NOBODY = "an unnamed outlet"


@dataclass(frozen=True, slots=True)
class Told:
    """One live link with what the assessment reads of it."""

    link: Link
    evidence: Evidence
    origin: Origin


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around the links of a claim.

    Attributes:
        roots: Root of the copy tree by article id.
        families: Publisher family by outlet id.
        relayed: By article id, the statements that came through somebody, in text order; of
            those articles in which somebody confirms.
        apart: Pairs of speakers' keys of whom a person said that they are two.
    """

    roots: Mapping[int, Article]
    families: Mapping[int, str]
    relayed: Mapping[int, Sequence[Statement]] = field(default_factory=dict)
    apart: Collection[frozenset[str]] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All there is about one claim.

    Attributes:
        claim: The claim.
        links: Every link, suggested and voided ones too, in time order.
        told: The live ones.
    """

    claim: Claim
    links: tuple[Link, ...]
    told: tuple[Told, ...]

    @property
    def evidence(self) -> list[Evidence]:
        """The live evidence."""
        return [told.evidence for told in self.told]


def is_own_voice(statement: Statement) -> bool:
    """Return whether the outlet says it itself: nobody is cited, no cue."""
    return (
        not statement.cue_spans
        and not statement.source_spans
        and statement.continues is None
        and statement.speaker.kind == SpeakerKind.OUTLET.value
    )


def counts(link: Link) -> bool:
    """Return whether a link is live evidence."""
    statement = link.statement
    return link.state == LinkState.JOINED.value and statement.live and not statement.voided


def ever_denied(links: Iterable[Link]) -> list[Link]:
    """Return the denials ever joined and not voided, those of older revisions too."""
    return [
        link
        for link in links
        if link.state == LinkState.JOINED.value
        and link.stance in DENIALS
        and not link.statement.voided
    ]


def case(claim: Claim, links: Sequence[Link], around: Around) -> Case:
    """Return what is known about one claim, ready to be assessed.

    Args:
        claim: The claim; its profile says whom it is about.
        links: All its links, loaded as ``queries.statements.linked_to`` does.
        around: The articles' roots and the outlets' families.
    """
    live = [link for link in links if counts(link)]
    once = _once(live)
    profile = from_json(claim.profile) if claim.profile else Profile(claim.proposition)
    who = same((_named(link.statement.speaker) for link in live), apart=around.apart)
    circle = _Circle(live, around, profile, who)
    return Case(claim, tuple(links), tuple(_told(link, circle) for link in once))


@dataclass(frozen=True, slots=True)
class _Circle:
    """What one link is read against: the claim's live links, who is who among them."""

    live: Sequence[Link]
    around: Around
    profile: Profile
    who: Mapping[str, Named]


def _named(speaker: Speaker) -> Named:
    return Named(speaker.key, speaker.name, SpeakerKind(speaker.kind))


def _once(live: Sequence[Link]) -> list[Link]:
    """A statement linked by its content and by what it is about is one piece of evidence."""
    by_statement: dict[int, Link] = {}
    for link in live:
        kept = by_statement.get(link.statement_id)
        if kept is None or link.via == Via.ABOUT.value:
            by_statement[link.statement_id] = link
    return list(by_statement.values())


def _told(link: Link, circle: _Circle) -> Told:
    statement, article = link.statement, link.statement.article
    root = circle.around.roots.get(article.id, article)
    own = is_own_voice(statement)
    inner = _echoed(link, circle.live) if own else _relayed(link, circle)
    found = origin(
        Carried(
            speaker=_voice(statement.speaker, circle),
            root=root.key,
            family=root.outlet.family,
            copied=root.id != article.id,
            attributed=not own,
            inner=tuple(_voice(one.speaker, circle) for one in inner),
        )
    )
    voice = inner[0] if own and inner else statement
    who = _interest(voice, circle)
    evidence = Evidence(
        key=statement.key,
        speaker=_speaker_key(voice, found, circle),
        speaker_name=_name(voice, circle),
        kind=SpeakerKind(voice.speaker.kind),
        stance=Stance(link.stance),
        origin=found.key,
        at=statement.clock,
        order=(statement.revision.text_hash, _position(statement)),
        party=who.party,
        own_deed=who.doer and link.stance == Stance.ASSERTS.value,
        counts=tuple(Count(f.counted, f.low, f.high, f.as_of) for f in statement.figures),
        outlet=f"outlet:{article.outlet.key}"[:700],
        family=article.outlet.family,
        article=article.key,
        attributed=not own,
        negation=link.stance in DENIALS and statement.stance not in DENIALS,
    )
    return Told(link, evidence, found)


def _interest(statement: Statement, circle: _Circle) -> Interest:
    speaker = statement.speaker
    full = circle.who[speaker.key].name
    also = (full, *map(str, speaker.roles), statement.mention)
    return interest(circle.profile, described(speaker.kind, speaker.name, also))


def _echoed(link: Link, live: Sequence[Link]) -> list[Statement]:
    """Those to whom the article attributes what it also says in its own voice."""
    if link.stance not in AFFIRMATIONS:
        return []
    return [
        other.statement
        for other in _beside(link, live)
        if _affirms(other) and not is_own_voice(other.statement)
    ]


def _relayed(link: Link, circle: _Circle) -> list[Statement]:
    """Those further in whom the statement's own speaker only relays.

    Whoever confirms by quoting others ("confirmed by the agency, which quoted two officers as
    saying …") relays them, whatever claim their own words belong to.
    """
    statement = link.statement
    # The article's own name for a speaker is what it says others came through.
    names = {canonical(statement.speaker.name), canonical(statement.named)} - {""}
    if not names or link.stance not in AFFIRMATIONS:
        return []
    told = [other.statement for other in _beside(link, circle.live) if _affirms(other)]
    if link.stance == Stance.CONFIRMS.value:
        later = circle.around.relayed.get(statement.article_id, ())
        told += [one for one in later if one.n > statement.n and one not in told]
    return [
        one
        for one in told
        if not names.isdisjoint(canonical(str(through)) for through in one.relay)
    ]


def _affirms(link: Link) -> bool:
    return link.stance in AFFIRMATIONS


def _beside(link: Link, live: Sequence[Link]) -> list[Link]:
    """The other live links of the same article, in text order."""
    article = link.statement.article_id
    found = [o for o in live if o.statement.article_id == article and o.id != link.id]
    return sorted(found, key=lambda other: other.statement.n)


def _voice(speaker: Speaker, circle: _Circle) -> Voice:
    family = circle.around.families.get(speaker.outlet_id or 0, "")
    who = circle.who.get(speaker.key) or _named(speaker)
    return Voice(who.key, who.name, SpeakerKind(speaker.kind), family)


def _speaker_key(statement: Statement, found: Origin, circle: _Circle) -> str:
    """The speaker as counted: whom nobody names is one a root article."""
    unnamed = (SpeakerKind.ANONYMOUS.value, SpeakerKind.UNKNOWN.value)
    speaker = statement.speaker
    return found.key if speaker.kind in unnamed else circle.who[speaker.key].key


def _name(statement: Statement, circle: _Circle) -> str:
    speaker = statement.speaker
    name = circle.who[speaker.key].name
    return name or (_NOBODY if speaker.kind == SpeakerKind.OUTLET.value else "")


def _position(statement: Statement) -> int:
    spans = [*statement.cue_spans, *statement.content_spans]
    return min((int(span[0]) for span in spans), default=0)
