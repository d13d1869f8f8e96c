"""Clustering against plain reference implementations on random graphs; constraints; grouping."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.match.cluster import best, consolidate, online
from claimtrack.match.grouping import candidates, group, stance_towards
from claimtrack.match.profile import profile
from claimtrack.match.within import Placed, Ties, ties
from claimtrack.text import Span
from claimtrack.vocab import SpeakerKind, Stance

ITEMS = [f"s{i}" for i in range(8)]
PAIRS = [frozenset(pair) for pair in combinations(ITEMS, 2)]
# Tenths keep the sums exact enough; distinct ones keep the reference's ties away.
LINKS = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 97), max_size=28)


def partition(claims: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(i for i in claims if claims[i] == label) for label in claims.values()}


def average_link(links: dict[frozenset[str], float], threshold: float) -> set[frozenset[str]]:
    """The textbook way: merge the closest two until none is close (ties by least items)."""
    claims = [frozenset([item]) for item in ITEMS]

    def mean(a: frozenset[str], b: frozenset[str]) -> float:
        return sum(links.get(frozenset((x, y)), 0.0) for x in a for y in b) / (len(a) * len(b))

    while True:
        ranked = sorted(
            (
                (-mean(a, b), min(a), min(b), a, b)
                for a, b in combinations(sorted(claims, key=min), 2)
            ),
            key=lambda row: row[:3],
        )
        if not ranked or -ranked[0][0] < threshold:
            return set(claims)
        _, _, _, a, b = ranked[0]
        claims = [claim for claim in claims if claim not in (a, b)] + [a | b]


def components(links: dict[frozenset[str], float]) -> set[frozenset[str]]:
    claims = [{item} for item in ITEMS]
    for pair in links:
        touched = [claim for claim in claims if claim & pair]
        claims = [claim for claim in claims if not claim & pair] + [set().union(*touched)]
    return {frozenset(claim) for claim in claims}


@given(LINKS, st.sampled_from([5, 20, 45, 70]))
@settings(max_examples=200)
def test_average_link_is_the_textbooks(links: dict[frozenset[str], float], at: float) -> None:
    assert partition(consolidate(ITEMS, links, threshold=at)) == average_link(links, at)


@given(LINKS)
def test_any_link_at_all_gives_connected_components(links: dict[frozenset[str], float]) -> None:
    assert partition(consolidate(ITEMS, links, threshold=1e-9)) == components(links)


@given(LINKS, st.sets(st.sampled_from(PAIRS), max_size=6), st.randoms())
def test_cannot_links_hold_and_order_does_not_matter(links, cannot, random) -> None:  # type: ignore[no-untyped-def]
    claims = consolidate(ITEMS, links, threshold=10, cannot=cannot)
    assert all(len({claims[item] for item in pair}) == 2 for pair in cannot)
    shuffled = random.sample(ITEMS, len(ITEMS))
    again = consolidate(shuffled, dict(reversed(links.items())), threshold=10, cannot=cannot)
    assert again == claims


def test_must_links_come_first_and_yield_to_cannot() -> None:
    cannot = {frozenset(("s0", "s2"))}
    claims = consolidate(ITEMS, {}, threshold=1, must=[("s0", "s1"), ("s1", "s2")], cannot=cannot)
    assert claims["s0"] == claims["s1"] == "s0"
    assert claims["s2"] == "s2"


def test_links_to_strangers_are_left_out() -> None:
    links = {frozenset(("s0", "elsewhere")): 1.0, frozenset(("s0", "s1")): 1.0}
    claims = consolidate(["s0", "s1"], links, threshold=0.5, must=[("s0", "elsewhere")])
    assert claims == {"s0": "s0", "s1": "s0"}


def test_the_best_candidate_comes_first_and_ties_go_by_key() -> None:
    wanted = profile("Gunmen killed the mayor of Ostrel")
    others = [
        ("b", profile("The mayor of Ostrel was killed by gunmen")),
        ("c", profile("The Brenn dam collapsed")),
        ("a", profile("The mayor of Ostrel was killed by gunmen")),
    ]
    assert [key for key, _ in best(wanted, others)] == ["a", "b", "c"]


TEXTS = {
    "1": "Gunmen killed the mayor of Ostrel",
    "2": "The mayor of Ostrel was assassinated by gunmen",
    "3": "The Brenn dam collapsed after heavy rain",
    "4": "No one was hurt in the Kessim blast",
    "5": "Three people were hurt in the Kessim blast",
    "6": "After heavy rain the Brenn dam collapsed on Monday",
    "7": "After heavy rain the Brenn dam collapsed on Friday",
}


def test_a_handful_of_texts_falls_into_its_claims() -> None:
    profiles = {key: profile(text) for key, text in TEXTS.items()}
    claims = group(profiles, profiles)
    together = {frozenset(claim) for claim in partition(claims) if len(claim) > 1}
    assert {frozenset("12"), frozenset("45")} <= together
    assert claims["6"] != claims["7"]
    assert ("1", "2") in candidates(profiles)


def test_greedy_joining_keeps_cannot_links() -> None:
    profiles = {key: profile(TEXTS[key]) for key in "123"}
    free = online(profiles, lambda _: profiles)
    kept = online(profiles, lambda _: profiles, cannot={frozenset("12")})
    assert free == {"1": "1", "2": "1", "3": "3"}
    assert kept == {"1": "1", "2": "2", "3": "3"}


def test_a_negative_speaks_against_the_claim() -> None:
    no, yes = profile(TEXTS["4"]), profile(TEXTS["5"])
    assert stance_towards(Stance.ASSERTS, no, [no, yes]) is Stance.DENIES
    assert stance_towards(Stance.ASSERTS, yes, [no, yes]) is Stance.ASSERTS
    assert stance_towards(Stance.ASSERTS, no, [no]) is Stance.ASSERTS
    assert stance_towards(Stance.WITHHOLDS, no, [yes]) is Stance.WITHHOLDS


def placed(key: str, content: tuple[int, int], cue: tuple[int, int], **more: object) -> Placed:
    return Placed(key, "article", (Span(*content),), (Span(*cue),), **more)  # type: ignore[arg-type]


PAPER = {"kind": SpeakerKind.OUTLET}
MINISTER = {"kind": SpeakerKind.PERSON}
STUDY = {"kind": SpeakerKind.DOCUMENT}


@pytest.mark.parametrize(
    ("outer", "inner", "must"),
    [
        # "The paper said the minister had confirmed the plan": that he did, and the plan.
        (
            placed("a", (10, 60), (5, 9), **PAPER),
            placed("b", (40, 60), (25, 35), **MINISTER),
            False,
        ),
        # "Police said the man is believed to be in Orlo": told once.
        (placed("a", (10, 60), (5, 9)), placed("b", (24, 60), (20, 24)), False),
        (placed("a", (10, 60), (5, 9)), placed("b", (14, 60), (10, 14)), True),
        # "Officials said a study shows that …": told once; of a person it is his word.
        (placed("a", (10, 60), (5, 9)), placed("b", (24, 60), (18, 23), **STUDY), True),
        (placed("a", (10, 60), (5, 9)), placed("b", (24, 60), (18, 23), **MINISTER), False),
    ],
)
def test_one_statement_within_another(outer: Placed, inner: Placed, must: bool) -> None:
    found = ties([outer, inner])
    assert (found.must == (("a", "b"),)) is must
    assert (found.cannot == {frozenset("ab")}) is not must


def test_a_denial_belongs_to_what_it_is_about() -> None:
    said = placed("a", (10, 60), (5, 9))
    denial = placed("b", (80, 90), (70, 79), stance=Stance.DENIES, about=("a",))
    stranger = placed("c", (95, 99), (91, 94), stance=Stance.DENIES, about=("elsewhere",))
    assert ties([said, denial, stranger]) == Ties((("b", "a"),))
