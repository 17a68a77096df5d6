#!/bin/sh
# Class archives with a real JVM: made in the background, used, and survived when something is wrong with them.
# usage: archive.sh DISTRIBUTION JAVA
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
mkdir -p "$t/my tool" "$t/plain" "$t/link"
cp -r "$1/." "$t/my tool"
cp -r "$1/." "$t/plain" # JDK 17 does not share classes from a jar whose path has a blank
ln -s '../my tool/vtool' "$t/link/vtool"
v=$t/link/vtool plain=$t/plain/vtool
export VTOOL_JAVA="$2" VTOOL_CACHE="$t/cache"
want=$(VTOOL_CDS=off "$plain" --version)
run() { "$v" --version 2>&1; }
archives() { find "$VTOOL_CACHE" -name '*.jsa' -o -name '*.aot' 2>/dev/null; }
settle() { # until the one trainer is done; its lock names it
  while :; do
    owner=$(find "$VTOOL_CACHE" -name '*.lock' 2>/dev/null)
    if [ -z "$owner" ] && [ -n "$(archives)" ]; then return; fi
    i=$((${i:-0} + 1))
    [ $i -lt 300 ] || return
    sleep 0.1
  done
}
shared() { VTOOL_JVM=-Xlog:class+load "$plain" --version | grep -c 'io.vtool.*shared objects file'; }

has 'the program answers' "$want" vtool
is 'first run, through a link and a path with a blank' "$(run)" "$want"
settle
is 'one archive and nothing else' "$(find "$VTOOL_CACHE" -type f -o -type l | wc -l | tr -d ' ') $(archives | wc -l | tr -d ' ')" '1 1'
is 'second run' "$(run)" "$want"
"$v" sense lookup 5/24/0 >/dev/null
is 'tables are found in a path with a blank' $? 0
a=$(archives)
chmod u+w "$a" && printf garbage >"$a" # some JDKs write it read-only
is 'an archive overwritten with garbage' "$(run)" "$want"
chmod u+w "$a" && : >"$a"
is 'an emptied archive' "$(run)" "$want"

rm -rf "$VTOOL_CACHE"
pids=''
for i in 1 2 3 4 5 6; do
  run >"$t/out$i" &
  pids="$pids $!"
done
for p in $pids; do wait "$p"; done
is 'six first runs at once, all right' "$(cat "$t"/out? | sort | uniq -c | awk '{ print $1 }')" 6
settle
is 'six first runs leave one archive and nothing else' "$(find "$VTOOL_CACHE" -type f -o -type l | wc -l | tr -d ' ')" 1

a=$(archives)
rm "$a" && ln -s 999999999 "$a.lock" # no such process
run >/dev/null
settle
is "a dead trainer's lock is taken over" "$(archives)" "$a"

rm -rf "$VTOOL_CACHE"
VTOOL_CDS="wait" "$plain" --version >/dev/null
is 'made in the foreground when asked' "$(archives | wc -l | tr -d ' ')" 1
[ "$(shared)" -gt 0 ] && echo 'ok classes come from the archive' || echo 'FAIL classes come from the archive'
if VTOOL_JVM=-Xlog:class+load "$plain" sense scan /dev/null 2>&1 | grep -q 'io.vtool.*shared objects file'; then
  echo 'ok a command with JVM options of its own uses the same archive'
else echo 'FAIL a command with JVM options of its own uses the same archive'; fi
VTOOL_LAB=$t/lab VTOOL_CDS="wait" "$plain" multipath ll >/dev/null
is 'a family of commands uses an archive too, where they are kept apart its own' "$(VTOOL_LAB=$t/lab VTOOL_JVM=-Xlog:class+load "$plain" multipath ll | grep -c 'io.vtool.*source: [^s]')" 0
if archives | grep -q multipath; then
  is 'and makes no classes of its own at run time' "$(VTOOL_LAB=$t/lab VTOOL_JVM=-Xlog:class+load "$plain" multipath ll | grep -c __JVM_LookupDefineClass__)" 0
fi
is 'and no more is kept' "$(archives | wc -l | tr -d ' ')" "$(if archives | grep -q multipath; then echo 2; else echo 1; fi)"
find "$VTOOL_CACHE" -name '*-multipath.*' -exec rm {} +
a=$(archives)
touch "$t/plain/lib/vtool-cli.jar"
VTOOL_CDS="wait" "$plain" --version >/dev/null
[ "$(shared)" -gt 0 ] && echo 'ok an archive of jars copied over since is made again' || echo 'FAIL an archive of jars copied over since is made again'
echo fedcba9876543210 >"$t/plain/lib/build-id"
VTOOL_CDS="wait" "$plain" --version >/dev/null
is 'the archive of another build goes when the new one is there' "$(archives | wc -l | tr -d ' ') $(archives | grep -c fedcba98)" '1 1'
if [ "$(id -u)" = 0 ]; then
  chown -R 65534 "$VTOOL_CACHE"
  is 'the archive of another user is not mapped' "$(shared)" 0
fi

export VTOOL_CACHE=/proc/nowhere
is 'a cache folder that cannot be made' "$(run)" "$want"
is 'no HOME at all' "$(env -u HOME -u VTOOL_CACHE "$v" --version 2>&1)" "$want"
VTOOL_CACHE=$t/package VTOOL_CDS="wait" "$plain" --version >/dev/null
mv "$t/package$t/plain/lib/"*.[ja][so][at] "$t/plain/lib"
is 'the archive of a package needs no HOME' "$(env -u HOME -u VTOOL_CACHE VTOOL_JVM=-Xlog:class+load "$plain" --version | grep -c 'io.vtool.*shared objects file' | sed 's/^[1-9].*/some/')" some
is 'archives off' "$(VTOOL_CDS=off "$v" --version 2>&1)" "$want"
is "other programs' Java options" "$(JAVA_TOOL_OPTIONS=-XX:+UseG1GC run)" "$want"
has 'words in UTF-8 without a locale' "$(env -u LANG -u LC_CTYPE LC_ALL=C "$v" 'größe' 2>&1)" 'größe'
has 'words in UTF-8 in a locale that is not installed' "$(env -u LC_ALL -u LC_CTYPE LANG=xx_YY.UTF-8 "$v" 'größe' 2>&1)" 'größe'
has 'words in UTF-8 in a locale' "$(env -u LC_ALL -u LC_CTYPE LANG=C.UTF-8 "$v" 'größe' 2>&1)" 'größe'
has 'a closed standard input is an empty one' "$("$v" sense decode 2>&1 <&-)" 'in 0 lines'
out=$(VTOOL_CDS=off VTOOL_JVM=-XX:NoSuchOption "$v" --version 2>/dev/null)
is "the JVM's own failure is not on standard output" "$? $out" '1 '
