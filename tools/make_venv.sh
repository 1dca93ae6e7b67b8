#!/bin/sh
# make_venv.sh DIR — a virtual environment with pip in DIR, made with the newest Python that can make one.
# A directory that a failed attempt left behind is removed first.
set -u
venv=$1

suits() { "$1" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1; }
has_pip() { "$venv/bin/python" -m pip --version >/dev/null 2>&1; }

# Without ensurepip an environment comes without pip: then the pip of the Python itself puts one in.
makes() {
    rm -rf "$venv"
    "$1" -m venv "$venv" >/dev/null 2>&1 && has_pip && return 0
    rm -rf "$venv"
    "$1" -m venv --without-pip "$venv" >/dev/null 2>&1 \
        && "$1" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check pip >/dev/null 2>&1 \
        && has_pip
}

# jusText asks for lxml[html_clean], which lxml calls html-clean: from 23.3 on pip knows that these are one.
# Where a newer one can't be had the old one does, with a warning.
renew_pip() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'pip>=23.3' >/dev/null 2>&1
    return 0
}

if [ -f "$venv/.ready" ] && has_pip; then renew_pip; exit 0; fi

newest=
for python in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3 python; do
    suits "$python" || continue
    newest=${newest:-$python}
    if makes "$python"; then renew_pip; exit 0; fi
done
rm -rf "$venv"

if [ -z "$newest" ]; then
    echo "reader needs Python 3.11, 3.12, 3.13 or 3.14 with the venv module." >&2
    echo "  Debian, Ubuntu: sudo apt install python3 python3-venv    macOS: brew install python@3.13" >&2
else
    version=$("$newest" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "This Python ($newest) can't make a virtual environment with pip." >&2
    echo "  Debian, Ubuntu: sudo apt install python$version-venv" >&2
fi
exit 1
