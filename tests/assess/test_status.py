"""The status table: the design's examples as rows, and the table as a whole."""

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.assess.replay import replay
from claimtrack.assess.status import TABLE, Assessment, Standing, assess, row, tally
from claimtrack.assess.types import Evidence
from claimtrack.vocab import Stance, Status
from tests.assess.cases import ANON, MONDAY, PERSON, SELF, Case, S, at_least, dead, said

OFFICIAL = {"kind": ANON, "speaker_name": "an official source in Erbil"}
CASES: list[Case] = [
    (
        "a group's own boast, denied by an unnamed official",
        [said("resistance", S.ASSERTS, own_deed=True, party=True), said("x", S.DENIES, **OFFICIAL)],
        "disputed",
    ),
    (
        "a wire printed five times",
        [said("agency", S.ASSERTS, n=f"copy-{i}", origin="wire") for i in range(5)],
        "uncorroborated",
    ),
    (
        "a ministry denies its own strike",
        [said("rebels", S.ASSERTS), said("ministry", S.DENIES, party=True)],
        "disputed",
    ),
    (
        "denied on Monday, admitted on Thursday",
        [
            said("rebels", S.ASSERTS),
            said("ministry", S.DENIES, party=True),
            said("ministry", S.CONFIRMS, 3, party=True),
        ],
        "acknowledged",
    ),
    (
        "admitted in plain words after one's own denial",
        [
            said("rebels", S.ASSERTS),
            said("ministry", S.DENIES, party=True),
            said("ministry", S.ASSERTS, 3, party=True),
        ],
        "acknowledged",
    ),
    (
        "6, 8, 11 dead on later days",
        [said(f"o{day}", S.ASSERTS, day, counts=dead(n)) for day, n in enumerate((6, 8, 11))],
        "corroborated",
    ),
    (
        "police 6 and a group 20 on one day",
        [
            said("police", S.ASSERTS, counts=dead(6)),
            said("group", S.ASSERTS, 0.1, counts=dead(20)),
        ],
        "uncorroborated",
    ),
    (
        "figures that can both be right",
        [
            said("police", S.ASSERTS, counts=at_least(6)),
            said("group", S.ASSERTS, 0.1, counts=dead(20)),
        ],
        "corroborated",
    ),
    ("a denial of what nobody asserts", [said("ministry", S.DENIES)], "denial_only"),
    ("a partial denial of what nobody asserts", [said("m", S.PARTLY_DENIES)], "denial_only"),
    ("only no comment", [said("ministry", S.WITHHOLDS)], "unasserted"),
    ("it only circulates", [said("nobody", S.CIRCULATES)], "unasserted"),
    ("nothing at all", [], "unasserted"),
    ("two who know", [said("police", S.ASSERTS), said("hospital", S.CONFIRMS, 1)], "corroborated"),
    (
        "a rumour beside one who says so",
        [said("p", S.ASSERTS), said("n", S.CIRCULATES)],
        "uncorroborated",
    ),
    (
        "asserted and taken back",
        [said("paper", S.ASSERTS), said("paper", S.RETRACTS, 1)],
        "retracted",
    ),
    ("a retraction alone", [said("paper", S.RETRACTS)], "retracted"),
    (
        "taken back by one, upheld by another",
        [said("paper", S.ASSERTS), said("paper", S.RETRACTS, 1), said("police", S.ASSERTS)],
        "uncorroborated",
    ),
    (
        "asserted, later denied by himself",
        [said("p", S.ASSERTS), said("p", S.DENIES, 1)],
        "retracted",
    ),
    (
        "a withdrawn denial leaves what was said",
        [said("police", S.ASSERTS), said("m", S.DENIES), said("m", S.RETRACTS, 1)],
        "uncorroborated",
    ),
    ("a denial taken back alone", [said("m", S.DENIES), said("m", S.RETRACTS, 1)], "unasserted"),
    ("both sides at one time", [said("m", S.ASSERTS), said("m", S.DENIES)], "disputed"),
    (
        "the party confirms what only it has said",
        [said("m", S.CONFIRMS, party=True), said("m", S.ASSERTS, -1, party=True)],
        "uncorroborated",
    ),
    (
        "a boast after another's report is no acknowledgement",
        [said("army", S.ASSERTS), said("group", S.ASSERTS, 1, own_deed=True, party=True)],
        "corroborated",
    ),
    (
        "acknowledged, but another denies",
        [said("a", S.ASSERTS), said("m", S.CONFIRMS, 1, party=True), said("b", S.DENIES)],
        "disputed",
    ),
]


@pytest.mark.parametrize(("name", "evidence", "status"), CASES, ids=[case[0] for case in CASES])
def test_the_status_of_a_case(name: str, evidence: list[Evidence], status: str) -> None:
    assert assess(evidence).status.value == status
    assert all(assess(evidence).reasons), name


