"""Full-text search: the query language, snippets and the engine; only `whoosh_engine` imports whoosh."""
