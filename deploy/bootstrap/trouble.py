"""What may go wrong, and the sentence that a person gets to read instead of a stack trace."""

from __future__ import annotations

import re


class SetupError(Exception):
    """Set-up cannot go on. The message says in one sentence why and what to do; `details` are a tool's own words."""

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.details = details


DISK_FULL = (
    "The disk is full: free about 3 GB (docs/setup.md says how to keep downloads on another disk), then run make again."
)
NO_COMPILER = (
    "A package has to be built here and no C compiler was found: install one (Debian, Ubuntu: sudo apt install"
    " build-essential; Fedora: sudo dnf install gcc gcc-c++ make; macOS: xcode-select --install), then run make again."
)
UNTRUSTED = (
    "The package index answered with a certificate that uv does not trust: behind a company proxy, set"
    " UV_SYSTEM_CERTS=1, or SSL_CERT_FILE to the proxy's certificate file, then run make again."
)
NO_NETWORK = (
    "The package index cannot be reached: check the network (behind a proxy set HTTPS_PROXY, with a mirror set"
    " PIP_INDEX_URL), then run make again; what was downloaded is kept."
)
TAMPERED = (
    "A downloaded package is not the one that the lock file names, so nothing of it was installed: run make again, and"
    " if this stays, ask whoever runs your package mirror."
)
NOT_ALLOWED = (
    "A file here may not be written by you: if make once ran with sudo, give the folder back with"
    ' sudo chown -R "$USER" . and run make again, without sudo.'
)
NO_PYTHON = (
    "Rasa needs Python 3.10; none was found here and none could be downloaded: install it (Ubuntu 22.04: sudo apt"
    " install python3.10-venv; macOS: brew install python@3.10; elsewhere: pyenv install 3.10), then run make again."
)

# Ordered: what is said first is the cause when several match (a full disk also breaks compilers and downloads).
_SIGNS = (
    (DISK_FULL, r"No space left on device|ENOSPC|os error 28\b|Errno 28\b|Disk quota exceeded"),
    (TAMPERED, r"Hash mismatch|DO NOT MATCH THE HASHES|EINTEGRITY"),
    (
        NO_COMPILER,
        r"No such file or directory: '(?:gcc|g\+\+|cc|c\+\+|clang|make)'"
        r"|(?:command|unable to execute) '?\S*(?:gcc|g\+\+|cc|clang)\S*'? failed: No such file"
        r"|(?:gcc|g\+\+|cc|clang|make): (?:command )?not found"
        r"|fatal error: (?:Python|stdio|stdlib|limits)\.h|xcrun: error",
    ),
    (UNTRUSTED, r"invalid peer certificate|CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY)"),
    (
        NO_NETWORK,
        r"dns error|client error \(Connect\)|error sending request|Failed to fetch|Network connectivity is disabled"
        r"|operation timed out|Temporary failure in name resolution|Failed to establish a new connection"
        r"|NewConnectionError|ConnectTimeoutError|ReadTimeoutError|Connection (?:refused|reset)|Network is unreachable"
        r"|network was disabled|\(from versions: none\)"
        r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH",
    ),
    (NOT_ALLOWED, r"Permission denied|os error 13\b|EACCES|EPERM|Read-only file system"),
)


def sentence_for(output: str) -> str | None:
    """The sentence for what a tool printed before it failed, if it is one of the known troubles."""
    return next((sentence for sentence, signs in _SIGNS if re.search(signs, output)), None)
