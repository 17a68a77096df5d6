package io.vtool.lvm.sr;

import io.vtool.lvm.write.PlanException;
import io.vtool.lvm.write.VolumeContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A virtual disk as Xen's tools lay it out in a volume: a copy of the footer, the header, the table of blocks, the map of full
 * ones, what names the parent, then blocks of 2 MiB, each behind its bitmap and with its data at a multiple of 4 KiB, and the
 * footer in the last sector. Numbers are big-endian; what the blocks hold is zeroes.
 */
public final class VhdImage implements VolumeContent {
    private static final long BLOCK = 2 << 20;
    private static final int SECTOR = 512;
    private static final int HEADER_OFFSET = 512;
    private static final int HEADER_SIZE = 1024;
    private static final int TABLE_OFFSET = 1536;
    private static final int PAGE = 4096;
    private static final long BLOCK_SPACE = BLOCK + PAGE;
    private static final long YEAR_2000 = 946_684_800L;
    private static final int DYNAMIC = 3;
    private static final int DIFFERENCING = 4;
    private static final int RESERVED_FEATURE = 2;
    private static final int VERSION = 0x00010000;
    private static final int CREATOR_VERSION = 0x00010003;
    private static final int BATMAP_VERSION = 0x00010002;
    private static final int LOCATOR_OFFSET = 576;
    private static final int LOCATOR_SIZE = 24;
    private static final int MOST_HEADS = 16;
    private static final long LARGEST = 2L << 40;

    private final VhdPlan plan;
    private final int blocks;

    /** A disk to be made. */
    public VhdImage(VhdPlan plan) {
        this.plan = plan;
        blocks = (int) ((Math.min(plan.virtualSize(), LARGEST) + BLOCK - 1) / BLOCK);
    }

    /**
     * How large a disk can be, all its blocks in use, in a volume of a size.
     *
     * @return bytes, a multiple of 2 MiB; 0 if none fits
     */
    public static long largest(long volumeSize) {
        long count = Math.max(0, Math.min(LARGEST / BLOCK, volumeSize / BLOCK_SPACE));
        while (count > 0 && new Layout((int) count).blocks + count * BLOCK_SPACE + SECTOR > volumeSize) {
            count--;
        }
        return count * BLOCK;
    }

    /** Where the parts are, in bytes. */
    private static final class Layout {
        final int tableSize;
        final int batmap;
        final int batmapSize;
        final int locators;
        final int blocks;

        Layout(int count) {
            tableSize = up(count * Integer.BYTES, SECTOR);
            batmap = TABLE_OFFSET + tableSize;
            batmapSize = up((count + 7) / 8, SECTOR);
            locators = up(batmap + SECTOR + batmapSize, PAGE);
            blocks = locators + PAGE;
        }

        /** Where the bitmap of a block is. */
        long block(long number) {
            return blocks + number * BLOCK_SPACE + PAGE - SECTOR;
        }
    }

    private static int up(int number, int to) {
        return (number + to - 1) / to * to;
    }

    @Override
    public void check(long size) throws PlanException {
        boolean sound = plan.virtualSize() > 0 && plan.virtualSize() <= LARGEST;
        sound &= plan.used() >= 0 && plan.used() <= plan.virtualSize();
        if (!sound || held() > blocks || new Layout(blocks).block(held()) + SECTOR > size) {
            throw new PlanException(
                    PlanException.Kind.SPACE, String.valueOf(plan.uuid()), "does not fit into its volume as a VHD");
        }
    }

    private long held() {
        return (plan.used() + BLOCK - 1) / BLOCK;
    }

    @Override
    public void write(long size, Output output) throws IOException {
        Layout layout = new Layout(blocks);
        long held = held();
        byte[] footer = footer();
        output.write(0, footer);
        output.write(HEADER_OFFSET, header(layout));
        ByteBuffer table = ByteBuffer.allocate(layout.tableSize);
        Arrays.fill(table.array(), (byte) 0xFF);
        byte[] full = new byte[SECTOR + layout.batmapSize];
        byte[] bitmap = new byte[SECTOR];
        Arrays.fill(bitmap, (byte) 0xFF);
        for (int i = 0; i < held; i++) {
            table.putInt(i * Integer.BYTES, (int) (layout.block(i) / SECTOR));
            full[SECTOR + i / 8] |= (byte) (0x80 >> i % 8);
            output.write(layout.block(i), bitmap);
        }
        output.write(TABLE_OFFSET, table.array());
        batmap(layout, full);
        output.write(layout.batmap, full);
        locators(layout, output);
        output.write(size / SECTOR * SECTOR - SECTOR, footer);
    }

