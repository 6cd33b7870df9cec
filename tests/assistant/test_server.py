"""The real server over HTTP: an interview survives a restart, and nothing is open that should not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.interview.record import new_id
from tests.candidates import STORY
from tests.servers import Server


class Visitor:
    """A browser without a browser: keeps its cookie, and sends what a page of ours sends."""

    def __init__(self, server: Server) -> None:
        self.http = httpx.Client(base_url=server.url, timeout=60, headers={"Sec-Fetch-Site": "same-origin"})
        self.http.get("/practice", follow_redirects=True).raise_for_status()

    def say(self, text: str) -> dict[str, object]:
        """Types a message; returns what the page gets."""
        response = self.http.post("/practice/api/messages", json={"id": new_id(), "text": text})
        response.raise_for_status()
        return dict(response.json())


@pytest.fixture(scope="module")
def own_server(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that this module may kill."""
    with Server(tmp_path_factory.mktemp("restarted")) as server:
        yield server


def test_a_killed_server_goes_on_where_the_interview_was(own_server: Server) -> None:
    visitor = Visitor(own_server)
    visitor.say("start a mock mode interview as manager, mixed, 5 questions")
    visitor.say("skip")
    told = visitor.say(STORY)
    assert told["took"] == "answer"
    before = visitor.http.get("/practice/api/history").json()
    own_server.stop()
    own_server.start()
    assert visitor.http.get("/practice/api/history").json() == before
    assert visitor.say("Then we did the same for the other three queues.")["took"] == "answer"
    assert "question" in str(visitor.say("how many are left?")["replies"])


def test_no_answer_is_in_the_log_or_in_rasas_files(own_server: Server) -> None:
    visitor = Visitor(own_server)
    visitor.say("start a mock mode interview as manager, mixed, 5 questions")
    visitor.say("The word to look for is xylophonist, and I said it to my team.")
    assert "xylophonist" not in own_server.log.read_text()
    holding = [file.name for file in own_server.folder.iterdir() if b"xylophonist" in file.read_bytes()]
    assert {name.partition("-")[0] for name in holding} <= {"server.db"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/webhooks/rest/webhook"),
        ("GET", "/socket.io/?EIO=4&transport=polling"),
        ("GET", "/conversations/default/tracker"),
        ("POST", "/conversations/default/tracker/events"),
        ("POST", "/model/parse"),
        ("GET", "/status"),
        ("GET", "/domain"),
    ],
)
def test_rasas_own_doors_are_shut(own_server: Server, method: str, path: str) -> None:
    assert httpx.request(method, own_server.url + path, json={}, timeout=30).status_code == 404


def test_it_listens_on_this_computer_only(own_server: Server) -> None:
    import psutil

    connections = psutil.Process(own_server.pid).net_connections(kind="inet")
    listening = {connection.laddr.ip for connection in connections if connection.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}
