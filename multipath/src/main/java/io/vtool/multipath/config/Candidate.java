package io.vtool.multipath.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the blacklist judges a device by. What is null is not known and not judged.
 *
 * @param devnode kernel name such as {@code sda}
 * @param properties names of its udev properties
 * @param uidAttribute the property that holds its WWID, empty when none does
 * @param protocol such as {@code scsi:iscsi}
 * @param vendor trimmed vendor
 * @param product trimmed product
 * @param wwid WWID
 */
public record Candidate(
        @Nullable String devnode,
        @Nullable List<String> properties,
        String uidAttribute,
        @Nullable String protocol,
        @Nullable String vendor,
        @Nullable String product,
        @Nullable String wwid) {}
