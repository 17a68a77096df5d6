#!/bin/sh
# Installs the program into scratch folders, runs it and the monitoring samples from there, and takes it away again.
# usage: install.sh CHECKOUT JAVA TOOL...     the tools are those the program answers to
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
top=$1
export VTOOL_JAVA="$2" VTOOL_BUILD=off VTOOL_CACHE="$t/cache" VTOOL_LAB="$t/lab" HOME="$t/home"
shift 2
mkdir "$HOME"
wanted=$(printf '%s\n' "$@" | sort)
install() { "$top/scripts/install.sh" "$@" 2>&1; }
line='vmkernel: cpu3:4099)ScsiDeviceIO: 1672: Command 0x28 to device "naa.1" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.'

# ---- refusals leave nothing ----
said=$(install --prefix "$t/a:b")
is 'a folder with a colon' "$? $(cd "$t" && echo *)" '2 home'
has 'a folder with a colon, told' "$said" colon
said=$(install --nonsense)
is 'an unknown option' $? 2
said=$(install --prefix)
is 'a prefix without a folder' $? 2
said=$(install --user --system)
is 'two places' $? 2
said=$(install --uninstall --prefix "$t/p")
is 'nothing to uninstall' $? 1
has 'nothing to uninstall, told' "$said" 'installed nothing'
mkdir -p "$t/foreign/bin"
echo other >"$t/foreign/bin/vtool"
said=$(install --prefix "$t/foreign")
is "somebody else's vtool" "$? $(cat "$t/foreign/bin/vtool")" '1 other'

# ---- in a folder with a blank, twice ----
p="$t/my prefix"
said=$(install --prefix "$p" --no-archive)
is 'installs' $? 0
has 'tells the version' "$said" 'vtool 0.'
has 'tells what to put into PATH' "$said" "$p/bin"
first=$(cd "$p" && find . | sort)
cp "$p/lib/vtool/installed" "$t/list"
printf old >"$p/share/man/man1/vtool-gone.1"
echo 'f share/man/man1/vtool-gone.1' >>"$p/lib/vtool/installed"
install --prefix "$p" --no-archive >/dev/null
is 'installing again changes nothing, and drops what is no more' "$(cd "$p" && find . | sort)" "$first"
is 'the list is the same' "$(cat "$p/lib/vtool/installed")" "$(cat "$t/list")"
has 'runs' "$("$p/bin/vtool" --version 2>&1)" 'vtool 0.'
has 'decodes' "$("$p/bin/vtool" sense decode "$line" 2>&1)" 'INVALID FIELD IN CDB'
has 'a tool by its name' "$("$p/lib/vtool/tools/sg_decode_sense" 70 00 05 00 00 00 00 0a 00 00 00 00 24 00 2>&1)" 'Illegal Request'
is 'a link for each tool' "$(ls "$p/lib/vtool/tools")" "$wanted"
is 'a manual page a group' "$(ls "$p/share/man/man1")" "$(cd "$top/man" && ls vtool*.1)"
is 'the other pages' "$(cd "$p/share/man" && echo man[57]/*)" 'man5/vtool-lab.5 man7/vtool-tour.7'
has 'completion' "$(cat "$p/share/bash-completion/completions/vtool")" 'complete '
has 'the links of a lab lead here' "$("$p/bin/vtool" lab env 2>&1; readlink "$VTOOL_LAB/bin/lvs")" "$p/bin/vtool"
is 'a lab has them all' "$(ls "$VTOOL_LAB/bin")" "$wanted"

mkdir "$t/installer"
(
  unset VTOOL_LAB XDG_STATE_HOME
  HOME=$t/installer "$p/lib/vtool/class-archive" >/dev/null 2>&1
)
is 'class archives make no lab for whoever installs' "$(ls -A "$t/installer")" ''

# ---- the samples, over the lab ----
export PATH="$p/bin:$PATH"
samples="$p/share/doc/vtool/monitoring"
said=$("$samples/vtool-health-check")
is 'health check' "$? $(echo "$said" | sed -n '3p')" '0   MULTIPATH OK'
is 'health check, silent when well' "$("$samples/vtool-health-check" --quiet-when-well)" ''
vtool lab fault add portal-refuse 127.0.10.1 >/dev/null
# shellcheck disable=SC2016
printf '#!/bin/sh\necho "$@" >"%s/mail"\ncat >>"%s/mail"\n' "$t" "$t" >"$t/mailer"
chmod +x "$t/mailer"
MAILER="$t/mailer" "$samples/vtool-health-check" --mail root@localhost
is 'health check mails trouble, with the status of the check' "$?" 1
has 'mail, subject and address' "$(cat "$t/mail")" ': WARNING root@localhost'
has 'mail, one line a fault' "$(cat "$t/mail")" '    mpatha: 3 of 4 paths usable'
MAILER=false "$samples/vtool-health-check" --mail root@localhost 2>/dev/null
is 'a mail that cannot be sent' $? 69
"$samples/vtool-node-exporter" "$t/vtool.prom"
is 'node_exporter, also with trouble' "$? $(grep -c '^# TYPE vtool_multipath_map_paths gauge' "$t/vtool.prom")" '0 1'
is 'only the file stays' "$(find "$t" -maxdepth 1 -name '*.prom*' | wc -l | tr -d ' ')" 1
"$samples/vtool-node-exporter" "$t/vtool.txt" 2>/dev/null
is 'a file node_exporter would not read' $? 2
vtool lab fault clear all >/dev/null

