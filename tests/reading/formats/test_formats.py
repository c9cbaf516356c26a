"""Files of every kind become reports, or one line that says why not."""

from pathlib import Path

import pytest

from holdover.errors import InputError
from holdover.reading.formats import Format, pieces, report_in
from holdover.report import Medium, Report
from holdover.when import PartialDate

PAGE = """<!doctype html><html><head><title>Clerk goes | The Lakeside Post</title>{meta}
<meta property="og:site_name" content="The Lakeside Post">
<meta property="article:published_time" content="2019-05-02T09:00:00Z">
<link rel="canonical" href="https://lakeside.example.com/clerk"></head>
<body><nav><a href="/">Home</a> <a href="/sports">Sports</a></nav>
<article><h1>County clerk goes</h1><p>The clerk of Lakeside County resigned at the café on Thursday.</p>
<p>The county board is to meet in June and to name an acting clerk.</p></article>
<footer>© 2016 The Lakeside Post</footer></body></html>"""


def put(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def taken(
    *files: str, as_format: Format | None = None, encoding: str | None = None, max_bytes: int = 10_000
) -> list[Report | str]:
    """Each report in the files, or the line that refuses it."""
    found: list[Report | str] = []
    for piece in pieces(files, as_format=as_format, encoding=encoding, max_bytes=max_bytes):
        try:
            found.append(str(piece) if isinstance(piece, InputError) else report_in(piece).report)
        except InputError as error:
            found.append(str(error))
    return found


def report(file: str, **options: object) -> Report:
    (only,) = taken(file, **options)  # type: ignore[arg-type]
    assert isinstance(only, Report), only
    return only


def refusal(file: str, **options: object) -> str:
    """The line that refuses a file, without its folder."""
    (only,) = taken(file, **options)  # type: ignore[arg-type]
    assert isinstance(only, str), only
    return only.removeprefix(f"{Path(file).parent}/")


def test_plain_text_is_the_report_as_it_stands(tmp_path: Path) -> None:
    assert report(put(tmp_path, "a.txt", "The clerk resigned.\r\n")) == Report("The clerk resigned.\r\n")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert report(put(tmp_path, "a.txt", b"\xef\xbb\xbfGone.")).text == "Gone."


def test_another_encoding_is_refused_with_its_first_wrong_byte_and_read_when_named(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", "The café".encode("cp1252"))
    assert refusal(file) == "a.txt: byte 7 (0xe9) is not UTF-8; name it with --encoding, as cp1252"
    assert report(file, encoding="cp1252").text == "The café"
    assert refusal(file, encoding="klingon").startswith("a.txt: there is no encoding 'klingon'")


def test_utf_16_is_recognized_and_read_when_named(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", "Gone.".encode("utf-16"))
    assert refusal(file) == "a.txt: it is UTF-16, not UTF-8; name that with --encoding utf-16"
    assert report(file, encoding="utf-16").text == "Gone."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty"),
        (b" \n\n", "it is empty"),
        (b"ab\0cd", "it is not a text: byte 2 is zero"),
        (b"%PDF-1.7 ...", "it is a PDF; take its text out first, as with pdftotext"),
        (b"x" * 10_001, "it is longer than 10,000 bytes; split it, or allow more with --max-bytes"),
        (b"x" * 5_000 + b"\0", "it is not a text: it holds a NUL character, at 5000"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, content: bytes, told: str) -> None:
    assert refusal(put(tmp_path, "a.txt", content)) == f"a.txt: {told}"


def test_a_missing_file_and_a_folder_are_refused_and_the_files_around_them_are_read(tmp_path: Path) -> None:
    first, last = put(tmp_path, "a.txt", "One."), put(tmp_path, "b.txt", "Two.")
    one, missing, folder, two = taken(first, str(tmp_path / "none.txt"), str(tmp_path), last)
    assert (one, two) == (Report("One."), Report("Two."))
    assert missing == f"{tmp_path}/none.txt: it cannot be read: No such file or directory"
    assert folder == f"{tmp_path}: it is a folder; name the files in it, as in FOLDER/*"


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    found = report(put(tmp_path, "a.html", PAGE.format(meta="")))
    assert "resigned at the café on Thursday." in found.text
    assert "Sports" not in found.text
    assert (found.title, found.publisher) == ("County clerk goes", "The Lakeside Post")
    assert found.url == "https://lakeside.example.com/clerk"
    assert found.published == PartialDate.parse("2019-05-02")


def test_a_date_that_merely_stands_in_a_page_is_not_its_day_of_publication(tmp_path: Path) -> None:
    page = "<title>x</title><p>The clerk of the county resigned.</p><footer>© 2016 The Post</footer>"
    assert report(put(tmp_path, "a.html", page)).published is None


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "windows-1252", "utf-8", "no-such-thing", "punycode", "UTF-7", "unicode_escape"]
)
def test_a_page_may_name_its_own_encoding(tmp_path: Path, charset: str) -> None:
    page = PAGE.format(meta=f'<meta charset="{charset}">')
    encoding = "cp1252" if charset in ("iso-8859-1", "windows-1252") else "utf-8"
    assert "café" in report(put(tmp_path, "a.html", page.encode(encoding))).text


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    page = "<html><body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav></body></html>"
    told = "a.html: there is no article in this page; give its text as a .txt or .md file"
    assert refusal(put(tmp_path, "a.html", page)) == told
    assert refusal(put(tmp_path, "a.html", "<html><script>run()</script></html>")) == told


def test_front_matter_gives_what_is_known_of_a_report(tmp_path: Path) -> None:
    source = """---
id: post-17
title: "Clerk: gone"
publisher: The Lakeside Post
published: 2019-05
url: https://lakeside.example.com/clerk
medium: notice
author: Lakeside County
agency: ~
corrects: post-16
---

The clerk resigned.
"""
    found = report(put(tmp_path, "a.md", source))
    assert found == Report(
        "The clerk resigned.",
        title="Clerk: gone",
        publisher="The Lakeside Post",
        url="https://lakeside.example.com/clerk",
        published=PartialDate.parse("2019-05"),
        medium=Medium.NOTICE,
        author="Lakeside County",
        corrects="post-16",
    )
    assert found.key == "post-17"


def test_markdown_without_front_matter_is_all_text(tmp_path: Path) -> None:
    assert report(put(tmp_path, "a.md", "# Gone\n\nThe clerk resigned.")).text.startswith("# Gone")


def test_front_matter_that_does_not_end_is_refused_and_not_read_as_text(tmp_path: Path) -> None:
    file = put(tmp_path, "a.md", "---\ntitle: Gone\n\nThe clerk resigned.")
    assert refusal(file).startswith("a.md:1: its front matter does not end")


def test_a_rule_above_a_text_is_no_front_matter(tmp_path: Path) -> None:
    file = put(tmp_path, "a.md", "---\nThe clerk said: nothing.")
    assert report(file).text == "---\nThe clerk said: nothing."


def test_an_unknown_key_is_left_out_with_a_warning(tmp_path: Path) -> None:
    file = put(tmp_path, "a.md", "---\nwriter: Somebody\ntitle: Gone\n---\nThe clerk resigned.")
    (piece,) = pieces([file])
    assert not isinstance(piece, InputError)
    told = report_in(piece)
    assert told.report.title == "Gone"
    (warning,) = told.warnings
    assert "“writer” is left out" in warning


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: Clerk: gone", ":2: its front matter is not YAML: a line has a colon too many"),
        ("title: [a, b]", ":2: its front matter may hold only texts, one a key"),
        ("title: Gone\ntitle: Here", ":3: “title” stands there a second time"),
        ("- a", ":2: its front matter must be lines of “key: value”"),
        ("a: " + "[" * 5_000, ": its front matter is not YAML"),
        ("published: 2019-02-30", ": published: “2019-02-30” is not a date"),
        ("medium: rumor", ": medium: it must be 'news', 'statement'"),
        ("title: &a x\npublisher: !!python/name:os.system x", ""),
    ],
)
def test_bad_front_matter_is_refused_and_nothing_in_it_is_run(tmp_path: Path, front: str, told: str) -> None:
    file = put(tmp_path, "a.md", f"---\n{front}\n---\nThe clerk resigned.")
    if told:
        assert refusal(file).startswith(f"a.md{told}")
    else:
        assert report(file).publisher == "x"


