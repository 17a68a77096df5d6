package io.vtool.scsi.table;

/**
 * A host status of ESX, the {@code H:} value.
 *
 * @param code the value
 * @param name name in the VMware kernel interface
 * @param linuxSameNumber the Linux host byte of the same number, which on old releases has the same meaning
 * @param source where name and number are from
 * @param meaning what happened
 * @param typicalAct what a multipath plug-in does about it: {@code none}, {@code EVAL} or {@code FAILOVER}
 * @param nextStep what an administrator does about it
 */
public record EsxHostStatus(
        int code,
        String name,
        String linuxSameNumber,
        String source,
        String meaning,
        String typicalAct,
        String nextStep) {}
