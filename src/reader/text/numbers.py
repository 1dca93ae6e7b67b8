"""Figures in a text: how many or how much of what, how surely; and whether two of them conflict."""

from reader.text.agreement import Agreement, comparable, conflict
from reader.text.figure import Bound, Figure, FigureKind
from reader.text.find_figures import find_figures

__all__ = ["Agreement", "Bound", "Figure", "FigureKind", "comparable", "conflict", "find_figures"]
