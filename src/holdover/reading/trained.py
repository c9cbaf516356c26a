"""Who reads a document: the trained model where it can run, the rules alone elsewhere."""

import logging
from functools import cache
from typing import TYPE_CHECKING

from holdover.reading.attribution_spans import SpanFinder
from holdover.reading.document import Document
from holdover.reading.find_attribution_spans import find_attribution_spans
from holdover.reading.with_refusals import with_refusals

if TYPE_CHECKING:
    from holdover.reading.model.document import ModelDocument

log = logging.getLogger(__name__)


def through_model(document: Document) -> "ModelDocument | None":
    """The document through the trained model; ``None`` where it cannot run, which is said once.

    Raises ``ModelError`` where the model is there and cannot be loaded.
    """
    make = _maker()
    return None if make is None else make(document)


def span_finder(seen: "ModelDocument | None") -> SpanFinder:
    """What finds a document's attribution spans: the model where it was put through it, else the rules."""
    return find_attribution_spans if seen is None else with_refusals(seen.find_attribution_spans)


@cache
def _maker() -> "type[ModelDocument] | None":
    try:
        from holdover.reading.model.document import ModelDocument
    except ImportError as error:
        log.warning("the trained reader cannot run here (%s): rules read alone, worse", error)
        return None
    return ModelDocument
