"""Stories: which articles report one event, who else reports it, when, and who says what.

Pure functions over articles that are handed in; nothing here knows the store or the index.
"""

from reader.stories.cluster import cluster
from reader.stories.features import WordWeights
from reader.stories.matrix import matrix
from reader.stories.model import Cell, Matrix, MatrixRow, Moment, StoryArticle
from reader.stories.partners import partners
from reader.stories.timeline import timeline

__all__ = [
    "Cell",
    "Matrix",
    "MatrixRow",
    "Moment",
    "StoryArticle",
    "WordWeights",
    "cluster",
    "matrix",
    "partners",
    "timeline",
]
