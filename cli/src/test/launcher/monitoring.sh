#!/bin/sh
# Gives what is made for monitoring systems to those systems' own programs.
# usage: monitoring.sh CHECKOUT      needs promtool, icinga2 and logrotate
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
top=$1
export VTOOL_BUILD=off VTOOL_CACHE="$t/cache" VTOOL_LAB="$t/lab" HOME="$t/home" XDG_STATE_HOME="$t/state" PATH="$top/cli/target/vtool:$PATH"
mkdir "$HOME"
samples=$top/scripts/monitoring
line='cpu3:4099)ScsiDeviceIO: 1672: Command 0x28 to device "naa.1" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x4 0x3e 0x1.'

# ---- Prometheus: metrics of each check, well and not ----
: >"$t/kern.log"
metrics() { # description, check and its options
  said=$(vtool check "$@" -o prom | promtool check metrics 2>&1)
  is "promtool: check $*" "$? $said" '0 '
}
metrics all --log "$t/kern.log"
vtool lab fault add portal-refuse 127.0.20.1 >/dev/null
vtool lab fault add lvm-missing array01/data1 >/dev/null
echo "$line" >>"$t/kern.log"
for check in multipath iscsi lvm dfsr "sense $t/kern.log" 'iscsi --portal 127.0.10.1' 'multipath --from /nonexistent'; do
  # shellcheck disable=SC2086
  metrics $check
done
"$samples/vtool-node-exporter" "$t/vtool.prom" >/dev/null
promtool check metrics <"$t/vtool.prom" >"$t/said" 2>&1
is 'promtool: the file for node_exporter' "$? $(cat "$t/said")" '0 '
vtool lab fault clear all >/dev/null

# ---- Icinga 2 ----
mkdir "$t/icinga"
cat >"$t/icinga2.conf" <<END
include <itl>
object CheckerComponent "checker" { }
object Host "san" {
  check_command = "dummy"
  vars.vtool["all"] = { }
  vars.vtool["paths"] = { vtool_check = "multipath", vtool_paths = 4 }
  vars.vtool["log"] = { vtool_check = "sense", vtool_log = "$t/kern.log" }
}
include "$samples/vtool-icinga2.conf"
END
folder="$t/icinga"
ICINGA2_USER=$(id -un) ICINGA2_GROUP=$(id -gn) icinga2 daemon -C -c "$t/icinga2.conf" -D DataDir="$folder" \
  -D LogDir="$folder" -D CacheDir="$folder" -D InitRunDir="$folder" -D SpoolDir="$folder" >"$t/said" 2>&1
is 'Icinga takes its file' $? 0
has 'Icinga makes a service of each' "$(cat "$t/said")" 'Instantiated 3 Services'

# ---- logrotate: its file, and the log that a check reads, rotated in every way it knows ----
mkdir "$t/log"
echo one >"$t/log/sense.log"
sed "s|/var/log/vtool|$t/log|; s|create .*|create|" "$samples/vtool-logrotate" >"$t/rotate"
chmod 644 "$t/rotate"
logrotate -f -s "$t/rotated" "$t/rotate" >"$t/said" 2>&1
is 'logrotate takes its file' "$? $(cat "$t/said")" '0 '
is 'logrotate rotates' "$(cd "$t/log" && for f in *; do echo "$f $(cat "$f")"; done)" 'sense.log 
sense.log.1 one'
logrotate -f -s "$t/rotated" "$t/rotate" >/dev/null 2>&1
is 'an empty log stays' "$(cd "$t/log" && echo *)" 'sense.log sense.log.1'
for way in create copytruncate 'create
compress' 'copytruncate
compress' 'create
dateext'; do
  rm -rf "$t/syslog" "$XDG_STATE_HOME"
  mkdir "$t/syslog"
  echo "10:00:01 $line" >"$t/syslog/kern.log"
  vtool check sense "$t/syslog/kern.log" >/dev/null
  echo "10:00:02 $line" >>"$t/syslog/kern.log"
  printf '%s {\nrotate 3\n%s\n}\n' "$t/syslog/kern.log" "$way" >"$t/rotate"
  chmod 644 "$t/rotate"
  logrotate -f -s "$t/rotated" "$t/rotate" >"$t/said" 2>&1
  echo "10:00:03 $line" >>"$t/syslog/kern.log"
  has "check sense reads on: $(echo "$way" | tr '\n' ' ')" "$(vtool check sense "$t/syslog/kern.log")" '| events=2;0'
  has "and reads nothing twice" "$(vtool check sense "$t/syslog/kern.log")" '| events=0;0'
done
