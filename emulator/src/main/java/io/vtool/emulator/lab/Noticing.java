package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.host.DiskState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.PortGroupState;
import io.vtool.emulator.lab.fault.FaultNumbers;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.unit.PortalAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host hears of when faults come and go. An array raises unit attentions on the sessions that it has; those of a lab's
 * hosts are open between commands for their users only, so what they would have been told is noted here.
 */
final class Noticing {
    private static final int PARAMETERS_CHANGED = 0x2a;
    private static final int STATE_CHANGED = 0x06;
    private static final int CAPACITY_CHANGED = 0x09;
    private static final int TARGET_CHANGED = 0x3f;
    private static final int INQUIRY_CHANGED = 0x03;
    private static final int LUNS_CHANGED = 0x0e;

    /** REPORT TARGET PORT GROUPS (SPC-4 6.37) for as much as a page holds. */
    private static final byte[] REPORT_TARGET_PORT_GROUPS = {(byte) 0xa3, 0x0a, 0, 0, 0, 0, 0, 0, 0x04, 0, 0, 0};

    private static final int ALLOCATION = 1024;
    private static final int HEADER = 4;
    private static final int DESCRIPTOR = 8;
    private static final int PORT = 4;
    private static final int STATE_MASK = 0xf;
    private static final int PREFERRED = 0x80;
    private static final int BYTE = 0xff;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final LabDefinition lab;
    private final EmulatedHost host;

    Noticing(LabDefinition lab, EmulatedHost host) {
        this.lab = lab;
        this.host = host;
    }

    /** Notes what the host hears of a fault that came, or went, at a time. */
    void of(LabFault fault, long millis, boolean came) throws IOException {
        switch (fault.kind()) {
            case "resize" -> tell(disks(fault, true), millis, PARAMETERS_CHANGED, CAPACITY_CHANGED);
            case "duplicate-wwid" -> tell(disks(fault, true), millis, TARGET_CHANGED, INQUIRY_CHANGED);
            case "unmapped", "lvm-missing" -> tell(disks(fault, false), millis, TARGET_CHANGED, LUNS_CHANGED);
            case "alua", "failover", "controller-down" -> states(fault, millis);
            case "unit-attention" -> {
                if (came) {
                    attention(fault, millis);
                }
            }
            default -> {}
        }
    }

    private void tell(List<HostDisk> disks, long millis, int asc, int ascq) {
        if (!disks.isEmpty()) {
            host.log().attention(disks, millis, asc, ascq);
        }
    }

    private void attention(LabFault fault, long millis) throws IOException {
        String[] code = fault.value("code").split("/");
        tell(disks(fault, true), millis, FaultNumbers.hex(code[1]), FaultNumbers.hex(code[2]));
    }

    /**
     * The first disk through each of the array's groups that can be reached, of the fault's volume if it is on one: the kernel
     * asks for the states once.
     */
    private void states(LabFault fault, long millis) throws IOException {
        int slash = fault.on().indexOf('/');
        ArrayConfig array = array(slash < 0 ? fault.on() : fault.on().substring(0, slash));
        if (array == null || array.alua() == AluaMode.NONE) {
            return;
        }
        List<HostDisk> first = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        for (HostDisk disk : slash < 0 ? host.disks() : disks(fault, true)) {
            for (TargetPort port : array.ports()) {
                if (disk.state() == DiskState.RUNNING
                        && port.targetName().equals(disk.targetName())
                        && port.tpgt() == disk.groupTag()
                        && !groups.contains(port.group())) {
                    groups.add(port.group());
                    first.add(disk);
                }
            }
        }
        tell(first, millis, PARAMETERS_CHANGED, STATE_CHANGED);
        for (int i = 0; i < first.size(); i++) {
            PortGroupState state = asked(first.get(i), groups.get(i));
            if (state != null) {
                host.log().group(first.get(i), state, millis);
            }
        }
    }

    /** What the array says of a group, as the kernel asks when it hears that something changed. */
    private @Nullable PortGroupState asked(HostDisk disk, int group) {
        byte[] data = host.execute(disk, REPORT_TARGET_PORT_GROUPS.clone(), ALLOCATION, TIMEOUT)
                .data();
        for (int at = HEADER; at + DESCRIPTOR <= data.length; at += DESCRIPTOR + PORT * (data[at + 7] & BYTE)) {
            if (((data[at + 2] & BYTE) << 8 | data[at + 3] & BYTE) == group) {
                return new PortGroupState(
                        group, data[at] & STATE_MASK, (data[at] & PREFERRED) != 0, data[at + 1] & BYTE);
            }
        }
        return null;
    }

    /** The first path to a fault's volume that the fault is met on, null if the host has none that works. */
    @Nullable
    HostDisk firstPath(LabFault fault) throws IOException {
        List<HostDisk> all = disks(fault, true);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The disks of a fault's volume that can be reached, or those beside them that can tell of it. */
    private List<HostDisk> disks(LabFault fault, boolean own) throws IOException {
        String only = fault.values().getOrDefault("host", "");
        List<HostDisk> all = new ArrayList<>();
        if (!only.isEmpty() && !only.equals(host.name())) {
            return all;
        }
        String portal = fault.values().getOrDefault("portal", "");
        int slash = fault.on().indexOf('/');
        for (HostDisk disk : host.disks()) {
            TargetConfig target = target(fault.on().substring(0, slash), disk);
            boolean through = portal.isEmpty()
                    || portal.equals(PortalAddress.canonical(
                            disk.portal().address(), disk.portal().port()));
            if (target != null && through && disk.state() == DiskState.RUNNING) {
                String volume = volume(target, disk.lun());
                if (volume.equals(fault.on().substring(slash + 1)) == own) {
                    all.add(disk);
                }
            }
        }
        return all;
    }

    private static String volume(TargetConfig target, long lun) {
        for (LunConfig mapping : target.luns()) {
            if (mapping.lun() == lun) {
                return mapping.volume();
            }
        }
        return "";
    }

    private @Nullable TargetConfig target(String array, HostDisk disk) {
        ArrayConfig config = array(array);
        if (config != null) {
            for (TargetConfig target : config.targets()) {
                if (target.iqn().equals(disk.targetName())) {
                    return target;
                }
            }
        }
        return null;
    }

    private @Nullable ArrayConfig array(String name) {
        for (ArrayConfig array : lab.arrays()) {
            if (array.name().equals(name)) {
                return array;
            }
        }
        return null;
    }
}
