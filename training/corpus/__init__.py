"""News-style reports with their changes in office annotated, written for Holdover."""

from training.corpus.annotated import AnnotatedReport, Change, is_aside, report_of, to_json
from training.corpus.markup import MarkupError, parse, read_corpus

__all__ = [
    "AnnotatedReport",
    "Change",
    "MarkupError",
    "is_aside",
    "parse",
    "read_corpus",
    "report_of",
    "to_json",
]
