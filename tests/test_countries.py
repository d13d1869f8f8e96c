"""Which names mean one country, and which town stands for which."""

from claimtrack.countries import called, countries, seats


def test_a_country_is_known_by_its_adjectives() -> None:
    assert countries()["french"] == countries()["france"] == "france"


def test_a_seat_of_government_is_no_name_of_the_country() -> None:
    assert seats()["paris"] == "france"
    assert "paris" not in countries()


def test_every_country_has_its_written_name() -> None:
    assert set(called()) == set(countries().values())
    assert called()["france"] == "France"
