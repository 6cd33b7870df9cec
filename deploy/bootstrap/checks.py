"""What `make check` looks at. All of it runs, so that one go shows everything that is wrong."""

from __future__ import annotations

from bootstrap.console import alive
from bootstrap.places import program
from bootstrap.tools import capture
from bootstrap.trouble import SetupError

# Bracketed so that this line does not find itself.
_REGISTRY_HOSTS = r"p[y]pi\.org|python[h]osted\.org|np[m]js\.(org|com)|yar[n]pkg\.com|[j]sdelivr\.net|[u]npkg\.com"


def checks() -> list[tuple[str, list[str], tuple[int, ...]]]:
    """Name, command, and the exit statuses that mean all is well."""
    return [
        ("lint", [program("ruff"), "check", "--quiet", "."], (0,)),
        ("formatting", [program("ruff"), "format", "--check", "--quiet", "."], (0,)),
        ("types", [program("mypy")], (0,)),
        ("the assistant's data", [program("starline"), "check-data"], (0,)),
        ("docs", [program("pytest"), "-q", "-p", "no:cacheprovider", "tests/docs"], (0,)),
        # Registries are the caller's choice (PIP_INDEX_URL and the like); git grep exits with 1 when it found nothing.
        ("no registry named", ["git", "grep", "-nIE", _REGISTRY_HOSTS], (1,)),
    ]


def run_checks() -> None:
    """Runs all checks and prints what those that failed had to say."""
    failed = [name for name, command, fine in checks() if not _passes(name, command, fine)]
    if failed:
        raise SetupError(f"Not in order: {', '.join(failed)}.")
    print("All in order.")


def _passes(name: str, command: list[str], fine: tuple[int, ...]) -> bool:
    try:
        with alive(name):
            status, output = capture(command)
            if status not in fine:
                raise SetupError(output.rstrip())
    except SetupError as error:
        print(error, flush=True)
        return False
    return True
