"""Reports told a little otherwise each time they are learned from. Skipped where PyTorch is not installed."""

from random import Random

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make model sets it up")

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers
from training.data import Example
from training.questions import ask_all
from training.vary import Names, Signs, hide

from holdover.reading.model.windows import split_pieces
from holdover.reading.model.words import split_words

REPORTS = {
    "one": "Maria Okafor resigned as mayor on Monday. OKAFOR OUT, the Post said. Okafor told the council so.",
    "two": "The mayor, Bill Grant, will bill nobody, said Ines Lindqvist, a clerk. Grant did not grant it.",
}


def tokenizer() -> Tokenizer:
    words = sorted({word for text in REPORTS.values() for word in split_words(text).texts})
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    made = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]"))  # noqa: S106 (a piece, no password)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def examples() -> list[Example]:
    made = []
    for id_, text in REPORTS.items():
        words = split_words(text)
        asked = ask_all({"text": text, "changes": []}, words)
        tags = (np.zeros((1, len(words)), dtype=np.int64),)
        made.append(Example(id_, words, split_pieces(words, tokenizer()), tags, asked))
    return made


def renamed(seed: int, share: float = 1.0) -> list[Example]:
    own = examples()
    return Names.of(own).rename(own, share, tokenizer(), Random(seed))  # noqa: S311 (chance, no secret)


def test_a_person_has_one_other_name_throughout_a_report_and_it_is_written_as_the_first_was() -> None:
    told = {renamed(seed)[0].words.texts for seed in range(12)}
    assert len(told) > 1
    for texts in told:
        given, family = texts[0], texts[1]
        assert given in {"Maria", "Ines"}
        assert family in {"Okafor", "Lindqvist"}
        assert texts[texts.index("OUT") - 1] == family.upper()
        assert texts[texts.index("told") - 1] == family


def test_a_name_that_is_a_plain_word_too_stays() -> None:
    assert all("Bill Grant" in " ".join(renamed(seed)[1].words.texts) for seed in range(12))


def test_all_else_stays_as_and_where_it_was() -> None:
    for before, after in zip(examples(), renamed(3), strict=True):
        assert len(before.words) == len(after.words)
        changed = [a for a, b in zip(before.words.texts, after.words.texts, strict=True) if a != b]
        assert {word.title() for word in changed} <= {"Maria", "Okafor", "Ines", "Lindqvist"}
        assert (before.words.features == after.words.features).all()
        assert len(after.pieces.starts) == len(after.words) + 1


def test_reports_are_told_as_they_are_where_none_is_to_be_renamed() -> None:
    told = [each.words.texts for each in renamed(1, share=0.0)]
    assert told == [each.words.texts for each in examples()]


def test_a_share_of_the_pieces_is_hidden_but_never_the_signs_around_them() -> None:
    signs = Signs.of(tokenizer())
    ids = torch.full((4, 500), 9)
    ids[:, 0], ids[:, 400], ids[:, 401:] = signs.marks.begin, signs.marks.end, 0
    mask = (torch.arange(500) <= 400).long().expand(4, 500)
    torch.manual_seed(5)
    shown = hide(ids, mask, signs, 0.25)
    assert 0.2 < (shown[:, 1:400] == signs.hidden).float().mean() < 0.3
    assert (shown[:, 0] == signs.marks.begin).all()
    assert (shown[:, 400:] == ids[:, 400:]).all()
    assert hide(ids, mask, signs, 0.0) is ids
