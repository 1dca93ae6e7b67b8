"""The tables, and how an older database becomes a current one."""

from __future__ import annotations

import sqlite3

from reader.errors import StoreError

FIRST = """
CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL UNIQUE,
    path TEXT, file TEXT, name TEXT, url TEXT,
    title TEXT NOT NULL, title_basis TEXT NOT NULL,
    source TEXT NOT NULL, source_basis TEXT NOT NULL,
    date TEXT, date_basis TEXT NOT NULL, date_evidence TEXT, dateline TEXT,
    language TEXT NOT NULL, authors TEXT NOT NULL,
    words INTEGER NOT NULL,
    digest BLOB NOT NULL, text_hash BLOB NOT NULL, parser INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    added TEXT NOT NULL, changed INTEGER NOT NULL
);
CREATE INDEX article_by_path ON article(path);
CREATE INDEX article_by_file ON article(file);
CREATE INDEX article_by_name ON article(name);
CREATE INDEX article_by_source ON article(source, date);
CREATE INDEX article_by_date ON article(date DESC, number DESC);
CREATE INDEX article_by_text ON article(text_hash);
CREATE INDEX article_by_change ON article(changed);

CREATE TABLE content (
    number INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text TEXT NOT NULL,
    passages TEXT NOT NULL
);

CREATE TABLE file (
    key INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, mark TEXT NOT NULL, articles INTEGER NOT NULL
);
CREATE TABLE file_article (
    file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    number INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (file, number)
) WITHOUT ROWID;
CREATE INDEX file_article_by_article ON file_article(number);

CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('put', 'drop'))
);

CREATE TABLE annotation (
    number INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    key BLOB NOT NULL,
    recogniser TEXT NOT NULL, mentions BLOB NOT NULL,
    version TEXT NOT NULL, data BLOB NOT NULL, entities BLOB NOT NULL
);
CREATE INDEX annotation_by_key ON annotation(key, version);

CREATE TABLE entity (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL, aliases TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0, mentions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX entity_by_mentions ON entity(mentions DESC, name);
CREATE TABLE entity_form (
    form TEXT NOT NULL, entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    PRIMARY KEY (form, entity)
) WITHOUT ROWID;
CREATE INDEX entity_form_by_entity ON entity_form(entity);
CREATE TABLE entity_word (
    word TEXT NOT NULL, entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    PRIMARY KEY (word, entity)
) WITHOUT ROWID;
CREATE INDEX entity_word_by_entity ON entity_word(entity);

CREATE TABLE posting (
    entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    number INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    count INTEGER NOT NULL, forms TEXT NOT NULL,
    PRIMARY KEY (entity, number)
) WITHOUT ROWID;
CREATE INDEX posting_by_article ON posting(number);
CREATE TRIGGER posting_added AFTER INSERT ON posting BEGIN
    UPDATE entity SET articles = articles + 1, mentions = mentions + new.count WHERE key = new.entity;
END;
CREATE TRIGGER posting_removed AFTER DELETE ON posting BEGIN
    UPDATE entity SET articles = articles - 1, mentions = mentions - old.count WHERE key = old.entity;
END;

CREATE TABLE reading (
    number INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE tag (
    number INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, tag TEXT NOT NULL,
    PRIMARY KEY (number, tag)
) WITHOUT ROWID;
CREATE INDEX tag_by_name ON tag(tag);
CREATE TABLE note (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    text TEXT NOT NULL, start INTEGER, "end" INTEGER, lost INTEGER NOT NULL DEFAULT 0,
    quote TEXT NOT NULL DEFAULT '', before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT ''
);
CREATE INDEX note_by_article ON note(number);
CREATE TABLE saved_search (name TEXT PRIMARY KEY, query TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE story (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, first TEXT, last TEXT,
    sources TEXT NOT NULL, independent INTEGER NOT NULL, size INTEGER NOT NULL
);
CREATE TABLE story_article (
    number INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE, place INTEGER NOT NULL
);
CREATE INDEX story_article_by_story ON story_article(story, place);
"""

SECOND = """
CREATE TABLE merged (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
"""

