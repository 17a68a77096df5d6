package io.vtool.multipath.probe;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.ScsiReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks a disk who it is: INQUIRY and the pages 0x80 and 0x83, from which the names follow by the ranking of scsi_id and by
 * that of multipath.
 */
public final class Identification {
    /** Kinds of devices that have no page about volume access: all devices of a kind support the same pages. */
    private final Set<String> plain = ConcurrentHashMap.newKeySet();

    private static final int TPGS_BYTE = 5;
    private static final int PAGE_HEADER = 4;
    private static final int VENDOR_LENGTH = 8;
    private static final int PRODUCT_LENGTH = 16;
    private static final int PAGES = 0x00;
    private static final int SERIAL = 0x80;
    private static final int DESIGNATORS = 0x83;
    private static final int VOLUME_ACCESS = 0xc9;
    private static final int[] NAA_ORDER = {6, 5, -1};

    /**
     * Identifies a disk.
     *
     * @param probe the questions to it
     * @param timeout when one of them is given up
     * @return who it is, {@link Identity#UNKNOWN} when it does not answer
     */
    public Identity of(Probe probe, Duration timeout) {
        ScsiReply inquiry = probe.inquiry(timeout);
        if (!inquiry.good() || inquiry.data().length <= TPGS_BYTE) {
            return Identity.UNKNOWN;
        }
        ScsiReply serialPage = probe.page(SERIAL, timeout);
        ScsiReply designatorPage = probe.page(DESIGNATORS, timeout);
        String serial = serialPage.good() ? serial(serialPage.data()) : "";
        List<Designator> designators = Designator.all(designatorPage.good() ? designatorPage.data() : new byte[0]);
        BlockDevice device = probe.device();
        int tpgs = inquiry.data()[TPGS_BYTE] >> 4 & 3;
        return new Identity(
                scsiId(designators, device, serial),
                PageRanking.wwid(designators),
                serial.strip(),
                wwn(designators),
                t10(designators),
                tpgs,
                portGroup(designators),
                rdac(probe, timeout));
    }

    private static String serial(byte[] page) {
        if (page.length < PAGE_HEADER || page[1] != (byte) SERIAL) {
            return "";
        }
        int length = Math.min(page.length - PAGE_HEADER, page[3] & 0xff);
        String text = new String(page, PAGE_HEADER, length, StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    /** The name as {@code scsi_id -g} prints it. */
    private static String scsiId(List<Designator> designators, BlockDevice device, String serial) {
        for (int naa : NAA_ORDER) {
            String id = first(designators, Designator.NAA, naa);
            if (id != null) {
                return "3" + id;
            }
        }
        String eui = first(designators, Designator.EUI_64, -1);
        if (eui != null) {
            return "2" + eui;
        }
        String t10 = first(designators, Designator.T10_VENDOR, -1);
        if (t10 != null) {
            return "1" + t10.stripTrailing();
        }
        String specific = first(designators, Designator.VENDOR_SPECIFIC, -1);
        String model = padded(device.vendor(), VENDOR_LENGTH) + padded(device.product(), PRODUCT_LENGTH);
        if (specific != null) {
            return ("0" + model + specific).stripTrailing();
        }
        return serial.isBlank() ? "" : ("S" + model + serial).stripTrailing();
    }

    /** A designator of the logical unit: binary ones are preferred to text. */
    private static @Nullable String first(List<Designator> designators, int type, int naa) {
        for (int binary = 1; binary >= 0; binary--) {
            for (Designator each : designators) {
                boolean isBinary = each.codeSet() == Designator.BINARY;
                if (each.type() == type
                        && each.association() == Designator.LOGICAL_UNIT
                        && isBinary == (binary == 1)
                        && each.bytes().length > 0
                        && (naa < 0 || each.naa() == naa)) {
                    return isBinary ? each.hex() : each.text();
                }
            }
        }
        return null;
    }

    private static String wwn(List<Designator> designators) {
        for (int naa : NAA_ORDER) {
            String id = first(designators, Designator.NAA, naa);
            if (id != null) {
                return "0x" + id.toLowerCase(Locale.ROOT);
            }
        }
        String eui = first(designators, Designator.EUI_64, -1);
        return eui == null ? "" : "0x" + eui;
    }

    private static String t10(List<Designator> designators) {
        String text = first(designators, Designator.T10_VENDOR, -1);
        return text == null ? "" : text.strip();
    }

    private static int portGroup(List<Designator> designators) {
        for (Designator each : designators) {
            if (each.type() == Designator.TARGET_PORT_GROUP && each.bytes().length >= PAGE_HEADER) {
                return (each.bytes()[2] & 0xff) << 8 | each.bytes()[3] & 0xff;
            }
        }
        return -1;
    }

    private boolean rdac(Probe probe, Duration timeout) {
        BlockDevice device = probe.device();
        String kind = device.vendor() + "\n" + device.product() + "\n" + device.revision();
        return !plain.contains(kind) && rdac(probe, kind, timeout);
    }

    private boolean rdac(Probe probe, String kind, Duration timeout) {
        ScsiReply pages = probe.page(PAGES, timeout);
        byte[] data = pages.data();
        if (!pages.good() || data.length < PAGE_HEADER) {
            return false;
        }
        int end = Math.min(data.length, PAGE_HEADER + ((data[2] & 0xff) << 8 | data[3] & 0xff));
        for (int i = PAGE_HEADER; i < end; i++) {
            if ((data[i] & 0xff) == VOLUME_ACCESS) {
                byte[] page = probe.page(VOLUME_ACCESS, timeout).data();
                return page.length > 7 && page[4] == 'v' && page[5] == 'a' && page[6] == 'c' && page[7] == '1';
            }
        }
        plain.add(kind);
        return false;
    }

    private static String padded(String text, int length) {
        StringBuilder padded = new StringBuilder(text);
        while (padded.length() < length) {
            padded.append(' ');
        }
        return padded.toString();
    }
}
