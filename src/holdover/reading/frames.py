"""Which reading each frame of ``data/triggers.toml`` asks for."""

from collections.abc import Callable, Iterator

from holdover.reading import lexicon
from holdover.reading.read_nouns import of_noun, of_successor
from holdover.reading.read_verbs import (
    of_copula,
    of_object,
    of_office,
    of_replacement,
    of_subject,
    of_tenure,
    of_time_in_office,
)
from holdover.reading.scene import Change, Draft, Scene

Reading = Callable[[Scene, Change, lexicon.TriggerWord], Iterator[Draft]]
FRAMES: dict[str, Reading] = {
    "subject": of_subject,
    "object": of_object,
    "noun": of_noun,
    "office": of_office,
    "tenure": of_tenure,
    "seat": of_tenure,  # "X has represented the district since 2001"
    "copula": of_copula,
    "in_office": of_time_in_office,
    "replace": of_replacement,
    "successor": of_successor,
}
