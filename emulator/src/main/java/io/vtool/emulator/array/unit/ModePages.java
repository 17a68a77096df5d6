package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.scsi.table.FactTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The mode pages of one logical unit: default, saved and current values, and which bits may change (SPC-4 7.5). */
public final class ModePages {
    /** Page code that asks for all pages. */
    public static final int ALL_PAGES = 0x3f;
    /** Subpage code that asks for all subpages. */
    public static final int ALL_SUBPAGES = 0xff;
    /** PS bit of a page that can be saved. */
    static final int PS = 0x80;

    private static final int CACHING = 0x08;
    private static final int CONTROL = 0x0a;
    private static final int CACHING_FLAGS_OFFSET = 2;
    private static final int WCE = 0x04;
    private static final int CONTROL_FLAGS_OFFSET = 2;
    private static final int D_SENSE = 0x04;
    private static final int CONTROL_PROTECT_OFFSET = 4;
    private static final int SWP = 0x08;

    /** One mode page with its values. */
    public static final class Page {
        private final int code;
        private final int subpage;
        private final byte[] defaults;
        private final byte[] changeable;
        private byte[] saved;
        private byte[] current;

        private Page(String[] row) {
            code = Integer.parseInt(row[0], 16);
            subpage = Integer.parseInt(row[1], 16);
            defaults = Hex.parse(row[3]);
            changeable = Hex.parse(row[4]);
            saved = defaults;
            current = defaults.clone();
        }

        /**
         * Returns the page code.
         *
         * @return 0 to 3Eh
         */
        public int code() {
            return code;
        }

        /**
         * Returns the subpage code.
         *
         * @return 0 if the page has none
         */
        public int subpage() {
            return subpage;
        }

        /**
         * Returns the whole page with the PS bit set.
         *
         * @param control the PC field: 0 current, 1 changeable, 2 default, 3 saved
         * @return a copy
         */
        public byte[] values(int control) {
            byte[] value =
                    (control == 0 ? current : control == 1 ? changeable : control == 2 ? defaults : saved).clone();
            if (control == 1) {
                System.arraycopy(defaults, 0, value, 0, headerLength());
            }
            value[0] |= (byte) PS;
            return value;
        }

        /**
         * Returns how long the header of the page is.
         *
         * @return 2, or 4 with a subpage
         */
        public int headerLength() {
            return subpage == 0 ? 2 : 4;
        }

        /**
         * Returns the bits MODE SELECT may change.
         *
         * @param offset byte of the page
         * @return a mask
         */
        public int changeable(int offset) {
            return changeable[offset] & 0xff;
        }

        /**
         * Returns one byte of the current values.
         *
         * @param offset byte of the page
         * @return the byte
         */
        public int current(int offset) {
            return current[offset] & 0xff;
        }

        /**
         * Returns the bytes in the page, header included.
         *
         * @return the length
         */
        public int length() {
            return defaults.length;
        }
    }

    private final List<Page> pages = new ArrayList<>();
    private final Path file;

    /**
     * Loads the pages, with the saved values of the file if there is one.
     *
     * @param file where saved values are kept
     * @throws IOException if the file cannot be read
     */
    public ModePages(Path file) throws IOException {
        this.file = file;
        for (String[] row : Table.ROWS) {
            pages.add(new Page(row));
        }
        if (Files.exists(file)) {
            restore(Files.readString(file, StandardCharsets.UTF_8));
        }
    }

    private void restore(String text) {
        for (String line : text.split("\n", -1)) {
            byte[] value = Hex.parse(line.trim());
            for (Page page : pages) {
                if (Arrays.equals(
                                value,
                                0,
                                Math.min(value.length, page.headerLength()),
                                page.defaults,
                                0,
                                page.headerLength())
                        && value.length == page.length()) {
                    page.saved = value;
                    page.current = value.clone();
                }
            }
        }
    }

    /**
     * Returns all pages in ascending order.
     *
     * @return the pages
     */
    public List<Page> all() {
        return pages;
    }

    /**
     * Replaces current values that have been checked.
     *
     * @param page the page
     * @param values its new content, header included
     * @return whether anything changed
     */
    public synchronized boolean update(Page page, byte[] values) {
        byte[] next = values.clone();
        System.arraycopy(page.defaults, 0, next, 0, page.headerLength());
        boolean changed = !Arrays.equals(next, page.current);
        page.current = next;
        return changed;
    }

    /**
     * Saves the current values of all pages.
     *
     * @throws IOException if they cannot be written
     */
    public synchronized void save() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Page page : pages) {
            page.saved = page.current.clone();
            text.append(Hex.format(page.saved)).append('\n');
        }
        AtomicFile.write(file, text.toString());
    }

    /** Makes the saved values current, as a reset does. */
    public synchronized void reset() {
        for (Page page : pages) {
            page.current = page.saved.clone();
        }
    }

    private boolean current(int code, int offset, int mask) {
        for (Page page : pages) {
            if (page.code == code && page.subpage == 0) {
                return (page.current(offset) & mask) != 0;
            }
        }
        return false;
    }

    /**
     * Tells whether sense data is to have descriptor format.
     *
     * @return D_SENSE of the Control mode page
     */
    public boolean descriptorSense() {
        return current(CONTROL, CONTROL_FLAGS_OFFSET, D_SENSE);
    }

    /**
     * Tells whether software write protection is on.
     *
     * @return SWP of the Control mode page
     */
    public boolean softwareWriteProtect() {
        return current(CONTROL, CONTROL_PROTECT_OFFSET, SWP);
    }

    /**
     * Tells whether writes may be acknowledged before they are on stable storage.
     *
     * @return WCE of the Caching mode page
     */
    public boolean writeCache() {
        return current(CACHING, CACHING_FLAGS_OFFSET, WCE);
    }

    /** Read once, when the first unit is made. */
    private static final class Table {
        static final List<String[]> ROWS = FactTable.load(ModePages.class, "/io/vtool/emulator/array/mode-pages")
                .rows();
    }
}
