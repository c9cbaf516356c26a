"""Every dependency is on the page that says why it is here."""

import re
import tomllib

from docs.pages import ROOT


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    required = [*project["project"]["dependencies"], *(each for extra in extras for each in extra)]
    groups = project["dependency-groups"].values()
    required += [each for group in groups for each in group if isinstance(each, str)]  # not one in another
    names = [re.split(r"[\[<>=~! ]", each)[0] for each in required]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in page] == []


def test_every_extra_is_pinned_but_the_one_that_needs_a_compiler() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    pinned = set(re.findall(r"--extra (\w+)", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert pinned == extras.keys() - {"ftm"}
