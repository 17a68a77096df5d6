# shellcheck shell=sh
# Sourced by the launcher's checks: counts nothing, prints one line a check, which LauncherIT turns into one test each.
set -u
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
unset VTOOL_JAVA VTOOL_CDS VTOOL_JVM VTOOL_BUILD VTOOL_CACHE VTOOL_JDKS JAVA_HOME XDG_CACHE_HOME

is() { # what, got, want
  if [ "$2" = "$3" ]; then echo "ok $1"; else echo "FAIL $1: got '$2', want '$3'"; fi
}

has() { # what, text, part
  case $2 in *"$3"*) echo "ok $1" ;; *) echo "FAIL $1: no '$3' in '$2'" ;; esac
}

jdk() { # folder, version, runtime version: a JDK whose java says what it was asked to run
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Nobody"\nJAVA_RUNTIME_VERSION="%s"\nJAVA_VERSION="%s"\n' "$3" "$2" >"$1/release"
  # shellcheck disable=SC2016
  printf '#!/bin/sh\nwhile [ "$1" != io.vtool.cli.Main ]; do flags="${flags:-}$1 "; shift; done; shift\n%s\n' \
    '[ -z "${SHOW_FLAGS:-}" ] || echo "$flags"; [ -z "${SHOW_WIDTH:-}" ] || echo "width ${COLUMNS:-}"; echo "'"${1##*/}"': $*"' >"$1/bin/java"
  printf '#!/bin/sh\n' >"$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

tools() { # folder: as a PATH it has what the launcher needs and neither Java nor Maven
  mkdir -p "$1"
  for tool in sh readlink find ln rm mkdir touch tail sleep ps; do # a small system has no ps, and the launcher needs none
    at=$(command -v $tool) && ln -s "$at" "$1/$tool"
  done
}
