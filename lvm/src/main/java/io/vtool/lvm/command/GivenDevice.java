package io.vtool.lvm.command;

import io.vtool.lvm.disk.BlockSource;

/**
 * A device a command may look at.
 *
 * @param major its device number's major part
 * @param minor its device number's minor part
 * @param use what the host uses it for
 * @param identity what a devices file knows it by beside its name, such as {@code mpath_uuid mpath-3600...}; may be empty
 */
public record GivenDevice(BlockSource source, int major, int minor, Use use, String identity) {
    /** A device that nothing is known to use. */
    public GivenDevice(BlockSource source, int major, int minor) {
        this(source, major, minor, Use.FREE, "");
    }

    /** What the host uses a device for. */
    public enum Use {
        /** Nothing that lvm2 asks about. */
        FREE,
        /** A path of a multipath map. */
        PATH,
        /** A logical volume. */
        VOLUME
    }

    /** Its name. */
    public String name() {
        return source.name();
    }
}