THIRD = """
ALTER TABLE article ADD COLUMN sort_date TEXT;
UPDATE article SET sort_date = coalesce(date, (
    SELECT first FROM story_article m JOIN story ON story.key = m.story WHERE m.number = article.number
));
CREATE INDEX article_by_sort_date ON article(sort_date DESC, number DESC);
CREATE TRIGGER story_joined AFTER INSERT ON story_article BEGIN
    UPDATE article SET sort_date = (SELECT first FROM story WHERE key = new.story)
    WHERE number = new.number AND date IS NULL;
END;
CREATE TRIGGER story_left AFTER DELETE ON story_article BEGIN
    UPDATE article SET sort_date = NULL WHERE number = old.number AND date IS NULL;
END;
"""
"""`sort_date` is an article's date, for an undated one that of its story: where it stands in lists."""

_LATEST = """CASE
        WHEN articles <= 300 THEN (
            SELECT max(date) FROM posting JOIN article USING (number) WHERE posting.entity = entity.key
        ) ELSE (
            SELECT date FROM article WHERE date IS NOT NULL AND EXISTS (
                SELECT 1 FROM posting WHERE posting.entity = entity.key AND posting.number = article.number
            ) ORDER BY date DESC LIMIT 1
        ) END"""
"""The last date of an entity: of a few articles the latest; else the latest article that names it is soon met."""

FOURTH = f"""
ALTER TABLE entity ADD COLUMN last TEXT;
UPDATE entity SET last = (SELECT max(date) FROM posting JOIN article USING (number) WHERE posting.entity = key);
DROP TRIGGER posting_added;
DROP TRIGGER posting_removed;
CREATE TRIGGER posting_added AFTER INSERT ON posting BEGIN
    UPDATE entity SET articles = articles + 1, mentions = mentions + new.count, last = nullif(
        max(coalesce(last, ''), coalesce((SELECT date FROM article WHERE number = new.number), '')), ''
    ) WHERE key = new.entity;
END;
CREATE TRIGGER posting_removed AFTER DELETE ON posting BEGIN
    UPDATE entity SET articles = articles - 1, mentions = mentions - old.count WHERE key = old.entity;
    UPDATE entity SET last = {_LATEST}
    WHERE key = old.entity AND last = (SELECT date FROM article WHERE number = old.number);
END;
CREATE TRIGGER article_removed BEFORE DELETE ON article BEGIN
    DELETE FROM posting WHERE number = old.number;
END;
CREATE TRIGGER article_redated AFTER UPDATE OF date ON article WHEN old.date IS NOT new.date BEGIN
    UPDATE entity SET last = {_LATEST} WHERE key IN (SELECT entity FROM posting WHERE number = new.number);
END;
"""
"""`last` is the date of the newest dated article that names an entity."""

FIFTH = """
CREATE TABLE in_story (
    number INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    context BLOB NOT NULL, data BLOB
);
CREATE TABLE spelling (
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    id TEXT NOT NULL, same TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (story, id)
) WITHOUT ROWID;
ALTER TABLE story ADD COLUMN linked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX story_to_link ON story(key) WHERE linked <= 0;
CREATE TRIGGER annotation_renewed AFTER INSERT ON annotation BEGIN
    DELETE FROM in_story WHERE number = new.number;
    UPDATE story SET linked = min(linked, 0) - 1
    WHERE key = (SELECT story FROM story_article WHERE number = new.number);
END;
CREATE TRIGGER story_shrunk AFTER DELETE ON story_article BEGIN
    UPDATE story SET linked = min(linked, 0) - 1 WHERE key = old.story;
END;
"""
"""`in_story.data` is an annotation as other reports of the event have it, NULL where that is no other; `context` is
what those say. `spelling` are persons that reports of a story spell differently, `same` the id they share.
`story.linked` is 1 where both are up to date, else it counts down with each change."""

MIGRATIONS: tuple[str, ...] = (FIRST, SECOND, THIRD, FOURTH, FIFTH)
"""Script n takes a database from schema version n to n + 1; a released script is never changed."""

VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the current schema, all or nothing; raises `StoreError` for a newer one."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found == VERSION:
        return
    if found > VERSION:
        raise StoreError(
            f"the library was written by a newer reader (schema {found}, this one knows {VERSION})",
            "update reader, or use another --library directory",
        )
    connection.execute("BEGIN IMMEDIATE")
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        for script in MIGRATIONS[found:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(script: str) -> list[str]:
    """Split a script into statements that can run inside one transaction."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found