def reasons(name: str) -> str:
    evidence = next(case[1] for case in CASES if case[0] == name)
    return "; ".join(assess(evidence).reasons)


def found(name: str) -> Assessment:
    return assess(next(case[1] for case in CASES if case[0] == name))


def test_reasons_name_interest_anonymity_and_partial_denials() -> None:
    assert "Ministry (the party concerned)" in reasons("a ministry denies its own strike")
    boast = reasons("a group's own boast, denied by an unnamed official")
    assert "an official source in Erbil (not named)" in boast
    assert "partly denied" in reasons("a partial denial of what nobody asserts")
    assert "figures conflict: 6 people killed and 20" in reasons(
        "police 6 and a group 20 on one day"
    )
    assert "denial withdrawn by Ministry" in reasons("denied on Monday, admitted on Thursday")
    assert "no comment from Ministry" in reasons("only no comment")


def test_a_withdrawn_denial_was_still_a_denial() -> None:
    admitted = found("denied on Monday, admitted on Thursday")
    assert admitted.denied
    assert admitted.withdrawn == {"ministry-denies-0"}
    assert admitted.deniers == ()


def test_counts_go_from_articles_to_origins() -> None:
    wire = found("a wire printed five times")
    assert (wire.articles, wire.outlets, wire.families, wire.origins) == (5, 5, 5, 1)
    silent = found("only no comment")
    assert silent.articles == 0
    assert silent.carried.articles == 1
    bare = said("p", S.ASSERTS, outlet="", family="", article="")
    assert tally([bare]).families == 1


def test_a_long_list_of_names_is_cut() -> None:
    many = [said(f"speaker {n}", S.DENIES) for n in range(9)]
    assert "and 5 more" in assess(many).reasons[0]


@given(st.integers(0, 3), st.integers(0, 3), st.booleans(), st.booleans(), st.booleans())
def test_every_combination_fits_exactly_one_row(
    a: int, d: int, r: bool, party: bool, ok: bool
) -> None:
    standing = Standing(a, d, r, party, ok)
    status = row(standing)
    expected = (
        Status.RETRACTED if a == 0 and r
        else Status.DISPUTED if a and d
        else Status.DENIAL_ONLY if d
        else Status.ACKNOWLEDGED if a and party
        else Status.CORROBORATED if a >= 2 and ok
        else Status.UNCORROBORATED if a
        else Status.UNASSERTED
    )  # fmt: skip
    assert status is expected
    assert next(name for name, fits in TABLE if fits(standing)) is status


def test_the_table_has_every_status_once() -> None:
    assert sorted(name for name, _ in TABLE) == sorted(Status)
    reached = {
        row(Standing(a, d, r, p, ok))
        for a, d, r, p, ok in product(range(3), range(2), *[(False, True)] * 3)
    }
    assert reached == set(Status)


EVIDENCE = st.lists(
    st.builds(
        lambda who, stance, day, n, party, own, kind: said(
            who, stance, day, party=party, own_deed=own, kind=kind, counts=dead(n) if n else ()
        ),
        st.sampled_from("abcd"),
        st.sampled_from(Stance),
        st.integers(0, 4),
        st.sampled_from([0, 0, 3, 7]),
        st.booleans(),
        st.booleans(),
        st.sampled_from([ANON, PERSON, SELF]),
    ),
    max_size=9,
    unique_by=lambda item: item.key,
)


@given(EVIDENCE, st.randoms())
def test_the_order_of_the_evidence_does_not_matter(
    evidence: list[Evidence], rng: random.Random
) -> None:
    shuffled = rng.sample(evidence, len(evidence))
    assert assess(shuffled) == assess(evidence)
    assert replay(shuffled) == replay(evidence)


@given(EVIDENCE)
def test_the_history_ends_at_the_status_and_skips_nothing(evidence: list[Evidence]) -> None:
    steps = replay(evidence)
    ordered = sorted(evidence, key=lambda item: (item.at, item.order, item.key))
    plain = [assess(ordered[: n + 1]).status for n in range(len(ordered))]
    changes = [s for n, s in enumerate(plain) if n == 0 or s is not plain[n - 1]]
    assert [step.status for step in steps if step.changed] == changes
    assert not steps or steps[-1].status is plain[-1]
    assert all(step.changed or step.denial for step in steps)


def test_a_second_denier_is_noted_though_the_status_stays() -> None:
    steps = replay(
        [
            said("a", S.ASSERTS),
            said("b", S.DENIES, 1),
            said("c", S.DENIES, 2),
            said("c", S.DENIES, 3),
        ]
    )
    assert [(s.status.value, s.denial, s.changed) for s in steps] == [
        ("uncorroborated", False, True),
        ("disputed", True, True),
        ("disputed", True, False),
    ]
    assert steps[1].at > MONDAY
    assert steps[2].cause == "c-denies-2"
