package io.vtool.multipath.probe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What udev and sysfs keep about a disk since it was found: its identity does not need the disk to answer.
 *
 * @param serialId identification as scsi_id prints it, udev's {@code ID_SERIAL}; empty for none
 * @param pageId identification as multipath itself makes it of page 0x83; empty for none
 * @param serial unit serial number of page 0x80, without blanks around it; empty for none
 * @param wwn name of the unit, udev's {@code ID_WWN}; empty for none
 * @param t10 vendor identification designator, udev's {@code SCSI_IDENT_LUN_T10}; empty for none
 * @param tpgs target port group support of INQUIRY: 0 none, 1 implicit, 2 explicit, 3 both; -1 unknown
 * @param portGroup target port group of the path, -1 for none
 * @param rdac whether the device has the volume access control page of RDAC arrays
 */
public record Identity(
        String serialId, String pageId, String serial, String wwn, String t10, int tpgs, int portGroup, boolean rdac) {
    /** Of a device that could not be asked. */
    public static final Identity UNKNOWN = new Identity("", "", "", "", "", -1, -1, false);

    private static final String[] NAMES = {
        "DEVNAME",
        "DEVTYPE",
        "ID_BUS",
        "ID_SCSI",
        "ID_SCSI_SERIAL",
        "ID_SERIAL",
        "ID_SERIAL_SHORT",
        "ID_TYPE",
        "ID_WWN",
        "ID_WWN_WITH_EXTENSION",
        "SCSI_IDENT_LUN_NAA_REGEXT",
        "SCSI_IDENT_LUN_T10",
        "SCSI_IDENT_SERIAL",
        "SCSI_TPGS",
        "SCSI_TYPE",
        "SUBSYSTEM"
    };

    /** Whether anything is known. */
    public boolean known() {
        return tpgs >= 0;
    }

    /** Names of the properties that udev keeps about the disk. */
    public List<String> properties() {
        List<String> names = new ArrayList<>();
        for (String name : NAMES) {
            if (property(name) != null) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * A property of udev's database.
     *
     * @param name its name ({@code ID_SERIAL})
     * @return its value, null if the device has no such property
     */
    public @Nullable String property(String name) {
        String value = switch (name) {
            case "ID_SERIAL" -> serialId;
            case "ID_SERIAL_SHORT" -> serialId.isEmpty() ? "" : serialId.substring(1);
            case "ID_WWN", "ID_WWN_WITH_EXTENSION" -> wwn;
            case "ID_SCSI_SERIAL", "SCSI_IDENT_SERIAL" -> serial;
            case "SCSI_IDENT_LUN_T10" -> t10;
            case "SCSI_IDENT_LUN_NAA_REGEXT" -> wwn.length() > 18 ? wwn.substring(2) : "";
            case "SCSI_TPGS" -> known() ? Integer.toString(tpgs) : "";
            case "ID_BUS" -> "scsi";
            case "ID_TYPE", "SCSI_TYPE", "DEVTYPE" -> "disk";
            case "ID_SCSI" -> "1";
            case "SUBSYSTEM" -> "block";
            default -> "";
        };
        return value.isEmpty() ? null : value;
    }
}
