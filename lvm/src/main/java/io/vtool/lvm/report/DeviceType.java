package io.vtool.lvm.report;

/**
 * A kind of block devices.
 *
 * @param name as the kernel has it in its list of drivers
 * @param partitions how many numbers each device has for itself and its partitions
 */
public record DeviceType(String name, int partitions, String description) implements ReportItem {
    @Override
    public Cell cell(String field) {
        return switch (field) {
            case "devtype_name" -> Cell.text(name);
            case "devtype_max_partitions" -> Cell.number(partitions);
            default -> Cell.text(description);
        };
    }
}
