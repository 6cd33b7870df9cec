"""Exports: CSV, Markdown, JSON."""

from __future__ import annotations

import csv
import re
from io import StringIO

from markdown_it import MarkdownIt

from tests.review.conftest import Somebody
from tests.review.seeds import MARKUP, Practising
from tests.review.visits import BASE, QUESTION, a_link, held


def test_csv_holds_a_row_a_try_and_no_formula(ann: Somebody, practising: Practising) -> None:
    interview = held(
        practising, ann, '=HYPERLINK("http://evil.example") was what I did, and we moved floors.', "Now, once more."
    )
    response = ann.get(f"{BASE}/interviews/{interview}/export/csv")
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert [row["try"] for row in rows] == ["1", "2"]
    assert rows[0]["answer"].startswith("'=HYPERLINK")
    assert rows[1]["answer"] == "Now, once more."
    assert {row["question_id"] for row in rows} == {QUESTION}
    assert all(1 <= float(row["rating"]) <= 5 for row in rows)


def test_markdown_shows_every_word_and_reads_none_of_them_as_markup(ann: Somebody, practising: Practising) -> None:
    interview = held(practising, ann, f"# 1 priority was this.\n- And {MARKUP}\n\n    code `x` ***")
    ann.post(f"{BASE}/notes", data={"about": f"interview:{interview}", "text": "<b>note</b> # x"})
    text = ann.get(f"{BASE}/interviews/{interview}/export/md").text
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html
    assert "<code" not in html
    assert "<b>" not in html
    shown = (
        re.sub(r"<[^>]+>", "", html)
        .replace("&quot;", '"')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )
    for words in ("1 priority was this.", MARKUP, "code `x` ***"):
        assert "".join(words.split()) in "".join(shown.split())
    assert "&lt;b&gt;note&lt;/b&gt;" in html
    assert re.findall(r"<h1>(.*?)</h1>", html)[0].startswith("Interview of")


def test_json_holds_everything(ann: Somebody, practising: Practising) -> None:
    interview = held(practising, ann, "We moved floors.")
    ann.post(f"{BASE}/notes", data={"about": f"interview:{interview}", "text": "Mine."})
    ann.post(f"{BASE}/notes", data={"about": f"question:{QUESTION}", "text": "Also mine."})
    a_link(ann, interview)
    ann.send_text("hello there", "message-json")
    one = ann.get(f"{BASE}/interviews/{interview}/export/json").json()
    assert set(one) == {"interviews"}
    everything = ann.get(f"{BASE}/data/export/json").json()
    assert everything["interviews"] == one["interviews"]
    assert one["interviews"][0]["note"] == "Mine."
    assert one["interviews"][0]["turns"][0]["tries"][0]["answers"][0]["text"] == "We moved floors."
    assert everything["question_notes"] == {QUESTION: "Also mine."}
    assert everything["conversation"][0]["said"] == "hello there"
    assert ann.get(f"{BASE}/data/export/exe").status_code == 404
