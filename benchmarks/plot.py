"""Drawing what a comparison came to."""

from pathlib import Path

from benchmarks.figures import Figures

_DOTS = 100


def draw(figures: Figures, file: Path) -> None:
    """A panel for each kind of question: the median over the number of claims, a line for each system."""
    # It takes longer to load than a small comparison takes to run.
    import matplotlib.pyplot as plt  # noqa: PLC0415

    questions = list(dict.fromkeys(each.question for each in figures.asked))
    canvas, panels = plt.subplots(2, 3, figsize=(11, 6.5), layout="constrained", sharex=True)
    for panel, question in zip(panels.flat, [*questions, None], strict=True):
        panel.set(xscale="log", yscale="log", title=question or "load")
        panel.set(ylabel="milliseconds, median" if question else "claims a second")
        for system in figures.systems:
            if question:
                told = [
                    (each.claims, each.median * 1000)
                    for each in figures.asked
                    if (each.system, each.question) == (system, question)
                ]
            else:
                told = [
                    (each.claims, each.claims / each.seconds)
                    for each in figures.loads
                    if each.system == system
                ]
            panel.plot(*zip(*told, strict=True), marker="o", label=system)
        panel.grid(visible=True, alpha=0.3)
    for panel in panels[-1]:
        panel.set_xlabel("claims")
    canvas.legend(*panels.flat[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)
    canvas.savefig(file, dpi=_DOTS)
    plt.close(canvas)
