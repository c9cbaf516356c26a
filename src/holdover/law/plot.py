"""An office's clocks over time as a picture, SVG or PNG. Needs matplotlib, the extra ``plot``."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from holdover.errors import HoldoverError
from holdover.law.timeline import Row, Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_EPOCH = date(1970, 1, 1).toordinal()
_LAWFUL, _UNLAWFUL, _GIVEN, _LINE = "#2a6f97", "#c1121f", "#a9b4bd", "#6c757d"


class PlotError(HoldoverError):
    """No picture can be made."""


def draw(timeline: Timeline, file: Path) -> None:
    """Write the picture to a file whose name ends in ``.svg`` or ``.png``.

    Raises ``PlotError`` where the name ends otherwise, nothing is to be drawn, or matplotlib is missing.
    """
    if file.suffix.lower() not in {".svg", ".png"}:
        raise PlotError(f"{file}: name the picture .svg or .png")
    if not timeline.served:
        raise PlotError(f"{timeline.office}: nobody serves for a time, so there is nothing to draw")
    try:
        import matplotlib  # noqa: PLC0415 - an extra, and slow to load

        matplotlib.use("Agg")
        from matplotlib import pyplot  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise PlotError(
            "pictures need one package more; install it with: pip install 'holdover[plot]'"
        ) from error
    rows = [*timeline.served, *timeline.given]
    with matplotlib.rc_context(
        # The same facts give the same file; text stays text; a dollar sign is no mathematics.
        {"svg.hashsalt": "holdover", "svg.fonttype": "none", "text.parse_math": False, "font.size": 9}
    ):
        figure, axes = pyplot.subplots(figsize=(11, 1.8 + 0.55 * len(rows)), layout="constrained")
        for place, row in enumerate(rows):
            _row(axes, place, row)
        _marks(axes, timeline, len(rows))
        _frame(axes, timeline, rows)
        figure.savefig(file, dpi=150, metadata={"Date": None} if file.suffix.lower() == ".svg" else None)
        pyplot.close(figure)


def _row(axes: "Axes", place: int, row: Row) -> None:
    for bar in row.bars:
        color = _GIVEN if bar.lawful is None else _LAWFUL if bar.lawful else _UNLAWFUL
        height = 0.3 if bar.lawful is None else 0.55
        days = (bar.last - bar.first).days + 1
        axes.barh(place, days, left=_place(bar.first), height=height, color=color, linewidth=0)
        axes.annotate(
            _plain(bar.label),
            (_place(bar.first) + days, place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            color="black" if bar.lawful is None else color,
            annotation_clip=False,
        )


def _marks(axes: "Axes", timeline: Timeline, rows: int) -> None:
    for at, mark in enumerate(sorted(timeline.marks, key=lambda mark: mark.day)):
        day = _place(mark.day)
        axes.axvline(day, color=_LINE, linewidth=0.8, linestyle=":")
        axes.annotate(
            f"{_plain(mark.label)} {mark.day}",
            (day, rows - 0.4 + 0.28 * (at % 3)),
            xytext=(3, 0),
            textcoords="offset points",
            fontsize=7.5,
            color=_LINE,
            annotation_clip=False,
        )
    axes.axvline(_place(timeline.on), color="black", linewidth=1)


def _frame(axes: "Axes", timeline: Timeline, rows: list[Row]) -> None:
    bars = [bar for row in rows for bar in row.bars]
    first = min([bar.first for bar in bars] + [mark.day for mark in timeline.marks])
    last = max([bar.last for bar in bars] + [timeline.on])
    margin = timedelta(days=max(10, (last - first).days // 12))
    axes.set_xlim(_place(first - margin / 4), _place(last + margin))
    axes.set_ylim(len(rows) + 0.6, -0.7)
    axes.set_yticks(range(len(rows)), [_plain(row.label) for row in rows])
    axes.xaxis_date()
    axes.set_title(f"{_plain(timeline.office)}, on {timeline.on}", loc="left", fontsize=11)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)
    axes.set_xlabel(
        "blue: served with authority, red: without; gray: the days that a provision gives. Not legal advice."
    )


def _place(day: date) -> int:
    """Where a day stands on the axis: days since 1970, as matplotlib counts them."""
    return day.toordinal() - _EPOCH


def _plain(text: str) -> str:
    """Text cut to what fits, without what cannot be drawn."""
    return "".join(mark for mark in text if mark.isprintable())[:80]