    private byte[] footer() {
        ByteBuffer footer = ByteBuffer.allocate(SECTOR);
        footer.put(ascii("conectix")).putInt(RESERVED_FEATURE).putInt(VERSION).putLong(HEADER_OFFSET);
        footer.putInt((int) (plan.made() - YEAR_2000))
                .put(ascii("tap\0"))
                .putInt(CREATOR_VERSION)
                .putInt(0);
        footer.putLong(plan.virtualSize()).putLong(plan.virtualSize()).putInt(geometry());
        footer.putInt(plan.parent() == null ? DYNAMIC : DIFFERENCING).putInt(0);
        uuid(footer, plan.uuid());
        footer.put((byte) 0).put((byte) (plan.hidden() ? 1 : 0));
        return summed(footer.array(), 64);
    }

    /** Cylinders, heads and sectors, as the format's specification derives them from a size. */
    private int geometry() {
        long sectors = Math.min(plan.virtualSize() / SECTOR, 65_535L * MOST_HEADS * 255);
        int perTrack;
        long heads;
        long tracks;
        if (sectors > 65_535L * MOST_HEADS * 63) {
            perTrack = 255;
            heads = MOST_HEADS;
            tracks = sectors / perTrack;
        } else {
            perTrack = 17;
            tracks = sectors / perTrack;
            heads = Math.max(4, (tracks + 1023) / 1024);
            if (tracks >= heads * 1024 || heads > MOST_HEADS) {
                perTrack = 31;
                heads = MOST_HEADS;
                tracks = sectors / perTrack;
            }
            if (tracks >= heads * 1024) {
                perTrack = 63;
                heads = MOST_HEADS;
                tracks = sectors / perTrack;
            }
        }
        return (int) (tracks / heads << 16 | heads << 8 | perTrack);
    }

    private byte[] header(Layout layout) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE);
        header.put(ascii("cxsparse")).putLong(-1).putLong(TABLE_OFFSET).putInt(VERSION);
        header.putInt(blocks).putInt((int) BLOCK).putInt(0);
        String parent = plan.parent();
        if (parent != null) {
            UUID uuid = parentUuid(parent);
            if (uuid != null) {
                uuid(header, uuid);
            }
            header.putInt(56, plan.parentRaw() ? 0 : (int) (plan.made() - YEAR_2000));
            header.put(64, parent.getBytes(StandardCharsets.UTF_16BE));
            for (Locator locator : Locator.values()) {
                header.position(LOCATOR_OFFSET + locator.place * LOCATOR_SIZE);
                header.put(ascii(locator.code))
                        .putInt(SECTOR)
                        .putInt(locator.bytes(parent).length)
                        .putInt(0);
                header.putLong(layout.locators + (long) locator.place * SECTOR);
            }
        }
        return summed(header.array(), 36);
    }

    /** A parent that is no VHD has none. */
    private @Nullable UUID parentUuid(String parent) {
        String uuid = plan.parentRaw() ? null : Repository.uuidIn(parent);
        return uuid == null ? null : UUID.fromString(uuid);
    }

    /** The three ways in which a parent is named. */
    private enum Locator {
        MAC(0, "MacX", StandardCharsets.UTF_8, "file://./"),
        WINDOWS(1, "W2ku", StandardCharsets.UTF_16LE, ""),
        RELATIVE(2, "W2ru", StandardCharsets.UTF_16LE, ".\\");

        final int place;
        final String code;
        private final Charset charset;
        private final String before;

        Locator(int place, String code, Charset charset, String before) {
            this.place = place;
            this.code = code;
            this.charset = charset;
            this.before = before;
        }

        byte[] bytes(String parent) {
            return (before + parent).getBytes(charset);
        }
    }

    private void locators(Layout layout, Output output) throws IOException {
        String parent = plan.parent();
        if (parent != null) {
            ByteBuffer all = ByteBuffer.allocate(Locator.values().length * SECTOR);
            for (Locator locator : Locator.values()) {
                all.put(locator.place * SECTOR, locator.bytes(parent));
            }
            output.write(layout.locators, all.array());
        }
    }

    /** The header of the map, whose checksum is that of the map. */
    private static void batmap(Layout layout, byte[] full) {
        ByteBuffer batmap = ByteBuffer.wrap(full);
        batmap.put(ascii("tdbatmap")).putLong(layout.batmap + SECTOR).putInt(layout.batmapSize / SECTOR);
        batmap.putInt(BATMAP_VERSION);
        batmap.putInt(sum(full, SECTOR, full.length, -1));
    }

    private static void uuid(ByteBuffer into, UUID uuid) {
        into.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] summed(byte[] bytes, int at) {
        ByteBuffer.wrap(bytes).putInt(at, sum(bytes, 0, bytes.length, at));
        return bytes;
    }

    /** The complement of the sum of all bytes but those of the checksum. */
    private static int sum(byte[] bytes, int from, int to, int without) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += i >= without && i < without + Integer.BYTES && without >= 0 ? 0 : bytes[i] & 0xFF;
        }
        return ~sum;
    }
}
