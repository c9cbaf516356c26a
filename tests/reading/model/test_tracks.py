"""Tags of several labels on one track."""

from holdover.reading.model.tracks import OUTSIDE, Part, Track

TRACK = Track(("source", "cue"))


def test_a_track_has_four_tags_a_label_and_one_for_outside() -> None:
    tags = [OUTSIDE, *(TRACK.tag(label, part) for label in TRACK.labels for part in Part)]
    assert tags == list(range(TRACK.width))


def test_spans_are_tagged_from_begin_to_end() -> None:
    begin, inside, end, single = (TRACK.tag("cue", part) for part in Part)
    assert TRACK.span_tags("cue", 1) == [single]
    assert TRACK.span_tags("cue", 2) == [begin, end]
    assert TRACK.span_tags("cue", 4) == [begin, inside, inside, end]


def test_a_span_begun_is_ended_under_its_own_label() -> None:
    begin = TRACK.tag("source", Part.BEGIN)
    follow = {tag for tag in range(TRACK.width) if TRACK.lawful[begin, tag]}
    assert follow == {TRACK.tag("source", Part.INSIDE), TRACK.tag("source", Part.END)}


def test_after_a_span_another_may_begin_at_once() -> None:
    end = TRACK.tag("source", Part.END)
    assert TRACK.lawful[end, TRACK.tag("cue", Part.BEGIN)]
    assert TRACK.lawful[end, OUTSIDE]
    assert not TRACK.lawful[end, TRACK.tag("cue", Part.INSIDE)]
    assert not TRACK.lawful[OUTSIDE, TRACK.tag("cue", Part.END)]
