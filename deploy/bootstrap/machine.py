"""Whether this machine can do it at all: asked before minutes of work are spent."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import socket
import sys

from bootstrap.places import ROOT
from bootstrap.trouble import SetupError

FREE_GB = 3.0
"""An installation takes 3.2 GB when uv's cache is on another disk, less when files are shared with it."""


def check_platform() -> None:
    """The systems that TensorFlow 2.12, which Rasa needs, is built for."""
    machine = platform.machine().lower()
    if sys.platform not in ("linux", "darwin") or machine not in ("x86_64", "amd64", "aarch64", "arm64"):
        raise SetupError(
            f"Starline runs where Rasa does: Linux or macOS on x86-64 or ARM64; this is {sys.platform} on {machine}."
        )
    if sys.platform == "linux" and platform.libc_ver()[0] != "glibc":
        raise SetupError(
            "Rasa's libraries are built for glibc and this Linux has another C library (Alpine?):"
            " use Debian, Ubuntu or Fedora, in a container if you like."
        )


def check_disk() -> None:
    """Room for everything that will be installed."""
    given = os.environ.get("STARLINE_SETUP_FREE_GB", "").strip()
    try:
        wanted = float(given or FREE_GB)
    except ValueError:
        raise SetupError(f"STARLINE_SETUP_FREE_GB is {given!r}: it must be a number of gigabytes.") from None
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < wanted:
        raise SetupError(
            f"The disk has {free:.1f} GB free and Starline needs about {wanted:g} GB: make room, then run make again."
        )


def setting(name: str, default: str) -> str:
    """A setting as the program will see it: from the environment, else from `.env`."""
    value = os.environ.get(name, "").strip()
    dotenv = ROOT / ".env"
    if not value and dotenv.is_file():
        for line in dotenv.read_text(encoding="utf-8", errors="replace").splitlines():
            key, equals, given = line.strip().partition("=")
            if equals and key.replace("export ", "").strip() == name:
                value = given.partition(" #")[0].strip().strip("'\"")
    return value or default


def check_port() -> None:
    """The address that the server will want is free."""
    host, port = setting("STARLINE_HOST", "127.0.0.1"), setting("STARLINE_PORT", "5005")
    if not port.isdigit() or not 1 <= int(port) <= 65535:
        raise SetupError(f"STARLINE_PORT is {port!r}: it must be a number from 1 to 65535.")
    try:
        _bind(host, int(port))
    except OSError as error:
        raise SetupError(_why_not(host, int(port), error)) from None


def _bind(host: str, port: int) -> None:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as listener:
        # Without it, the closed connections of a server that just ended would count as a port in use.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1)


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 5005
        return (
            f"Port {port} is in use, perhaps by a Starline that already runs (look at http://{host}:{port}/practice):"
            f" stop it, or choose another port with STARLINE_PORT={other} make up."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system's own services: choose one above 1023 with STARLINE_PORT."
    return f"This machine cannot listen on {host}:{port} ({error.strerror}): check STARLINE_HOST and STARLINE_PORT."
