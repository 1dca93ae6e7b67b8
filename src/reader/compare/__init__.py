"""Two annotated articles -> a `Comparison`. Pure: no file, no store, no network.

compare         the one call other rooms use; data, export (handout, markdown, page, style) take it along

units           the passages of an article as they are weighed: terms (lexicon, synonyms, forms), weights
align           which passages say the same; measured adds those that go together by a figure
quotes          which quotations are the same; quoted has those of one article
only, parts     what one side alone tells: passages, and clauses of linked ones
overview        headlines, leads, who is quoted; glance says them in words and counts, notes what to know

differences     where two linked passages part, put together; pair is what it looks at, place tells whether two
                stretches stand for each other, words which words they have in common
  figures       with quantities, readings, rounding, wholes and clashes; owners tells whose they are
  dates         with days: what a day may stand for
  names         with places and bodies: what lies in what; exchanged: who did it to whom
  negation      with denials, statements, subjects and clause; opposites: words of opposite sense
  attribution   with stances and hedges: who vouches for it
  wording       the words one side has in place of the other's
marks           which words are marked in linked passages, on screen and on paper
"""

from reader.compare.compare import compare

__all__ = ["compare"]
