"""Fetching from a server on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reader.errors import IngestError
from reader.ingest.fetch import get, read_url

PAGE = b"The ferry to Tessel sailed for the last time on Monday. Its captain waved."
FEED = b"""<rss version="2.0"><channel><title>Coast</title><item><guid>urn:g1</guid><title>Farewell</title>
<description>The ferry sailed.</description></item></channel></rss>"""


class Handler(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        getattr(self, f"get_{self.path.strip('/')}")()

    def answer(self, body: bytes, kind: str = "text/plain", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.answer(PAGE)

    def get_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.answer(gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip")

    def get_feed(self) -> None:
        self.answer(FEED, "application/rss+xml; charset=utf-8")

    def get_picture(self) -> None:
        self.answer(b"\x89PNG", "image/png")

    def get_gone(self) -> None:
        self.answer(b"gone", status=410)

    def get_moved(self) -> None:
        self.answer(b"", status=302, Location="/page")

    def get_loop(self) -> None:
        self.answer(b"", status=302, Location="/loop")

    def get_file(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/hostname")

    def get_odd(self) -> None:
        self.answer(PAGE, Content_Encoding="br")

    def get_broken(self) -> None:
        self.answer(b"this is not gzip", Content_Encoding="gzip")

    def get_drip(self) -> None:
        self.answer(b"")
        try:
            for _ in range(16):
                self.wfile.write(b"drop ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_plain_packed_and_moved_pages_arrive(server: str) -> None:
    for name in ("page", "packed", "moved"):
        assert get(f"{server}/{name}").data == PAGE
    assert get(f"{server}/moved").url == f"{server}/page"


def test_an_address_becomes_articles(server: str) -> None:
    (article,) = read_url(f"{server}/feed")
    assert (article.title, article.source, article.path) == ("Farewell", "Coast", f"{server}/feed#urn:g1")
    (article,) = read_url(f"{server}/page")
    assert (article.text, article.url) == (PAGE.decode(), f"{server}/page")


@pytest.mark.parametrize("name", ["picture", "gone", "loop", "file", "odd", "broken", "bomb"])
def test_what_can_not_be_read_is_refused_with_its_address(server: str, name: str) -> None:
    with pytest.raises(IngestError) as caught:
        get(f"{server}/{name}")
    assert caught.value.message.startswith(f"{server}/{name}: ") and caught.value.hint


def test_a_dripping_server_is_given_up_on(server: str) -> None:
    with pytest.raises(IngestError, match="too slow"):
        get(f"{server}/drip", deadline=0.3)


def test_a_page_over_the_limit_is_refused(server: str) -> None:
    with pytest.raises(IngestError, match="larger than"):
        get(f"{server}/page", max_bytes=20)


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://x.example/a", "http://", "http://127.0.0.1:1/a", "http://[::1"]
)
def test_other_schemes_and_unreachable_servers_are_refused(address: str) -> None:
    with pytest.raises(IngestError):
        get(address)
