#!/bin/sh
# Makes .venv with everything from uv.lock, and sees to the system packages that Qt and Chinese text need.
set -eu
cd "$(dirname "$0")/.."
PYTHON="${PYTHON:-python3}"

# Qt's libraries and a Chinese font; without the font every Chinese character is a box.
PACKAGES="fonts-noto-cjk libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
libxcb-xinerama0 libxcb-xkb1"

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
    for package in $PACKAGES; do
        # A newer Debian calls some of them libglib2.0-0t64 and so on.
        dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'install ok installed' ||
            printf '%s ' "$package"
    done
}

# Runs a command as root, if that is possible without asking for a password.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

system_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    say "Installing system packages: $missing"
    # shellcheck disable=SC2086
    if as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
        return 0
    fi
    say "These system packages are needed and could not be installed from here. Please run:"
    say "    sudo apt-get install $missing"
    exit 1
}

virtual_environment() {
    [ -x .venv/bin/python ] && return 0
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        { say "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3.11"; exit 1; }
    if "$PYTHON" -m venv .venv 2>/dev/null; then return 0; fi
    rm -rf .venv
    # Debian keeps venv in a package of its own.
    version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if command -v dpkg-query >/dev/null 2>&1 && as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "python$version-venv" >/dev/null &&
        "$PYTHON" -m venv .venv; then
        return 0
    fi
    say "Python's venv module is missing. Please run: sudo apt-get install python$version-venv"
    exit 1
}

system_packages
virtual_environment
# An environment that uv made has no pip of its own.
.venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
.venv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"
VIRTUAL_ENV="$PWD/.venv" UV_PROJECT_ENVIRONMENT="$PWD/.venv" .venv/bin/uv sync --quiet --frozen --inexact
# So that the first start is as quick as the next ones.
.venv/bin/python -m compileall -q src
