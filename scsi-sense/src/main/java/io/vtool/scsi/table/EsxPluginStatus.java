package io.vtool.scsi.table;

/**
 * A plug-in status of ESX, the {@code P:} value.
 *
 * @param code the value
 * @param releases the releases in which it has this meaning, e.g. {@code 5.x 6.x 7.x 8.x}
 * @param name name in the VMware kernel interface
 * @param meaning what happened
 */
public record EsxPluginStatus(int code, String releases, String name, String meaning) {}
