"""Who reads a document: the trained model where it can run, the rules alone elsewhere."""

import logging
from functools import cache
from typing import TYPE_CHECKING

from holdover.reading.document import Document

if TYPE_CHECKING:
    from holdover.reading.model.document import ModelDocument

log = logging.getLogger(__name__)


def through_model(document: Document) -> "ModelDocument | None":
    """The document through the trained model; ``None`` where it cannot run, which is said once.

    Raises ``ModelError`` where the model is there and cannot be loaded.
    """
    make = _maker()
    return None if make is None else make(document)


@cache
def _maker() -> "type[ModelDocument] | None":
    try:
        from holdover.reading.model.document import ModelDocument
    except ImportError as error:
        log.warning("the trained reader cannot run here (%s): rules read alone, worse", error)
        return None
    return ModelDocument
