"""Who and what an article names: found in its text, then linked to the persons, bodies and places they mean.

annotate        the one call other rooms use: find, link, and find who said what

recognise       finding, put together: a recogniser, then the shared pass
  rules         the quick recogniser; crf (features) and spacy_pipeline are the others
  held_to       what the model's answers are held to first
  consistency   the shared pass: overrides within a sentence (borders, scores, definitions), then what the
                whole document tells (evidence)
  quiet         titles, dates and figures
  lookup        what the lists say of words: gazetteers reads those in data/, vocabulary holds the small ones
  tokens        words and marks with their offsets

link            linking, put together: people, bodies, nominals; metonymy tells a capital from its government
  completing    what finding missed or cut; cyrillic: names of the profiles in their cases
  namesakes     which of several of one name is meant; nicknames: what a text itself calls a person
  headline      a title that is no part of the text
  doubt         what hangs on links that are not sure
  versions      what annotations are cached under
  names         names as strings: spellings, transliteration, slugs
  role_words    the offices and titles that finding knows too
  roles         what they say of a person; titles finds them beside a name, called counts them
  known         the names other reports of an event have
  profiles      the bundled and the user's YAML (profile, profile_files, own_forms); user_profiles edits it
"""