def test_json_lines_give_a_report_a_line_and_keep_its_id(tmp_path: Path) -> None:
    lines = '{"id": 7, "text": "One.", "published": "2019-05-02T10:00:00Z", "score": 3}\n\n{"text": "Two."}'
    one, two = taken(put(tmp_path, "a.jsonl", lines))
    assert isinstance(one, Report)
    assert (one.id, one.text, one.published) == ("7", "One.", PartialDate.parse("2019-05-02"))
    assert two == Report("Two.")


def test_a_broken_line_is_refused_by_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        '{"text": "One."}',
        '{"text": "Tw',
        '{"title": "Three"}',
        '["Four"]',
        '{"text": "Five.", "published": "soon"}',
        '{"text": "\\ud800"}',
        '{"text": "' + "x" * 10_000 + '"}',
        "[" * 9_000,
        '{"text": "caf' + "\udce9" + '"}',
        '{"text": "Ten."}',
    ]
    content = "\n".join(lines).encode("utf-8", "surrogateescape")
    first, *refused, last = taken(put(tmp_path, "a.jsonl", content))
    assert (first, last) == (Report("One."), Report("Ten."))
    told = [str(each).removeprefix(f"{tmp_path}/") for each in refused]
    assert [each.split(":")[1] for each in told] == ["2", "3", "4", "5", "6", "7", "8", "9"]
    assert told[0].startswith("a.jsonl:2: not JSON at column 12")
    assert told[1] == "a.jsonl:3: text: it is missing"
    assert "“soon” is not a date" in told[3]
    assert "longer than 10,000 bytes" in told[5]
    assert "byte 13 (0xe9) is not UTF-8" in told[7]


def test_json_lines_of_another_encoding_are_read_where_their_lines_can_be_told(tmp_path: Path) -> None:
    assert report(put(tmp_path, "a.jsonl", b'{"text": "caf\xe9"}'), encoding="latin1").text == "café"
    wide = put(tmp_path, "b.jsonl", '{"text": "x"}'.encode("utf-16"))
    assert "JSON lines cannot be utf-16" in refusal(wide, encoding="utf-16")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('{"text": "One."}', "One."),
        ("---\ntitle: x\n---\nOne.", "One."),
        ("<p>The clerk of the county resigned.</p>", "The clerk of the county resigned."),
        ("\ufeffOne.", "One."),
        ("- One.", "- One."),
    ],
)
def test_the_content_tells_the_format_where_the_name_does_not(
    tmp_path: Path, content: str, text: str
) -> None:
    assert report(put(tmp_path, "download", content)).text == text


def test_a_format_that_is_named_counts_more_than_name_and_content(tmp_path: Path) -> None:
    assert report(put(tmp_path, "a.html", '{"text": "One."}'), as_format=Format.TEXT).text.startswith("{")


def test_a_json_array_is_refused_with_the_way_to_turn_it_into_lines(tmp_path: Path) -> None:
    assert "give one report a line, as `jq -c '.[]'` does" in refusal(put(tmp_path, "a.json", "[{}]"))
