"""Another site: a page that shows the widget, on an origin that is not ours."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from bot.settings import ROOT

RECIPE = Path(ROOT / "docs" / "embedding.md")

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our intranet</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/rude.css"></head>
<body><main><h1>Careers</h1><p>Practise before you apply.</p><p>
<button id="theirs">A button of this site</button></p></main>
<script src="{ours}/practice/widget.js" async></script><script src="{ours}/practice/widget.js" async></script>
</body></html>"""

RUDE = """
main { padding: 2rem; } main * { font-family: serif; }
div, section, iframe, starline-practice { display: none !important; opacity: 0 !important; }
button, h2 { font-size: 70px !important; text-transform: uppercase !important; color: lime !important; }
* { letter-spacing: 9px !important; visibility: visible; }
"""
"""Styles of a site that thinks of nobody else."""


def recipe_policy(ours: str) -> str:
    """The Content-Security-Policy that the docs advise a site to send, for our server at `ours`."""
    lines = [line for line in RECIPE.read_text().splitlines() if line.startswith("Content-Security-Policy:")]
    assert len(lines) == 1
    return lines[0].partition(":")[2].strip().replace("https://practice.example.com", ours)


class Host:
    """A site on `localhost`, which is another site than 127.0.0.1. `ours` is told before a page is asked for."""

    ours = ""

    def __init__(self) -> None:
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                style = self.path == "/rude.css"
                body = (RUDE if style else PAGE.replace("{ours}", host.ours)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/css" if style else "text/html")
                self.send_header("Content-Security-Policy", recipe_policy(host.ours))
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self._server.server_port}"

    def __enter__(self) -> Host:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
