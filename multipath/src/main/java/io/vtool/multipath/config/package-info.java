/**
 * The configuration of multipath: the built-in hardware table, {@code /etc/multipath.conf} and {@code conf.d}, the bindings
 * and wwids files, what they mean for a device or a map, and the listings of them, as release 0.9.4 has them. All of it is
 * pure: text goes in, text and values come out, files are read and written by the caller.
 *
 * <pre>{@code
 * MultipathConfig config = MultipathConfig.read(List.of(new ConfigFile("/etc/multipath.conf", text)));
 * DeviceSettings device = config.forDevice("LIO-ORG", "disk0", "4.0", "scsi:iscsi");
 * MapSettings map = config.forMap("36001405...", device);
 * map.pathGroupingPolicy();                       // group_by_prio
 * map.setting("path_grouping_policy").origin();   // built-in hardware table, entry 95
 * }</pre>
 */
@NullMarked
package io.vtool.multipath.config;

import org.jspecify.annotations.NullMarked;
