"""The article in a web page, and what the page says about it."""

import logging
import re

import trafilatura

from holdover.errors import InputError
from holdover.json_form import ReportForm
from holdover.report import Report

# An article has at least one line that can be a sentence; menus and teasers have none.
_SENTENCE = re.compile(r"^(?:\S+\s+){4,}\S+", re.MULTILINE)
_WHOLE_PAGE = re.compile(r"<html\b", re.IGNORECASE)
# Only dates that the markup states: one found somewhere in the text ("© 2016") is worse than none.
_STATED_DATES = {"extensive_search": False, "original_date": True}
# What they report is about the page's markup, which nobody here can mend.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def report_in_page(page: str, place: str) -> Report:
    """The article of a page with its title, publisher, author, URL and day, as far as the page states them.

    Readers' comments are left out. Raises ``InputError`` where the page holds no article.
    """
    article = trafilatura.bare_extraction(
        page if _WHOLE_PAGE.search(page) else f"<html><body>{page}</body></html>",
        include_comments=False,
        favor_precision=True,
        with_metadata=True,
        date_extraction_params=_STATED_DATES,
    )
    if not isinstance(article, trafilatura.settings.Document) or not _SENTENCE.search(article.text or ""):
        raise InputError(place, "there is no article in this page; give its text as a .txt or .md file")
    told = {
        "text": article.text,
        "title": article.title,
        "publisher": article.sitename or article.hostname,
        "published": article.date,
        "url": article.url,
        "author": article.author,
    }
    return ReportForm.model_validate(told).report()
