#!/bin/sh
# Installs vtool: program, links named after the real tools, manual pages, completion, monitoring samples.
set -eu

usage() {
  cat <<'END'
usage: install.sh [--user | --system | --prefix DIR] [--destdir DIR] [--no-archive]
       install.sh --uninstall [--user | --system | --prefix DIR] [--destdir DIR]

  --system       under /usr/local (the default for root)
  --user         under ~/.local (the default for everybody else)
  --prefix DIR   under DIR
  --destdir DIR  put the files below DIR instead of /, for those who make packages
  --no-archive   do not make the class archive now; each user's first run makes his own
  --uninstall    remove what was installed there, and nothing else
  -h, --help     this text

Under the prefix: bin/vtool; lib/vtool with the jars; lib/vtool/tools with links named iscsiadm, multipath, lvs and so on,
which is in no PATH, so that the real tools stay what they are; share/man; completion for bash, zsh and fish;
share/doc/vtool. Installing again replaces the earlier installation.
END
}

die() { # status, message
  echo "install.sh: $2" >&2
  exit "$1"
}

# the names vtool answers to as another tool; a test compares them with the program's
tools='dfsrdiag fullreport iscsiadm lvdisplay lvm lvmdiskscan lvs lvscan mpathpersist multipath multipathd pvck pvdisplay pvs pvscan
  sg_decode_sense vgcfgbackup vgck vgdisplay vgs vgscan wmic
  lvchange lvconvert lvcreate lvextend lvmdevices lvreduce lvremove lvrename lvresize pvchange pvcreate pvmove pvremove pvresize
  vgcfgrestore vgchange vgconvert vgcreate vgexport vgextend vgimport vgimportclone vgimportdevices vgmerge vgmknodes vgreduce
  vgremove vgrename vgsplit'

prefix='' destdir='' action=install archive=yes
choose() { # prefix
  [ -z "$prefix" ] || die 2 "one of --user, --system and --prefix"
  prefix=$1
}
while [ $# -gt 0 ]; do
  case $1 in
    --prefix | --destdir)
      [ -n "${2:-}" ] || die 2 "$1 needs a folder"
      case $1 in --prefix) choose "$2" ;; *) destdir=$2 ;; esac
      shift
      ;;
    --prefix=?*) choose "${1#*=}" ;;
    --destdir=?*) destdir=${1#*=} ;;
    --user)
      [ -n "${HOME:-}" ] || die 2 "--user needs HOME, which is not set"
      choose "$HOME/.local"
      ;;
    --system) choose /usr/local ;;
    --no-archive) archive='' ;;
    --uninstall) action=uninstall ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      usage >&2
      die 2 "unknown argument: $1"
      ;;
  esac
  shift
done
if [ -z "$prefix" ]; then
  if [ "$(id -u)" = 0 ]; then prefix=/usr/local
  else
    [ -n "${HOME:-}" ] || die 2 "HOME is not set: say where, with --prefix"
    prefix=$HOME/.local
  fi
fi
absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac }
prefix=$(absolute "${prefix%/}") destdir=${destdir:+$(absolute "${destdir%/}")}
case $destdir$prefix in
  *:*) die 2 "Java cannot load programs from a folder with a colon in its path: $destdir$prefix" ;;
  *'
'*) die 2 "a line break in the path of a folder" ;;
esac
root=$destdir$prefix
lib=$root/lib/vtool
list=$lib/installed # what was put here: lines "f PATH" and "d PATH", relative to the prefix

ours() { # whether the list is one of this script
  [ -f "$list" ] && read -r first <"$list" && [ "$first" = '# installed by vtool' ]
}

