package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.lab.unit.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a volume of a lab file. */
final class VolumeReader {
    /** What has to be read well for a volume to be known. */
    static final List<String> HOLDERS = List.of("lab file", "array", "volume");

    private static final List<String> KEYS = List.of(
            "name",
            "size",
            "block_size",
            "physical_block_size",
            "naa",
            "serial",
            "thin",
            "removable",
            "write_protect",
            "preferred_group",
            "image");
    private static final List<String> BLOCK_SIZES = List.of("512", "4096");
    private static final List<String> PHYSICAL_BLOCK_SIZES =
            List.of("512", "1024", "2048", "4096", "8192", "16384", "32768", "65536");
    /** What arrays say nowadays whatever their logical blocks are: initiators then align to it. */
    private static final String USUAL_PHYSICAL_BLOCK_SIZE = "4096";

    private static final String GENERATED_NAA = "6001405";
    private static final int NAA_DIGITS = 32;
    private static final int SERIAL_DIGITS = 12;
    private static final int HIGHEST_GROUP = 0xffff;

    private VolumeReader() {}

    /**
     * Reads one.
     *
     * @param array name of its array
     * @param names gets its name, also when something else is wrong with it
     * @param groups gets the port group it prefers
     * @param images gets the file it is a copy of
     */
    static @Nullable VolumeConfig read(
            Node node,
            String array,
            Map<String, Node> names,
            GroupStates groups,
            ImageFiles images,
            Problems problems) {
        int before = problems.count();
        Section volume = new Section(node, "volume", KEYS, problems);
        String name = ArrayReader.name(volume, "volume", array);
        names.put(name, node);
        int block = Integer.parseInt(volume.choice("block_size", BLOCK_SIZES, "512"));
        int physical =
                Integer.parseInt(volume.choice("physical_block_size", PHYSICAL_BLOCK_SIZES, USUAL_PHYSICAL_BLOCK_SIZE));
        if (physical < block) {
            problems.add(volume.at("physical_block_size"), "physical_block_size is less than block_size");
        }
        long image = volume.has("image")
                ? images.take(array, name, volume.text("image", ""), volume.at("image"), problems)
                : 0;
        long size = size(volume, block, image);
        String digest = digest(array + "/" + name);
        String naa = naa(volume, generated(digest));
        String serial = volume.field(
                "serial", 32, digest.substring(digest.length() - SERIAL_DIGITS).toUpperCase(Locale.ROOT));
        if (serial.isBlank()) {
            problems.add(volume.at("serial"), "'serial' of volume is empty");
        }
        if (volume.has("serial")) {
            problems.unique(volume.at("serial"), "serial number", array, serial);
        }
        boolean thin = volume.flag("thin", true);
        boolean removable = volume.flag("removable", false);
        boolean protect = volume.flag("write_protect", false);
        if (volume.has("preferred_group")) {
            groups.prefer(volume.at("preferred_group"), name, volume.number("preferred_group", 0, HIGHEST_GROUP, 0));
        }
        return problems.count() == before
                ? new VolumeConfig(name, size, block, physical, naa, serial, thin, removable, protect)
                : standIn(name, block, generated(digest));
    }

    /** What others may refer to, if it has a name at all: the lab will not be made. */
    private static @Nullable VolumeConfig standIn(String name, int block, String naa) {
        return ArrayReader.isName(name)
                ? new VolumeConfig(name, block, block, block, naa, "", true, false, false)
                : null;
    }

    private static String generated(String digest) {
        return GENERATED_NAA + digest.substring(0, NAA_DIGITS - GENERATED_NAA.length());
    }

    /** The size that is given, or that of the image, up to a whole block. */
    private static long size(Section volume, int block, long image) {
        if (!volume.has("size") && volume.has("image")) {
            long blocks = (image + block - 1) / block;
            if (blocks > VolumeConfig.LARGEST / block) {
                volume.problems().add(volume.at("image"), "the image is larger than 64TiB");
            }
            return blocks * block;
        }
        String text = volume.required("size");
        if (!volume.has("size")) {
            return 0;
        }
        long size = Size.parse(text);
        if (size > 0 && size < image) {
            volume.problems()
                    .add(volume.at("size"), "size '" + text + "' is less than the image's, " + image + " bytes");
        }
        if (size < 0) {
            volume.problems()
                    .add(
                            volume.at("size"),
                            "size '" + text + "' is not a number with a unit such as 512MiB, 1GiB or 10GB");
        } else if (size == 0 || size > VolumeConfig.LARGEST) {
            volume.problems().add(volume.at("size"), "size '" + text + "' is not between one block and 64TiB");
        } else if (size % block != 0) {
            volume.problems()
                    .add(
                            volume.at("size"),
                            "size '" + text + "' is not a multiple of the block size, " + block + " bytes");
        }
        return size;
    }

    private static String naa(Section volume, String absent) {
        String text = volume.text("naa", absent).toLowerCase(Locale.ROOT);
        String digits = text.startsWith("0x") ? text.substring(2) : text.startsWith("naa.") ? text.substring(4) : text;
        boolean good = digits.length() == 16 && "235".indexOf(digits.charAt(0)) >= 0
                || digits.length() == NAA_DIGITS && digits.charAt(0) == '6';
        for (int i = 0; i < digits.length(); i++) {
            good &= "0123456789abcdef".indexOf(digits.charAt(i)) >= 0;
        }
        if (good && !volume.has("naa") && !volume.has("name")) {
            return digits; // made from a name that is not there
        }
        if (good) {
            volume.problems().unique(volume.at("naa"), "NAA identifier", "", digits);
        } else {
            volume.problems()
                    .add(
                            volume.at("naa"),
                            "naa '" + text + "' is neither 32 hexadecimal digits that begin with 6"
                                    + " nor 16 that begin with 2, 3 or 5");
        }
        return digits;
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
