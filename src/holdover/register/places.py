"""Countries, states, federal districts and bodies, found by any of the names that news gives them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from holdover.register.folding import fold
from holdover.register.tables import forms, rows


@dataclass(frozen=True, slots=True)
class Body:
    """A department, agency, court or assembly, and the country that it is of, where it is of one."""

    name: str
    country: str | None


def country_or_state(text: str) -> str | None:
    """The country or state that the text names ("Ghanaian", "U.S.", "Calif."), or ``None``."""
    return _places().get(_bare(text))


def is_in_united_states(place: str) -> bool:
    """Whether the place is the United States or one of its states and territories."""
    return place == "United States" or place in _states()


def district(text: str) -> str | None:
    """The federal district that the text names: "SDNY", "southern New York", "Manhattan", "New Jersey"."""
    return _district_names().get(_bare(text))


def is_district(place: str) -> bool:
    """Whether the place is one of the 94 federal districts, by its full name."""
    return place in _district_names().values()


def body(text: str) -> Body | None:
    """The body that the text names ("FBI", "U.S. Justice Department", "Nigeria's Senate"), or ``None``."""
    if found := _bodies().get(_bare(text)):
        return found
    words = _bare(text).split()
    for at in range(1, len(words)):
        country, rest = country_or_state(" ".join(words[:at])), _bodies().get(" ".join(words[at:]))
        if country and rest and rest.country in (country, None):
            return Body(rest.name, country)
    return None


def _bare(text: str) -> str:
    return fold(text).replace("'s", "").removeprefix("the ").replace(",", "")


@cache
def _places() -> dict[str, str]:
    found = {_bare(name): state["state"] for state in rows("states") for name in _names(state, "state")}
    # A name that is a state's and a country's (Georgia) is written alike for both.
    found |= {
        _bare(name): country["country"]
        for country in rows("countries")
        for name in _names(country, "country")
    }
    return found


@cache
def _states() -> frozenset[str]:
    return frozenset(row["state"] for row in rows("states"))


@cache
def _bodies() -> dict[str, Body]:
    return {
        _bare(name): Body(row["body"], row["country"] or None)
        for row in rows("bodies")
        for name in _names(row, "body")
    }


@cache
def _district_names() -> dict[str, str]:
    """Every name of a district, to its full name; a name that would fit two districts is left out."""
    short = {row["state"]: row["district"] for row in rows("states")}
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for row in rows("districts"):
        full = f"{row['side']} District of {row['state']}".strip()
        for name in {_bare(name) for name in _district_forms(row["side"], row["state"], short[row["state"]])}:
            if found.setdefault(name, full) != full:
                doubtful.add(name)
        for seat in forms(row["seats"]):
            if found.setdefault(_bare(seat), full) != full:
                doubtful.add(_bare(seat))
    return {name: full for name, full in found.items() if name not in doubtful}


def _district_forms(side: str, state: str, abbreviation: str) -> Iterator[str]:
    if not side:
        yield from (state, f"District of {state}", f"D. {abbreviation}", f"D.{abbreviation}")
        return
    yield from (
        f"{side} District of {state}",
        f"{state} {side} District",
        f"{state} {side}",
        f"{side} {state}",
        f"{side} District {state}",
        f"{side[0]}.D. {abbreviation}",
        f"{side[0]}.D.{abbreviation}",
    )


def _names(row: Mapping[str, str], column: str) -> list[str]:
    return [row[column], *forms(row["forms"])]
