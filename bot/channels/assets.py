"""What the page is made of: a fixed dictionary of files, read and compressed once at start."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, raw

WEB = Path(__file__).parent.parent / "web"
PACKAGES = Path(__file__).parent.parent.parent / "node_modules"

LOADER = WEB / "embed" / "widget.js"
"""What another site's one `<script>` tag asks for: not a part of the page."""

A_YEAR = 365 * 24 * 60 * 60

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

FONTS = {
    f"literata-{part}.woff2": PACKAGES / "@fontsource-variable/literata/files" / f"literata-{part}-wght-normal.woff2"
    for part in ("latin", "latin-ext")
}
"""Fonts from npm packages, by the name they are served under. Without them the page is set in a font of the system."""


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    content_type: str
    body: bytes
    zipped: bytes | None
    """The same in gzip, where that is smaller."""

    @classmethod
    def of(cls, content_type: str, body: bytes) -> Asset:
        """Compresses a file, once and well."""
        zipped = gzip.compress(body, 9, mtime=0)
        return cls(content_type, body, zipped if len(zipped) < 0.9 * len(body) else None)

    @property
    def tag(self) -> str:
        """A tag that changes with the contents, for a file whose address does not."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    def response(self, request: Request, headers: dict[str, str]) -> HTTPResponse:
        """It as a response: zipped for those who can unzip, none at all for those who have it."""
        headers = {**headers, "Vary": "Accept-Encoding", "ETag": self.tag}
        if request.headers.get("if-none-match") == self.tag:
            return HTTPResponse(status=HTTPStatus.NOT_MODIFIED, headers=headers)
        if self.zipped and accepts_gzip(request.headers.get("accept-encoding", "")):
            return raw(self.zipped, content_type=self.content_type, headers={**headers, "Content-Encoding": "gzip"})
        return raw(self.body, content_type=self.content_type, headers=headers)


class Assets:
    """All files of the page. Their address carries a hash of them all, so that browsers may keep them for good."""

    def __init__(self, folder: Path = WEB, fonts: dict[str, Path] | None = None) -> None:
        files = {path.name: path for path in sorted(folder.iterdir()) if path.suffix in TYPES}
        files |= {name: path for name, path in (FONTS if fonts is None else fonts).items() if path.exists()}
        self._assets = {name: read_asset(path) for name, path in files.items()}
        contents = hashlib.sha256(b"".join(name.encode() + asset.body for name, asset in self._assets.items()))
        self.version = contents.hexdigest()[:12]

    def find(self, name: str) -> Asset | None:
        """The file with this name."""
        return self._assets.get(name)

    def names(self, suffix: str) -> list[str]:
        """The names of all files of a kind, such as '.css'."""
        return [name for name in self._assets if name.endswith(suffix)]


def read_asset(path: Path) -> Asset:
    """A file of the disk."""
    return Asset.of(TYPES[path.suffix], path.read_bytes())


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether a browser that sent this header can take gzip."""
    wishes = (wish.replace(" ", "").lower() for wish in accept_encoding.split(","))
    return any(wish.split(";")[0] in ("gzip", "*") and not wish.endswith(";q=0") for wish in wishes)


async def send_asset(assets: Assets, request: Request, version: str, name: str) -> HTTPResponse:
    """A file, to be kept for good under the address of its version. Raises NotFound for any other name."""
    asset = assets.find(name)
    if asset is None:
        raise NotFound(name)
    lasting = version == assets.version
    return asset.response(request, {"Cache-Control": f"public, max-age={A_YEAR}, immutable" if lasting else "no-cache"})
