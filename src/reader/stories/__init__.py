"""Stories: which articles report one event, who else reports it, when, and who says what.

Pure functions over articles that are handed in; nothing here knows the store or the index.
"""

from reader.stories.cluster import cluster
from reader.stories.features import WordWeights
from reader.stories.model import Moment, StoryArticle
from reader.stories.partners import partners
from reader.stories.timeline import timeline

__all__ = ["Moment", "StoryArticle", "WordWeights", "cluster", "partners", "timeline"]
