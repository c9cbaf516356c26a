"""One person's time in one office: the tenures that the entries tell of, and what they dispute."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from holdover.claim import Capacity, Kind, Status
from holdover.register.episodes import Episode, episodes, joins, place_for
from holdover.register.folding import digest
from holdover.register.rulings import Rulings
from holdover.register.seat import Held
from holdover.register.tenure import Office, Person, Tenure
from holdover.register.testimony import Part, Testimony
from holdover.register.turn import ABSENT, Turn

if TYPE_CHECKING:
    from holdover.register.dispute import Dispute


class Account:
    """A person's tenures in one office, before its other holders bound them, and what of them is disputed."""

    def __init__(self, office: Office, person: Person, told: Iterable[Testimony], rulings: Rulings) -> None:
        self._turns: list[Turn] = []
        turns: dict[Capacity, int] = defaultdict(int)
        for episode in episodes(told):
            turns[episode.capacity] += 1
            key = digest(office.id, person.id, episode.capacity, str(turns[episode.capacity]))[:16]
            self._turns.append(Turn(episode, key, office, person, rulings))
        self._episodes = [each.episode for each in self._turns]

    @property
    def held(self) -> list[Held]:
        """The tenures, in the order of time."""
        return [each.held for each in self._turns if each.held]

    @property
    def disputes(self) -> list["Dispute"]:
        """What of them is disputed."""
        return [dispute for each in self._turns for dispute in each.disputes]

    def only_grows_by(self, told: Testimony) -> Turn | None:
        """The time in office that one more testimony is of, where it adds a claim and changes nothing else.

        ``None`` where it may change more. Most news is of this sort: that somebody who holds an office was
        seen in it.
        """
        is_told = told.part is Part.AROUND and told.status is not Status.DENIED
        is_seen = told.part is Part.DURING and told.kind not in ABSENT
        if not (is_told or is_seen) or (episode := place_for(told, self._episodes)) is None:
            return None
        turn = next(each for each in self._turns if each.episode is episode)
        if turn.held is None or (is_seen and not _moves_nothing(told, episode, turn.held.tenure)):
            return None
        return turn

    def take(self, news: Sequence[Testimony]) -> bool:
        """Take in more testimonies, if they part the times in office no otherwise; false if they may.

        What is there may then be half changed, and is to be worked out anew from all that is told.
        """
        for told in news:
            if joins(told, self._episodes) is None:
                return False
            self._turns[0].note(told)
        self._turns[0].settle({told.part for told in news})
        return True


def _moves_nothing(told: Testimony, episode: Episode, tenure: Tenure) -> bool:
    """Whether a sign of being in office bounds neither edge, and nothing that denies it stands against it."""
    if told.kind is not Kind.SERVED and any(each.status is Status.DENIED for each in episode.around):
        return False
    if (when := told.when) is None:
        return True
    start = tenure.start.date.latest if tenure.start and tenure.start.date else None
    if start is None or told.latest <= start:
        return False
    end = tenure.end.date.earliest if tenure.end and tenure.end.date else None
    return tenure.end is None or when.earliest is None or (end is not None and when.earliest < end)
