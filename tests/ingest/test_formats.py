from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from reader.errors import IngestError
from reader.ingest import read_bytes, read_path
from reader.ingest.read import sniff
from reader.model import Article

LEAD = "The ferry to Tessel sailed for the last time on Monday, its captain Ivo Marsh said."
MORE = "The bridge that replaces it opens in spring, and the council of Lower Maren hopes for a mild winter."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A last farewell - Coast News</title>
<meta property="og:title" content="A last farewell"><meta property="og:site_name" content="Coast News">
<meta property="article:published_time" content="2021-05-03T08:15:00+02:00">
<link rel="canonical" href="https://coast.example/farewell"></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
<article><h1>A last farewell</h1>{"".join(f"<p>{LEAD} {MORE} Part {n}.</p>" for n in range(8))}</article>
<footer>Imprint and cookies</footer><script>alert(1)</script></body></html>"""


def read(data: str, name: str, url: str | None = None) -> list[Article]:
    return list(read_bytes(data.encode(), name, None, url))


def test_markdown_keeps_the_words_and_drops_the_markup() -> None:
    front = "---\ntitle: A last farewell\nsource: Coast News\n---\n# A last farewell\n\n"
    text = f"{front}**{LEAD}** See [the *bridge*](https://x.example).\n\n- one\n- two\n\n> {MORE}\n"
    (article,) = read(text, "a.md")
    assert article.title == "A last farewell"
    assert article.text == f"{LEAD} See the bridge.\n\n- one\n\n- two\n\n{MORE}"


def test_the_heading_of_a_markdown_file_is_its_title() -> None:
    (article,) = read(f"# A last farewell\n\n{LEAD}\n", "a.md")
    assert (article.title, article.title_basis, article.text) == ("A last farewell", "given", LEAD)


def test_a_web_page_gives_its_article_and_metadata() -> None:
    (article,) = read(PAGE, "farewell.html")
    assert article.title == "A last farewell"
    assert (article.source, article.source_basis) == ("Coast News", "metadata")
    assert (article.date, article.date_basis) == (dt.date(2021, 5, 3), "metadata")
    assert article.url == "https://coast.example/farewell"
    assert article.text.count(LEAD) == 8 and "Home" not in article.text and "cookies" not in article.text


def test_a_page_without_a_site_name_is_named_by_its_address() -> None:
    (article,) = read(
        PAGE.replace('property="og:site_name"', "").replace(" - Coast News", ""),
        "x",
        "https://www.coast.example/a",
    )
    assert article.source_basis == "address" and article.source == "coast.example"


def test_terminal_controls_written_as_references_are_replaced() -> None:
    (article,) = read(PAGE.replace("Part 3", "Part &#27;[31m &#x9b;31m &#x202e;"), "a.html")
    assert "\x1b" not in article.text and "\x9b" not in article.text and "\u202e" not in article.text
    assert LEAD in article.text


def test_deep_nesting_does_not_lose_the_page() -> None:
    deep = "<div>" * 5000 + f"<p>{LEAD}</p><p>{MORE}</p>" + "</div>" * 5000
    (article,) = read(f"<html><body>{deep}</body></html>", "deep.html")
    assert LEAD in article.text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(IngestError, match=r"empty\.html"):
        read("<html><body><script>1</script></body></html>", "empty.html")


def test_a_declared_encoding_is_used() -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("Part 3", "Паром ушёл")
    (article,) = read_bytes(page.encode("cp1251"), "a.html")
    assert "Паром ушёл" in article.text


def test_one_json_article_and_a_list_of_them() -> None:
    item = {
        "title": "A last farewell",
        "body": f"<p>{LEAD}</p>",
        "source": {"name": "Coast News"},
        "date": "2021-05-03",
        "id": 7,
    }
    (one,) = read(json.dumps(item), "a.json")
    assert (one.title, one.text, one.source, one.path) == ("A last farewell", LEAD, "Coast News", "a.json")
    two = read(
        json.dumps({"articles": [item, {"headline": "x", "content": MORE, "published": 1620000000}]}),
        "b.json",
    )
    assert [article.path for article in two] == ["b.json#7", "b.json#1"]
    assert two[1].date == dt.date(2021, 5, 3)


@pytest.mark.parametrize(
    "text", ['{"title": ', "[1, 2]", "3", "[]", "{}", "[" * 100_000, '{"title": null}', "1" * 10_000]
)
def test_broken_or_empty_json_is_refused(text: str) -> None:
    with pytest.raises(IngestError, match=r"a\.json"):
        read(text, "a.json")


def test_json_lines_stream_and_name_the_bad_ones_last(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    lines = [
        json.dumps({"id": f"n{n}", "title": f"Part {n}", "body": LEAD, "source": "Coast"}) for n in range(5)
    ]
    path.write_bytes(gzip.compress("\n".join([*lines[:3], "{broken", "", *lines[3:]]).encode()))
    articles = []
    with pytest.raises(IngestError, match=r"1 of 7 lines .* line 4"):
        for article in read_path(path):
            articles.append(article)
    assert [article.path for article in articles] == [f"{path.resolve()}#n{n}" for n in range(5)]


def test_articles_of_the_same_id_are_told_apart() -> None:
    lines = "\n".join(json.dumps({"id": 1, "body": f"{LEAD} {n}"}) for n in range(3))
    assert [article.path for article in read(lines, "a.jsonl")] == ["a.jsonl#1", "a.jsonl#1~2", "a.jsonl#1~3"]


def test_lone_surrogates_in_json_can_be_written_again() -> None:
    (article,) = read('{"title": "a \\ud800 b", "body": "Tessel \\udfff waits."}', "a.json")
    assert article.text.encode() and article.title.encode()


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Coast &amp; Sea</title><link>https://coast.example</link>
<item><title>A last &lt;b&gt;farewell&lt;/b&gt;</title><link>https://coast.example/1</link><guid>g1</guid>
<pubDate>Mon, 03 May 2021 08:15:00 GMT</pubDate>
<description>&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</description></item>
<item><title>Only a title</title><link>https://coast.example/2</link></item></channel></rss>"""


