#!/bin/sh
# Makes the packages, installs each into a scratch folder and runs it there.
# usage: package.sh CHECKOUT      needs dpkg and a JDK with jlink
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
top=$1
export VTOOL_BUILD=off VTOOL_CACHE="$t/cache" VTOOL_LAB="$t/lab" HOME="$t/home"
mkdir "$HOME" "$t/tar" "$t/image" "$t/root"
want=$(VTOOL_CDS=off "$top/cli/target/vtool/vtool" --version)
line='failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.'
sums() { (cd "$1" && cksum ./*); }

"$top/scripts/package" --out "$t/one" rpm 2>/dev/null
is 'a kind there is none of' $? 2
"$top/scripts/package" --out "$t/one" tar deb >"$t/said" 2>&1
is 'tarball and .deb' "$? $(cat "$t/said")" "0 $(find "$t/one" -name '*.tar.gz')
$(find "$t/one" -name '*.deb')"
"$top/scripts/package" --out "$t/two" tar deb >/dev/null 2>&1
is 'the same bytes twice' "$(sums "$t/two")" "$(sums "$t/one")"

tar -xzf "$t"/one/*.tar.gz -C "$t/tar"
tree=$(echo "$t"/tar/vtool-*)
is 'tarball: runs in place' "$(VTOOL_CDS=off "$tree/vtool" --version 2>&1)" "$want"
"$tree/scripts/install.sh" --prefix "$t/prefix" --no-archive >/dev/null 2>&1
is 'tarball: installs' "$? $(VTOOL_CDS=off "$t/prefix/bin/vtool" --version 2>&1)" "0 $want"

deb=$(echo "$t"/one/*.deb)
is '.deb: its name and version' "$(dpkg-deb -f "$deb" Package) $(dpkg-deb -f "$deb" Version)" "$(echo "$want" | cut -d ' ' -f 1-2)"
is '.deb: all is root'"'"'s' "$(dpkg-deb -c "$deb" | awk '$2 != "root/root"' | wc -l | tr -d ' ')" 0
is '.deb: dpkg-deb reads all of it' "$(dpkg-deb -x "$deb" "$t/unpacked" 2>&1)$(ls "$t/unpacked")" usr
if command -v lintian >/dev/null; then
  is '.deb: lintian has nothing to say' "$(lintian --allow-root --pedantic "$deb" 2>&1)" ''
fi
if [ "$(id -u)" = 0 ]; then # the real thing, with its scripts
  mkdir -p "$t/root/var/lib/dpkg/updates" "$t/root/var/lib/dpkg/info" "$t/root/var/log"
  : >"$t/root/var/lib/dpkg/status"
  dpkg --root="$t/root" --log="$t/log" --force-script-chrootless --force-depends -i "$deb" >"$t/said" 2>&1
  is '.deb: dpkg installs it' $? 0
  is '.deb: archives are made for everybody' "$(find "$t/root/usr/lib/vtool" -name '*.jsa' -o -name '*.aot' | wc -l | tr -d ' ' | sed 's/^[14]$/all/')" all
  is '.deb: the files are those it was made of' "$(cd "$t/root" && md5sum --quiet -c var/lib/dpkg/info/vtool.md5sums 2>&1)" ''
else
  dpkg -x "$deb" "$t/root"
fi
u=$t/root/usr
is '.deb: runs' "$("$u/bin/vtool" --version 2>&1)" "$want"
has '.deb: decodes' "$("$u/bin/vtool" sense decode "$line" 2>&1)" 'INVALID FIELD IN CDB'
has '.deb: a tool by its name' "$("$u/lib/vtool/tools/lvs" --version 2>&1)" 'LVM version'
has '.deb: the manual is readable' "$(man "$u/share/man/man1/vtool.1.gz" 2>&1 </dev/null | head -n 5)" 'vtool'
has '.deb: and the tour' "$(man "$u/share/man/man7/vtool-tour.7.gz" 2>&1 </dev/null)" 'DEAD PORTAL'
is '.deb: no tool beside the real ones' "$(ls "$u/bin")" vtool
if [ "$(id -u)" = 0 ]; then
  dpkg --root="$t/root" --log="$t/log" --force-script-chrootless --force-depends -P vtool >"$t/said" 2>&1
  is '.deb: dpkg removes it, and nothing is left' "$? $(find "$u" -type f 2>/dev/null)" '0 '
fi

"$top/scripts/package" --out "$t/one" image >"$t/said" 2>&1
is 'image' $? 0
tar -xzf "$(tail -n 1 "$t/said")" -C "$t/image"
tree=$(echo "$t"/image/vtool-*)
alone() { env -i PATH=/usr/bin:/bin VTOOL_JDKS="$t/none" HOME="$HOME" VTOOL_LAB="$t/lab" VTOOL_CACHE="$t/cache" VTOOL_CDS=wait "$@" 2>&1; }
is 'image: runs without another Java' "$(alone "$tree/vtool" --version)" "$want"
is 'image: makes its archive' "$(find "$t/cache$tree" -name '*.jsa' -o -name '*.aot' | wc -l | tr -d ' ')" 1
has 'image: decodes' "$(alone "$tree/vtool" sense decode "$line")" 'INVALID FIELD IN CDB'
has 'image: checks a lab' "$(alone "$tree/vtool" check all)" 'MULTIPATH OK'
mkdir "$t/tmp"
has 'image: reads a database of DFS Replication' "$(alone VTOOL_JVM=-Djava.io.tmpdir="$t/tmp" "$tree/vtool" dfsr folders)" 'rgroup'
is 'image: leaves nothing of its native libraries' "$(ls "$t/tmp")" ''
