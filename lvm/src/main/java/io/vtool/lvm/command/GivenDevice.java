package io.vtool.lvm.command;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.RenamedSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A device a command may look at.
 *
 * @param major its device number's major part
 * @param minor its device number's minor part
 * @param use what the host uses it for
 * @param identity what a devices file knows it by beside its name, such as {@code mpath_uuid mpath-3600...}; may be empty
 * @param others the device's other names, such as {@code /dev/dm-0}
 */
public record GivenDevice(BlockSource source, int major, int minor, Use use, String identity, List<String> others) {
    /** A device that nothing is known to use. */
    public GivenDevice(BlockSource source, int major, int minor) {
        this(source, major, minor, Use.FREE, "");
    }

    /** A device of one name. */
    public GivenDevice(BlockSource source, int major, int minor, Use use, String identity) {
        this(source, major, minor, use, identity, List.of());
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

    /** All of its names, the one it goes by first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(name());
        names.addAll(others);
        return names;
    }

    /** The device by another of its names, or by one more. */
    public GivenDevice named(String wanted) {
        List<String> left = names();
        left.remove(wanted);
        return new GivenDevice(new RenamedSource(source, wanted), major, minor, use, identity, List.copyOf(left));
    }

    /** The device with a further name. */
    public GivenDevice alsoNamed(String name) {
        List<String> more = new ArrayList<>(others);
        more.add(name);
        return new GivenDevice(source, major, minor, use, identity, List.copyOf(more));
    }
}
