#!/bin/sh
# What the launcher decides without starting a real JVM: which Java, which program name, which flags.
# usage: choice.sh LAUNCHER
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
export VTOOL_CDS=off VTOOL_JDKS="$t/jvm"
mkdir -p "$t/my tool/lib" "$t/jvm" "$t/none"
cp "$1" "$t/my tool/vtool"
: >"$t/my tool/lib/vtool-cli.jar"
echo 0123456789abcdef0123 >"$t/my tool/lib/build-id"
v="$t/my tool/vtool"
jdk "$t/jvm/a11" 11.0.2 11.0.2+9
jdk "$t/jvm/b17" 17.0.1 17.0.1+12
jdk "$t/jvm/c25" 25.0.3 25.0.3+9-LTS
jdk "$t/jvm/d21" 21 21+35
jdk "$t/jvm/e99" 99 99-ea+3
jdk "$t/far" 17.0.9 17.0.9+1
jdk "$t/old" 11.0.2 11.0.2+9
tools "$t/path"
for tool in cp chmod; do ln -s "$(command -v $tool)" "$t/path/$tool"; done
export PATH="$t/path"

is 'the newest finished release is chosen' "$("$v" a b)" 'c25: a b'
is 'JAVA_HOME comes before a newer one' "$(JAVA_HOME=$t/far "$v" x)" 'far: x'
is 'a JAVA_HOME too old is passed over' "$(JAVA_HOME=$t/old "$v" x)" 'c25: x'
is 'VTOOL_JAVA comes before JAVA_HOME' "$(VTOOL_JAVA=$t/jvm/d21/bin/java JAVA_HOME=$t/far "$v" x)" 'd21: x'
out=$(VTOOL_JAVA=$t/old/bin/java "$v" x 2>&1)
is 'a VTOOL_JAVA too old is refused: status' $? 69
has 'a VTOOL_JAVA too old is refused: message' "$out" 'Java 17 or later needed; VTOOL_JAVA is 11.0.2'
out=$(VTOOL_JDKS=$t/none "$v" x 2>&1)
is 'no Java at all: status' $? 69
has 'no Java at all: message' "$out" 'no Java found'
jdk "$t/my tool/runtime" 17.0.2 17.0.2+1
is 'the runtime in the package comes before JAVA_HOME' "$(JAVA_HOME=$t/far "$v" x)" 'runtime: x'
rm -r "$t/my tool/runtime"
ln -s ../jvm/b17/bin/java "$t/path/java"
is 'java on the PATH, when nothing newer is installed' "$(VTOOL_JDKS=$t/none "$v" x)" 'b17: x'
rm "$t/path/java"
printf '#!/bin/sh\necho shim\n' >"$t/path/java" && chmod +x "$t/path/java"
is 'a java that does not say what it is' "$(VTOOL_JDKS=$t/none "$v" x)" 'shim'
VTOOL_JAVA=/nonexistent/java "$v" x 2>/dev/null
is 'a VTOOL_JAVA that is not there' $? 127

is 'words keep their blanks, stars and emptiness' "$("$v" 'a  b' '*' '' "it's")" "c25: a  b *  it's"
mkdir "$t/link" "$t/link2"
ln -s '../my tool/vtool' "$t/link/sg_decode_sense"
ln -s ../link/sg_decode_sense "$t/link2/lvs"
ln -s "$t/link2/lvs" "$t/path/multipath"
ln -s '../my tool/vtool' "$t/link/vtool"
is 'a link named after a tool passes that name' "$("$t/link/sg_decode_sense" -v)" 'c25: --as sg_decode_sense -v'
is 'a chain of relative links passes the first name' "$("$t/link2/lvs")" 'c25: --as lvs'
is 'an absolute link found on the PATH' "$(cd / && multipath -ll)" 'c25: --as multipath -ll'
is 'a relative link called from its own folder' "$(cd "$t/link" && ./sg_decode_sense 1)" 'c25: --as sg_decode_sense 1'
is 'a link named vtool adds nothing' "$("$t/link/vtool" lvs)" 'c25: lvs'
is 'through sh, without a folder' "$(cd "$t/my tool" && sh vtool lvs)" 'c25: lvs'

has 'whole logs are read in a small heap' "$(SHOW_FLAGS=1 "$v" sense scan)" '-Xmx128m'
case $(SHOW_FLAGS=1 "$v" sense decode scan) in
  *-Xmx*) echo 'FAIL other commands take the heap they get' ;;
  *) echo 'ok other commands take the heap they get' ;;
esac
has 'extra JVM options reach the JVM' "$(SHOW_FLAGS=1 VTOOL_JVM='-Da=1 -Db=2' "$v" x)" '-Da=1 -Db=2 -cp'
if "$v" x >&- 2>/dev/null; then echo 'FAIL a closed standard output is a failure to write'; else echo 'ok a closed standard output is a failure to write'; fi
is 'a closed standard input and error' "$("$v" x <&- 2>&-)" 'c25: x'
# on a terminal, which script(1) makes where there is one
if [ -x /usr/bin/script ]; then
  ln -s "$(PATH=/usr/bin:/bin command -v stty)" "$t/path/stty"
  echo "stty cols 61; SHOW_WIDTH=1 '$v' x" >"$t/sized"
  has 'the width of the terminal is told' "$(SHELL=/bin/sh /usr/bin/script -qec "sh '$t/sized'" /dev/null </dev/null)" 'width 61'
fi
mkdir "$t/a:b" && cp -r "$t/my tool" "$t/a:b/"
out=$("$t/a:b/my tool/vtool" x 2>&1)
is 'a colon in the path is refused' $? 78
rm "$t/my tool/lib/vtool-cli.jar"
out=$("$v" x 2>&1)
is 'an installation without its jar: status' $? 70
has 'an installation without its jar: message' "$out" 'incomplete installation'
