"""SQLite, the system of record: articles, what was recognised in them, and what the reader did.

    rows.py         what is handed up: frozen rows
    schema.py       the tables, and how an older database becomes a current one
    database.py     connections (one a thread) and transactions
    articles.py     writing and reading articles
    lists.py        rows for lists, sources, and the masks of filters
    annotation_cache.py  what was recognised in articles, kept by text
    story_links.py  what names mean in the light of the other reports of an event
    merging.py      persons whom reports of one event spell differently
    names.py        entities, and who is named where
    outbox.py       what the index has still to be told
    files.py        which files were read whole
    reading.py      read, starred, tags, notes, saved searches, the session
    stories.py      the stories last computed
    lock.py         one writer of the library at a time

Functions that take a connection run inside `Database.transaction`.
"""
