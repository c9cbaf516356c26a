"""Leave out what a judge alone finds, with no office told, in a report that hardly speaks of office."""

from collections.abc import Iterator, Sequence

from holdover.claim import Claim
from holdover.reading.scene import READER, UNTOLD

_PER_CHANGE = 1_000  # characters of a report that speaks of changes in office for each of them


def without_doubtful(claims: Sequence[Claim], length: int) -> Iterator[Claim]:
    """The claims of a report of so many characters, less those that nothing else in it bears out.

    A judge takes "the death of X" for that of an officeholder; where a long report tells few changes,
    and none of the same person, that is seldom so.
    """
    told = [claim for claim in claims if claim.confidence > UNTOLD]
    is_of_changes = (len(told) + 1) * _PER_CHANGE >= length
    persons = {claim.person for claim in told}
    for claim in claims:
        is_doubtful = claim.reader != READER and claim.confidence <= UNTOLD
        if is_of_changes or not is_doubtful or claim.person in persons:
            yield claim
