#!/bin/sh
# Opens the window; where there is no display, says so and does the whole main job without one.
set -eu
cd "$(dirname "$0")/.."
case "$(uname -s)" in
    Linux | *BSD)
        if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
            echo "There is no display here, so the demonstration runs instead: see demo-out/report.json"
            exec .venv/bin/reader-app demo --out demo-out
        fi
        ;;
esac
exec .venv/bin/reader-app "$@"
