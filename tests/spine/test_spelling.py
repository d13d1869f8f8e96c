"""Spellings of one name: which are equal without anybody asked, which only sound alike."""

import pytest

from claimtrack.registry.described import Post, post
from claimtrack.registry.spelling import acronym, canonical, initials, sounds

EQUAL = [
    ["Falah al-Fayad", "Falah Al-Fayad", "Falah el-Fayad", "Falah El Fayad", "falah fayad"],
    ["Sana'a", "Sana’a", "Sanʿaa", "Sanaa", "Sana`a"],
    ["Ṣāliḥ Odu", "Salih Odu"],
    ["Abd al-Rahman Odu", "Abdul Rahman Odu", "Abdel-Rahman Odu", "Abdulrahman Odu"],
    ["Abdullah Odu", "Abdallah Odu", "Abdellah Odu"],
    ["Tarek ibn Odu", "Tarek bin Odu"],
    ["Jean-Luc Odu", "Jean Luc Odu", "Jean‑Luc Odu"],
    ["As-Salam Brigade", "al-Salam Brigade", "El-Salam Brigade"],
    ["Łukasz Østby", "Lukasz Ostby"],
    ["O'Dunn", "O’Dunn", "ODunn"],
]
UNEQUAL = [
    ("Al Jazeera", "Jazeera"),
    ("Ama Odu", "Odu"),
    ("A. Odu", "Odu"),
    ("A. Odu", "B. Odu"),
    ("Hezbora", "Hizbora"),
    ("Abdul Odu", "Abdullah Odu"),
    ("Ali Odu", "Alia Odu"),
]


@pytest.mark.parametrize("names", EQUAL)
def test_spellings_that_are_equal(names: list[str]) -> None:
    assert len({canonical(name) for name in names}) == 1, [canonical(n) for n in names]


@pytest.mark.parametrize(("one", "other"), UNEQUAL)
def test_names_that_are_not(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Hezbora", "Hizbura", True),
        ("Fayyadh", "Fayad", True),
        ("Muhammad", "Mohamed", True),
        ("Qadaro", "Gaddaro", True),
        ("Osara", "Usara", True),
        ("Salem", "Kalem", False),
        ("Odu", "Obu", False),
    ],
)
def test_names_that_sound_alike(one: str, other: str, alike: bool) -> None:
    assert (sounds(one) == sounds(other)) is alike


def test_acronyms() -> None:
    assert [acronym(name) for name in ("FHC", "the F.H.C.", "Tarn", "Fhc")] == [
        "fhc",
        "fhc",
        "",
        "",
    ]
    assert initials("Free Hills Coalition of the North-East") == "fhcne"


POSTS = [
    ("Oltrek spokesman Jan Ode", "Jan Ode", "spokesman", "Oltrek"),
    (
        "the head of the Tarn Harbour Authority, Ama Odu",
        "Ama Odu",
        "head",
        "Tarn Harbour Authority",
    ),
    ("Interior Minister Ama Odu", "Ama Odu", "Interior Minister", ""),
    ("Jan Ode, a spokesman for the Oltrek company", "Jan Ode", "spokesman", "Oltrek"),
    ("deputy foreign minister Ben Ilo", "Ben Ilo", "deputy foreign minister", ""),
    ("Harbour Authority's deputy head Cy Abe", "Cy Abe", "deputy head", "Harbour Authority"),
    ("Orvel police spokeswoman Ode", "Lia Ode", "spokeswoman", "Orvel police"),
    ("Velm's Foreign Minister Ono", "Kai Ono", "Foreign Minister", "Velm"),
    ("President of the Orvel Bank Ama Odu", "Ama Odu", "President", "Orvel Bank"),
    ("The activist, Ama Odu", "Ama Odu", "activist", ""),
    ("Its president, Ama Odu", "Ama Odu", "president", ""),
    ("Managing director Ama Odu", "Ama Odu", "managing director", ""),
    ("the minister", "Ama Odu", "minister", ""),
    ("Ode", "Jan Ode", "", ""),
    ("she", "Lia Ode", "", ""),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("mention", "name", "role", "body"), POSTS)
def test_roles_and_organisations(mention: str, name: str, role: str, body: str) -> None:
    assert post(mention, name) == Post(role, body)