run() { # description, command line: it ends with a state of the check, and its first line is one
  said=$(sh -c "$2" 2>&1 </dev/null)
  status=$?
  case $status:$said in [0-3]:*OK* | [0-3]:*WARNING* | [0-3]:*CRITICAL*) echo "ok $1" ;; *) echo "FAIL $1: status $status: $said" ;; esac
}
printf '%s\n' "$line" >"$t/kern.log"
sed -n 's/^    command_line  *//p' "$samples/vtool-nagios.cfg" >"$t/lines"
is 'Nagios, seven commands' "$(wc -l <"$t/lines" | tr -d ' ')" 7
while read -r command; do
  case $command in *sense*) one=$t/kern.log two='' ;; *portal*) one=127.0.10.1 two='' ;; *multipath*) one=4 two='' ;; *) one=100 two=1000 ;; esac
  run "Nagios: ${command#*vtool }" "$(echo "$command" | sed "s|\$ARG1\\$|$one|; s|\$ARG2\\$|$two|")"
done <"$t/lines"
grep '^    check_command' "$samples/vtool-nagios.cfg" | sed 's/.*check_command *//; s/!.*//' | sort -u >"$t/used"
is 'Nagios, services use commands there are' "$(while read -r c; do
  grep -q "command_name *$c\$" "$samples/vtool-nagios.cfg" || echo "$c"
done <"$t/used")" ''
# shellcheck disable=SC2016
grep '^UserParameter=' "$samples/vtool-zabbix.conf" | sed 's/^[^,]*,//; s/\$1/multipath/g' >"$t/lines"
has 'Zabbix, version' "$(sh -c "$(sed -n 1p "$t/lines")")" 'vtool 0.'
is 'Zabbix, state' "$(sh -c "$(sed -n 2p "$t/lines")")" 0
has 'Zabbix, line' "$(sh -c "$(sed -n 3p "$t/lines")")" 'MULTIPATH OK'
has 'Zabbix, JSON' "$(sh -c "$(sed -n 4p "$t/lines")")" '"schema":"vtool.check.multipath/1"'
is 'cron, lines of seven fields under flock' \
  "$(awk '/^[*0-9]/ && !($6 == "vtool" && $7 == "flock" && $8 == "-n") { print "line " NR }' "$samples/vtool.cron")" ''
if command -v flock >/dev/null; then
  sed -n 's/^[*0-9].* vtool flock /flock /p' "$samples/vtool.cron" |
    sed "s|/var/lock|$t|; s|/var/lib/prometheus/node-exporter|$t|; s|/var/log/kern.log|$t/kern.log|; s|/var/log/vtool|$t|" >"$t/lines"
  while read -r command; do
    PATH=$samples:$PATH sh -c "$command" </dev/null
    is "cron: $(echo "$command" | cut -d ' ' -f 4-5)" $? 0
  done <"$t/lines"
fi
if command -v systemd-analyze >/dev/null; then
  sed "s|^ExecStart=vtool|ExecStart=$top/cli/target/vtool/vtool|" "$samples/vtool-check.service" >"$t/vtool-check.service"
  cp "$samples/vtool-check.timer" "$t"
  is 'systemd takes the units' "$(systemd-analyze verify --man=no "$t/vtool-check.service" "$t/vtool-check.timer" 2>&1)" ''
fi
if command -v logrotate >/dev/null; then
  sed "s|/var/log/vtool|$t|; s|create .*|create|" "$samples/vtool-logrotate" >"$t/rotate"
  chmod 644 "$t/rotate"
  logrotate -d -s "$t/rotated" "$t/rotate" >"$t/said" 2>&1
  is 'logrotate takes its file' "$? $(grep -c '^error' "$t/said")" '0 0'
fi

# ---- away again; what is somebody else's stays ----
mkdir -p "$p/share/man/man8"
echo mine >"$p/share/man/man8/other.8"
said=$(install --uninstall --prefix "$p")
is 'uninstalls, and leaves what is not its own' "$? $(cd "$p" && find . -type f)" '0 ./share/man/man8/other.8'

# ---- below a destdir, as packages are made; with an archive for everybody ----
install --prefix /usr --destdir "$t/root" >/dev/null
is 'a destdir has files below the prefix only' "$(cd "$t/root" && echo * usr/*)" 'usr usr/bin usr/lib usr/share'
is 'no path of the build machine' "$(grep -rlF "$t" "$t/root/usr" | head -n 3)" ''
"$t/root/usr/lib/vtool/class-archive"
is 'archives are made' "$? $(find "$t/root/usr/lib/vtool" -name '*.jsa' -o -name '*.aot' | wc -l | tr -d ' ' | sed 's/^[14]$/all/')" '0 all'
has 'and used' "$(VTOOL_JVM=-Xlog:class+load "$t/root/usr/bin/vtool" --version | grep -c 'io.vtool.*shared objects file' | sed 's/^[1-9].*/some/')" some
install --uninstall --prefix /usr --destdir "$t/root" >/dev/null
is 'nothing is left' "$(find "$t/root" -mindepth 1)" ''
