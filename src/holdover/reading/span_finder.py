"""Which finder of attribution spans reads: the trained one where it can run, the rules elsewhere."""

import logging
from functools import cache

from holdover.reading.attribution_spans import SpanFinder
from holdover.reading.with_refusals import with_refusals

log = logging.getLogger(__name__)


@cache
def best_span_finder() -> SpanFinder:
    """The best finder that this machine can run. Where that is the rules, it says so once."""
    try:
        from holdover.reading.model.attribution import find_attribution_spans as trained
    except ImportError as error:
        from holdover.reading.find_attribution_spans import find_attribution_spans as by_rule

        log.warning("the trained reader cannot run here (%s): attributions are found by rule, worse", error)
        return by_rule
    return with_refusals(trained)
