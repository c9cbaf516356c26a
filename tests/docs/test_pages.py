"""What the pages show is what happens."""

import doctest
import re
from pathlib import Path

import pytest

from docs.pages import PAGES, ROOT, fresh_record, run_again

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_print_what_the_page_says_and_python_gives_it(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    with fresh_record():
        assert run_again(page) == page, "run `make docs`"
        test = doctest.DocTestParser().get_doctest(page, {}, path.name, str(path), 0)
        assert test.examples
        assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in _LINK.findall(page.read_text(encoding="utf-8"))]
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
