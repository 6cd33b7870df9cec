#!/bin/sh
# Prints the first Python on the PATH that can run deploy/bootstrap. A name alone proves nothing
# (version managers put stand-ins on the PATH that refuse to run), so each one is asked.
for name in python3 python3.13 python3.12 python3.11 python3.10 python3.9 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 9))' >/dev/null 2>&1; then
        command -v "$name"
        exit 0
    fi
done
echo "Starline needs Python 3.9 or newer to set itself up and found none: install one (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: xcode-select --install), then run make again." >&2
exit 1
