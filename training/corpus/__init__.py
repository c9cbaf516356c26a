"""News-style reports with their changes in office annotated, written for Holdover."""

from training.corpus.annotated import AnnotatedReport, Change, to_json
from training.corpus.markup import MarkupError, parse, read_corpus

__all__ = ["AnnotatedReport", "Change", "MarkupError", "parse", "read_corpus", "to_json"]
