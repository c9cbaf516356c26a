"""Texts cut into windows of word pieces that the encoder takes, and windows laid into batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from tokenizers import Tokenizer

from holdover.errors import ModelError
from holdover.reading.model.words import Gap, Numbers, Words

_SLACK = 4  # pieces of an even window more than its share, as it ends with a word
PIECES_PER_WORD = 12  # of a longer word only the first pieces are read, so that no word outgrows a window


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: word ``n`` has the pieces from ``starts[n]`` until ``starts[n + 1]``."""

    ids: Numbers
    starts: Numbers


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words read at once, ``first`` included and ``last`` not.

    Of its words those from ``keep_first`` until ``keep_last`` are its own; the others are context, and
    belong to a neighbor that sees them further from its edge.
    """

    first: int
    last: int
    keep_first: int
    keep_last: int


def split_pieces(words: Words, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of every word; a word that the tokenizer drops becomes one unknown piece."""
    # Half of a surrogate pair, as badly decoded bytes leave it, is no text that the tokenizer takes.
    texts = [
        text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8") for text in words.texts
    ]
    encoding = tokenizer.encode(texts, is_pretokenized=True, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    owners = np.array(encoding.word_ids, dtype=np.int64)
    bounds = np.searchsorted(owners, np.arange(len(words) + 1))
    unknown = id_of(tokenizer, "[UNK]")
    runs = [
        ids[begin : min(end, begin + PIECES_PER_WORD)] if end > begin else np.array([unknown])
        for begin, end in pairwise(bounds.tolist())
    ]
    starts = np.cumsum([0, *(len(run) for run in runs)])
    return Pieces(np.concatenate(runs) if runs else ids, starts)


def cut_windows(pieces: Pieces, size: int, context: int) -> list[Window]:
    """Windows of at most ``size`` pieces, each reaching ``context`` pieces into its neighbors' own words.

    Those of one text are about as long as one another: a batch is as wide as its widest row.
    """
    starts = pieces.starts
    count = len(starts) - 1
    size = _even_size(int(starts[-1]), size, context)
    windows: list[Window] = []
    first = keep_first = 0
    while keep_first < count:
        last = int(np.searchsorted(starts, starts[first] + size, side="right")) - 1
        keep_last = count
        if last < count:
            keep_last = int(np.searchsorted(starts, starts[last] - context, side="right")) - 1
            keep_last = max(keep_last, keep_first + 1)
        windows.append(Window(first, last, keep_first, keep_last))
        keep_first = keep_last
        first = int(np.searchsorted(starts, starts[keep_first] - context))
    return windows


def _even_size(total: int, size: int, context: int) -> int:
    """The size of windows of which no more are needed than of the largest, and the last is filled too."""
    if total <= size:
        return size
    own = total - 2 * context  # what is left of a text where both its ends are counted as context
    needed = -(-own // max(1, size - 2 * context))
    return min(size, -(-own // needed) + 2 * context + _SLACK)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side: a row for each window, a column for each piece (``firsts``: for each word).

    ``features`` has the features of each piece's word behind; ``firsts`` is the column of each word's first
    piece; ``mask`` is 1 where a piece stands, ``word_mask`` where a word does.
    """

    ids: Numbers
    features: Numbers
    mask: Numbers
    firsts: Numbers
    word_mask: Numbers

    def inputs(self) -> dict[str, Numbers]:
        """What the network takes, by name."""
        return {name: getattr(self, name) for name in INPUTS}


INPUTS = ("ids", "features", "mask", "firsts")


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids of the pieces that stand before and after every window."""

    begin: int
    end: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> "Marks":
        """The marks of a BERT tokenizer."""
        return cls(id_of(tokenizer, "[CLS]"), id_of(tokenizer, "[SEP]"))


def lay_batch(windows: Sequence[tuple[Words, Pieces, Window]], marks: Marks) -> Batch:
    """The windows of one or several texts as one batch, shorter rows filled up with nothing."""
    rows = [_row(words, pieces, window, marks) for words, pieces, window in windows]
    ids, features, firsts = (_fill([row[column] for row in rows]) for column in range(3))
    return Batch(
        ids=ids,
        features=features,
        mask=_fill([np.ones_like(row[0]) for row in rows]),
        firsts=firsts,
        word_mask=_fill([np.ones_like(row[2]) for row in rows]),
    )


def _row(words: Words, pieces: Pieces, window: Window, marks: Marks) -> tuple[Numbers, ...]:
    starts = pieces.starts[window.first : window.last + 1]
    firsts = starts[:-1] - starts[0] + 1
    owners = np.repeat(np.arange(window.first, window.last), np.diff(starts))
    features = words.features[owners]
    features[:, -1] = Gap.NONE  # only a word's first piece stands apart from what is before it
    features[firsts - 1, -1] = words.features[window.first : window.last, -1]
    ids = np.concatenate([[marks.begin], pieces.ids[starts[0] : starts[-1]], [marks.end]])
    return ids, np.pad(features, ((1, 1), (0, 0))), firsts


def _fill(rows: list[Numbers]) -> Numbers:
    width = max(len(row) for row in rows)
    filled = np.zeros((len(rows), width, *rows[0].shape[1:]), dtype=np.int64)
    for at, row in enumerate(rows):
        filled[at, : len(row)] = row
    return filled


def id_of(tokenizer: Tokenizer, piece: str) -> int:
    """The number of a piece; raises ``ModelError`` where the tokenizer has none such."""
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise ModelError(f"the model's tokenizer has no piece {piece}: reinstall holdover")
    return found