def test_a_feed_gives_an_article_an_entry() -> None:
    first, second = read(RSS, "coast.xml")
    assert (first.title, first.source, first.source_basis) == ("A last farewell", "Coast & Sea", "feed")
    assert (first.date, first.url, first.path) == (
        dt.date(2021, 5, 3),
        "https://coast.example/1",
        "coast.xml#g1",
    )
    assert first.text == f"{LEAD}\n\n{MORE}"
    assert second.text == second.title == "Only a title"


def test_an_atom_feed_and_a_json_feed() -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><id>e1</id><title>Farewell</title>
    <updated>2021-05-03T08:15:00Z</updated><content type="html">{LEAD}</content></entry></feed>"""
    (article,) = read(atom, "unknown")
    assert (article.title, article.text, article.date) == ("Farewell", LEAD, dt.date(2021, 5, 3))
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Coast",
        "items": [{"id": "1", "content_text": LEAD}],
    }
    (article,) = read(json.dumps(feed), "unknown")
    assert (article.source, article.source_basis, article.text) == ("Coast", "feed", LEAD)


def test_xml_that_is_no_feed_is_refused() -> None:
    with pytest.raises(IngestError, match="no feed"):
        read("<inventory><item/></inventory>", "a.xml")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", "feed"),
        (b"\xef\xbb\xbf<!doctype html><html>", "html"),
        (b' [{"a": 1}]', "json"),
        (b"The ferry sailed.", "text"),
        (b"<!-- x -->" * 400, "text"),
    ],
)
def test_unnamed_content_is_guessed(data: bytes, kind: str) -> None:
    assert sniff(data) == kind
