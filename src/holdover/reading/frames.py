"""Which reading each frame of ``data/triggers/`` asks for."""

from collections.abc import Callable, Iterator

from holdover.reading import lexicon
from holdover.reading.read_elections import of_defeat, of_loss, of_victory
from holdover.reading.read_nouns import of_chosen, of_noun, of_reign, of_successor
from holdover.reading.read_passing import of_falling, of_hand_over, of_replacement
from holdover.reading.read_tenure import of_copula, of_tenure, of_time_in_office
from holdover.reading.read_verbs import of_object, of_office, of_subject
from holdover.reading.scene import Change, Draft, Scene

Reading = Callable[[Scene, Change, lexicon.TriggerWord], Iterator[Draft]]


def of_nothing(_: Scene, __: Change, ___: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "dropped out of the race": words in another sense than the trigger in them."""
    return iter(())


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
    "hand_over": of_hand_over,
    "defeat": of_defeat,
    "loss": of_loss,
    "victory": of_victory,
    "falling": of_falling,
    "successor": of_successor,
    "chosen": of_chosen,
    "reign": of_reign,
    "idle": of_nothing,
}
