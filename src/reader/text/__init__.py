"""Pure functions over text, in the order an article meets them.

decode, clean, language       bytes to safe text, and its language
passages                      sentences in paragraphs (paragraphs, sentences), glued headlines apart (teasers)
dates                         dates as days (calendar, relative_dates)
numbers                       figures: find_figures reads numerals with units (numerals, measure, units,
                              qualifiers, not_figures) into a figure; agreement compares two
parts                         clauses, where a sentence says two things
quotations                    quoted stretches (marks) and who speaks them (speakers, clauses, speech)
"""
