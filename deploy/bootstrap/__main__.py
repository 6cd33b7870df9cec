"""Refuses what cannot work, before any newer file is imported. Kept to syntax that old Pythons can read."""

import os
import sys

if sys.version_info < (3, 9):  # noqa: UP036
    sys.exit("Starline needs Python 3.9 or newer to set itself up; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031
if sys.platform in ("win32", "cygwin", "msys"):
    sys.exit("Starline runs on Linux and macOS: on Windows, open a WSL terminal (wsl --install) and run make up there.")

# Run as a folder, this file's own folder is on the path, where a module here could hide one of the library's.
sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from bootstrap.cli import main  # noqa: E402

sys.exit(main(sys.argv[1:]))