# Removes the files of list $1 that list $2 does not name, and folders made for them that are empty now.
remove() {
  while read -r kind path; do
    case $kind:/$path/ in
      f:*/../* | d:*/../*) die 70 "damaged list $1: $path" ;;
      f:*) grep -qxF "f $path" "$2" || rm -f "$root/$path" ;;
    esac
  done <"$1"
  # the deepest first
  sed -n 's/^d //p' "$1" | LC_ALL=C sort -r | while read -r path; do
    case $path in .) gone=$root ;; *) gone=$root/$path ;; esac
    grep -qxF "d $path" "$2" || rmdir "$gone" 2>/dev/null || :
  done
}

t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ "$action" = uninstall ]; then
  ours || die 1 "this script installed nothing under $root (there is no $list); for a package, use the package manager"
  for folder in lib/vtool bin; do
    [ -w "$root/$folder" ] || die 77 "no right to write in $root/$folder; try with sudo"
  done
  cp "$list" "$t/list"
  rm -f "$lib"/*.jsa "$lib"/*.aot "$lib"/.*.new "$list"
  remove "$t/list" /dev/null
  echo "vtool is no longer in $root"
  echo "Data of users stays: labs in ~/.local/state/vtool, class archives in ~/.cache/vtool."
  exit 0
fi

# ---- what is installed ----

home=$(cd "$(dirname "$0")/.." && pwd -P)
if [ -f "$home/cli/pom.xml" ]; then # a source checkout: its launcher builds what is missing or stale
  "$home/vtool" --version >/dev/null || die 69 "vtool could not be built; see above"
  from=$home/cli/target/vtool
else from=$home
fi
for file in vtool lib/vtool-cli.jar lib/build-id; do
  [ -f "$from/$file" ] || die 70 "incomplete: there is no $from/$file"
done
VTOOL_CDS=off VTOOL_BUILD=off "$from/vtool" --version >"$t/version" ||
  die 69 "vtool does not run here, see above: Java 17 or later is needed (Debian: apt-get install default-jre-headless)"

if [ -e "$root/bin/vtool" ] && ! ours; then
  die 1 "$root/bin/vtool is there, and was not put there by this script: remove it first (a package's, with the package manager)"
fi
there=$root
while [ ! -e "$there" ]; do there=$(dirname "$there"); done
[ -d "$there" ] || die 1 "$there is not a folder"
[ -w "$there" ] || die 77 "no right to write in $there; try with sudo, or --user"
for folder in bin lib share; do
  [ ! -e "$root/$folder" ] || [ -w "$root/$folder" ] || die 77 "no right to write in $root/$folder; try with sudo, or --user"
done

# ---- installing: each file is complete before it has its name, and a running vtool keeps the jars it has open ----

umask 022
echo '# installed by vtool' >"$t/list"
if ours; then sed -n '/^d /p' "$list" >>"$t/list"; fi # folders made by an earlier installation

folder() { # below the prefix: makes it and notes what was made
  [ ! -d "$root/$1" ] || return 0
  case $1 in */*) folder "${1%/*}" ;; esac
  mkdir "$root/$1" || die 73 "cannot make $root/$1"
  echo "d $1" >>"$t/list"
}

put() { # file, path below the prefix, mode
  folder "${2%/*}"
  cp "$1" "$root/$2.new" || die 73 "cannot write $root/$2"
  touch -r "$1" "$root/$2.new"
  chmod "$3" "$root/$2.new"
  mv -f "$root/$2.new" "$root/$2"
  echo "f $2" >>"$t/list"
}

[ -d "$root" ] || {
  mkdir -p "$root" || die 73 "cannot make $root"
  echo "d ." >>"$t/list"
}
folder lib/vtool
for file in "$from"/lib/*.jar; do put "$file" "lib/vtool/${file##*/}" 644; done
[ ! -f "$from/lib/build-commit" ] || put "$from/lib/build-commit" lib/vtool/build-commit 644
put "$home/scripts/class-archive" lib/vtool/class-archive 755
put "$from/lib/build-id" lib/vtool/build-id 644
put "$from/vtool" bin/vtool 755
folder lib/vtool/tools
for tool in $tools; do
  rm -f "$lib/tools/$tool"
  ln -s ../../../bin/vtool "$lib/tools/$tool"
  echo "f lib/vtool/tools/$tool" >>"$t/list"
done
for page in "$home"/man/vtool*.[1-8]; do
  put "$page" "share/man/man${page##*.}/${page##*/}" 644
done
for shell in bash zsh fish; do
  VTOOL_CDS=off VTOOL_BUILD=off "$from/vtool" completion "$shell" >"$t/$shell"
  touch -r "$from/lib/vtool-cli.jar" "$t/$shell"
done
put "$t/bash" share/bash-completion/completions/vtool 644
put "$t/zsh" share/zsh/site-functions/_vtool 644
put "$t/fish" share/fish/vendor_completions.d/vtool.fish 644
for file in README.md CHANGELOG.md LICENSE; do put "$home/$file" "share/doc/vtool/$file" 644; done
for file in "$home"/scripts/monitoring/*; do
  if [ -x "$file" ]; then mode=755; else mode=644; fi
  put "$file" "share/doc/vtool/monitoring/${file##*/}" "$mode"
done
if ours; then
  cp "$list" "$t/earlier"
  remove "$t/earlier" "$t/list"
fi
rm -f "$lib"/*.jsa "$lib"/*.aot
LC_ALL=C sort -u "$t/list" >"$t/sorted" # "#" sorts before the letters
cp "$t/sorted" "$list.new" && mv -f "$list.new" "$list"

if [ -n "$archive" ] && [ -z "$destdir" ]; then "$lib/class-archive" || :; fi

echo "$(cat "$t/version") is in $root"
[ -z "$destdir" ] || exit 0
case :$PATH: in
  *":$root/bin:"*) ;;
  *) echo "For your shell's start-up file: PATH=\"$root/bin:\$PATH\"" ;;
esac
echo "Scripts that call iscsiadm, multipath, lvs ... run over vtool with PATH=\"$root/lib/vtool/tools:\$PATH\""
echo "Samples for monitoring systems: $root/share/doc/vtool/monitoring"
