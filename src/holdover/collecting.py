"""Python's collector of reference cycles, held back where many values are made that form none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Make values without their being walked through again and again in search of cycles.

    The collector looks at every value that was made lately and still stands, a few hundred at a time.
    Entries, testimonies and findings stand by the ten thousand and point one way only, so that all of this is
    for nothing: it took a quarter of the time of a load. What is no longer needed is freed as always. To be
    used around a bounded piece of work, lest cycles that others leave gather.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
