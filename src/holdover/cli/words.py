"""Words from outside made fit to be shown: what reports and files say must not steer a terminal."""

import re

import typer

# Control characters, and the marks that turn the direction of writing and so can show another order.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def printable(text: str) -> str:
    """The text on one line: every run of white space or steering characters is one space."""
    return " ".join(_STEERING.sub(" ", text).split())


def tell(words: str) -> None:
    """Say something to a person, on standard error."""
    typer.echo(f"holdover: {printable(words)}", err=True)


def shortened(text: str, around: str, width: int) -> str:
    """At most about ``width`` characters of the text, those around some words of it, cut at spaces."""
    text, around = printable(text), printable(around)
    if len(text) <= width:
        return text
    at = max(text.find(around), 0)
    begin = max(0, min(at - (width - len(around)) // 2, len(text) - width))
    end = begin + width
    if begin:
        begin = text.find(" ", begin, at) + 1 or begin
    if end < len(text):
        end = (
            max(text.rfind(" ", at + len(around), end), begin) if " " in text[at + len(around) : end] else end
        )
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"


def number_of(count: int, noun: str) -> str:
    """“1 report”, “2,000 reports”, “2 witnesses”."""
    plural = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"
