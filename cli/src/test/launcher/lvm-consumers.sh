#!/bin/sh
# Gives the LVM commands of a lab's host to programs that call them by name: what they read has to be what the lab has.
# usage: lvm-consumers.sh CHECKOUT      a program that is not installed is passed over
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=checks.sh
. "$here/checks.sh"
top=$1
export VTOOL_BUILD=off VTOOL_CACHE="$t/cache" VTOOL_LAB="$t/lab" HOME="$t/home" XDG_STATE_HOME="$t/state" PATH="$top/cli/target/vtool:$PATH"
mkdir "$HOME"
eval "$(vtool lab env)"
listed() { # command, columns: rows with one blank between the columns, empty ones left out
  "$1" --noheadings --units b --nosuffix -a -o "$2" | sed 's/[[] */[/; s/  */ /g; s/^ //; s/ $//' | sort
}

# ---- libblockdev, which udisks, Anaconda and Cockpit ask ----
cat >"$t/ask.py" <<'END_OF_PYTHON'
import sys
import gi
gi.require_version("BlockDev", "2.0")
from gi.repository import BlockDev
plugin = BlockDev.PluginSpec()
plugin.name = BlockDev.Plugin.LVM
plugin.so_name = "libbd_lvm.so.2"
BlockDev.try_init([plugin], None)
rows = {
    "vgs": lambda: ["%s %d %d %d" % (v.name, v.size, v.free, v.pv_count) for v in BlockDev.lvm_vgs()],
    "pvs": lambda: ["%s %s %d %s" % (p.pv_name, p.pv_uuid, p.pv_size, p.vg_name) for p in BlockDev.lvm_pvs()],
    "lvs": lambda: ["%s %s %d %s %s %s" % (l.vg_name, l.lv_name, l.size, l.attr, l.segtype, l.pool_lv or "")
                    for v in BlockDev.lvm_vgs() for l in BlockDev.lvm_lvs(v.name)],
}
print("\n".join(sorted(row.strip() for row in rows[sys.argv[1]]())))
END_OF_PYTHON
if /usr/bin/python3 "$t/ask.py" vgs >"$t/said" 2>/dev/null; then
  is 'libblockdev: groups' "$(cat "$t/said")" "$(vgs --noheadings --units b --nosuffix -o vg_name,vg_size,vg_free,pv_count |
    sed 's/  */ /g; s/^ //' | sort)"
  is 'libblockdev: PVs' "$(/usr/bin/python3 "$t/ask.py" pvs | sort)" "$(pvs --noheadings --units b --nosuffix \
    -o pv_name,pv_uuid,pv_size,vg_name | sed 's/  */ /g; s/^ //; s/ $//' | sort)"
  is 'libblockdev: volumes' "$(/usr/bin/python3 "$t/ask.py" lvs | sort)" \
    "$(listed lvs vg_name,lv_name,lv_size,lv_attr,segtype,pool_lv)"
else
  echo 'ok libblockdev: not installed'
fi

# ---- the collector for Prometheus that Debian has ----
collector=/usr/share/prometheus-node-exporter-collectors/lvm-prom-collector
if [ -f "$collector" ]; then
  is 'lvm-prom-collector: free space' "$(bash "$collector" -g | sed -n 's/^node_volume_group_free{name="\(.*\)"} /\1 /p' | sort)" \
    "$(vgs --noheadings --units b --nosuffix -o vg_name,vg_free | sed 's/  */ /g; s/^ //' | sort)"
  is 'lvm-prom-collector: PVs' "$(bash "$collector" -p | sed -n 's/^node_physical_volume_size{name="\([^"]*\)".*} /\1 /p' | sort)" \
    "$(pvs --noheadings --units b --nosuffix -o pv_name,pv_size | sed 's/  */ /g; s/^ //' | sort)"
else
  echo 'ok lvm-prom-collector: not installed'
fi

# ---- Percona's check of snapshots ----
check=/usr/lib/nagios/plugins/pmp-check-lvm-snapshots
if [ -x "$check" ]; then
  is 'pmp-check-lvm-snapshots' "$("$check") $?" 'OK no full LVM snapshot volumes 0'
else
  echo 'ok pmp-check-lvm-snapshots: not installed'
fi

# ---- os-brick, OpenStack's access to local volumes ----
cat >"$t/brick.py" <<'END_OF_PYTHON'
from oslo_concurrency import processutils
import os_brick.privileged
os_brick.privileged.default.set_client_mode(False)
from os_brick.local_dev import lvm
group = lvm.LVM("vg_data", "", executor=processutils.execute)
group.update_volume_group_info()
print(group.vg_uuid, group.vg_lv_count, group.vg_size, group.vg_free_space)
for volume in group.get_volumes():
    print(volume["name"], volume["size"])
END_OF_PYTHON
if /usr/bin/python3 -c 'import os_brick' 2>/dev/null; then
  is 'os-brick: a group and its volumes' "$(/usr/bin/python3 "$t/brick.py" 2>&1)" "$(
    {
      vgs --noheadings --units g --nosuffix -o vg_uuid,lv_count,vg_size,vg_free vg_data
      lvs --noheadings --units g --nosuffix -o lv_name,lv_size vg_data
    } | sed 's/  */ /g; s/^ //')"
else
  echo 'ok os-brick: not installed'
fi
