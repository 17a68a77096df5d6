package io.vtool.lvm.sr;

import io.vtool.lvm.write.PlanException;
import io.vtool.lvm.write.VolumeContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A repository's own records, which its volume MGT holds: a sector with the length, three about the repository, and two for
 * each virtual disk, each sector a piece of XML filled up with blanks.
 *
 * @param uuid of the repository
 * @param label its name
 * @param disks the virtual disks
 */
public record ManagementVolume(String uuid, String label, List<Disk> disks) implements VolumeContent {
    private static final int SECTOR = 512;
    private static final int LENGTH_FIELD = 10;
    private static final int LONGEST_LABEL = 200;

    /** Keeps a copy of the list. */
    public ManagementVolume {
        disks = List.copyOf(disks);
    }

    /**
     * A virtual disk in the records.
     *
     * @param format vhd or aio, which is what raw disks are called there
     * @param label its name
     * @param managed whether somebody may use it: bases are not
     */
    public record Disk(String uuid, String format, String label, boolean managed, boolean readOnly) {}

    @Override
    public void check(long size) throws PlanException {
        if (length() > size) {
            throw new PlanException(PlanException.Kind.SPACE, uuid, "has more disks than its records have room for");
        }
    }

    private int length() {
        return (4 + 2 * disks.size()) * SECTOR;
    }

    @Override
    public void write(long size, Output output) throws IOException {
        int length = length();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        Arrays.fill(bytes.array(), (byte) ' ');
        String digits = Integer.toString(length);
        put(bytes, 0, "XSSM:" + digits + " ".repeat(LENGTH_FIELD - digits.length()) + ":1:2");
        put(bytes, 1, "<?xml version=\"1.0\" ?>" + tag("uuid", uuid) + tag("allocation", "thick"));
        put(bytes, 2, tag("name_label", escaped(label)));
        put(bytes, 3, tag("name_description", ""));
        for (int i = 0; i < disks.size(); i++) {
            Disk disk = disks.get(i);
            put(bytes, 4 + 2 * i, "<vdi>" + tag("name_label", escaped(disk.label())) + tag("name_description", ""));
            put(bytes, 5 + 2 * i, facts(disk) + "</vdi>");
        }
        output.write(0, bytes.array());
    }

    private static String facts(Disk disk) {
        return tag("uuid", disk.uuid())
                + tag("is_a_snapshot", "0")
                + tag("snapshot_of", "")
                + tag("snapshot_time", "19700101T00:00:00Z")
                + tag("type", "user")
                + tag("vdi_type", disk.format())
                + tag("read_only", disk.readOnly() ? "1" : "0")
                + tag("managed", disk.managed() ? "1" : "0")
                + tag("metadata_of_pool", "")
                + tag("deleted", "0");
    }

    private static void put(ByteBuffer into, int sector, String text) {
        into.put(sector * SECTOR, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(String name, String value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    /** Short enough that its piece fits its sector, and fit for XML. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String piece = c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : Character.toString(c);
            bytes += piece.getBytes(StandardCharsets.UTF_8).length + (Character.isSurrogate(c) ? 3 : 0);
            if (bytes > LONGEST_LABEL) {
                break;
            }
            out.append(piece);
        }
        return out.toString();
    }
}
