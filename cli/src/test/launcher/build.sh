#!/bin/sh
# The launcher in a source checkout: a small tree of sources, and a stand-in for Maven that makes what Maven would.
# usage: build.sh LAUNCHER
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
export VTOOL_CDS=off VTOOL_JDKS="$t/jvm" JAVA_HOME="$t/jvm/j17"
jdk "$t/jvm/j17" 17.0.1 17.0.1+12
tree="$t/my tree"
mkdir -p "$tree/cli/src/main/java" "$tree/cli/src/test" "$t/bin" "$t/path"
cp "$1" "$tree/vtool"
touch -t 201901010000 "$tree/vtool" "$tree/pom.xml" "$tree/cli/pom.xml" "$tree/cli/src/main/java/A.java" "$tree/cli/src/main/java/B.java"
touch -t 201901010000 "$tree/cli/src/main/java" "$tree/cli/src/main"
v=$tree/vtool lib=$tree/cli/target/vtool/lib
mkfifo "$t/started" "$t/gate" "$t/said"

cat >"$t/bin/mvn" <<'MVN' # what it does is told by the files beside it
#!/bin/sh
t=${0%/bin/mvn}
echo "$JAVA_HOME $*" >>"$t/calls"
if [ -e "$t/hold" ]; then echo $$ >"$t/started"; read -r go <"$t/gate"; fi
if [ -e "$t/fail" ]; then echo '[ERROR] the sources are wrong'; exit 1; fi
mkdir -p cli/target/vtool/lib
: >cli/target/vtool/lib/vtool-cli.jar
echo 0123456789abcdef0123 >cli/target/vtool/lib/build-id
MVN
chmod +x "$t/bin/mvn"
PATH=$t/bin:$PATH
: >"$t/calls"
calls() { wc -l <"$t/calls" | tr -d ' '; }
old() { touch -t 202001010000 "$lib/build-id"; } # built after the sources were written and long before now

out=$(cd / && "$v" a b 2>"$t/err")
is 'first use: output is the program alone' "$out" 'j17: a b'
is 'first use: one line says so' "$(grep -c 'vtool: building' "$t/err") $(wc -l <"$t/err" | tr -d ' ')" '1 1'
has 'first use: what was built, with which JDK' "$(cat "$t/calls")" "$JAVA_HOME -B -q"
is 'second use builds nothing' "$("$v" x 2>&1) $(calls)" 'j17: x 1'
old
is 'sources older than the build' "$("$v" x 2>&1) $(calls)" 'j17: x 1'
touch "$tree/vtool"; "$v" x 2>/dev/null >&2
is 'a newer launcher builds, for it is part of what is built' "$(calls)" 2
old; touch -t 201901010000 "$tree/vtool"; echo 1 >"$t/calls"
touch "$tree/cli/src/test"; "$v" x 2>/dev/null >&2
is 'a changed test is not stale' "$(calls)" 1
touch "$tree/cli/src/main/java/A.java"
is 'not built when told not to' "$(VTOOL_BUILD=off "$v" x 2>&1) $(calls)" 'j17: x 1'
"$v" x >/dev/null 2>&1
is 'a changed source builds again' "$(calls)" 2
old; touch "$tree/cli/pom.xml"; "$v" x >/dev/null 2>&1
is 'a changed pom builds again' "$(calls)" 3
old; touch -t 201901010000 "$tree/cli/pom.xml" "$tree/cli/src/main/java/A.java"; rm "$tree/cli/src/main/java/B.java"; "$v" x >/dev/null 2>&1
is 'a source taken away builds again' "$(calls)" 4
rm "$lib/build-id"; "$v" x >/dev/null 2>&1
is 'an unfinished lib is not used' "$(calls)" 5

: >"$t/fail"; rm "$lib/build-id"
out=$("$v" x 2>"$t/err")
is 'a failed build: status' $? 70
is 'a failed build: nothing is run' "$out" ''
has 'a failed build: shows what Maven said' "$(cat "$t/err")" '[ERROR] the sources are wrong'
rm "$t/fail"
is 'after a failed build the next use tries again' "$("$v" x 2>/dev/null)" 'j17: x'
is 'a build leaves no lock' "$(find "$tree/target" -name '*.lock*')" ''

rm "$lib/build-id"; : >"$t/calls"; : >"$t/hold"
"$v" one >"$t/out1" 2>/dev/null & first=$!
read -r builder <"$t/started"
"$v" two >"$t/out2" 2>"$t/said" & second=$!
read -r line <"$t/said"
has 'two first uses at once: the second says that it waits' "$line" 'waiting for the build of process'
rm "$t/hold"; echo go >"$t/gate"
wait $first; wait $second
is 'two first uses at once: both run' "$(cat "$t/out1" "$t/out2")" "$(printf 'j17: one\nj17: two')"
is 'two first uses at once: one build' "$(calls)" 1

rm "$lib/build-id"; : >"$t/hold"
"$v" one >/dev/null 2>&1 & first=$!
read -r builder <"$t/started"
rm "$t/hold"; kill -KILL "$first" "$builder"; wait $first 2>/dev/null
is 'a killed build: its lock is taken over' "$("$v" x 2>/dev/null)" 'j17: x'

tools "$t/path"
rm "$lib/build-id"
out=$(PATH=$t/path "$v" x 2>&1)
is 'no Maven: status' $? 69
has 'no Maven: message' "$out" 'needs Maven (mvn)'
ln -s "$t/bin/mvn" "$t/path/mvn"
rm "$t/jvm/j17/bin/javac"
out=$(PATH=$t/path "$v" x 2>&1)
is 'no JDK: status' $? 69
has 'no JDK: message' "$out" 'needs a JDK (javac)'
