package io.vtool.emulator.array.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One volume of an array.
 *
 * @param name name, unique in the array, fit for a file name
 * @param size capacity in bytes, a multiple of the block size
 * @param blockSize bytes in a logical block, 512 or 4096
 * @param physicalBlockSize bytes in a physical block, the logical block times a power of two
 * @param naa NAA identifier, 16 or 32 hexadecimal digits (SPC-4 7.8.6.6)
 * @param serial unit serial number
 * @param thin whether the volume is thinly provisioned
 * @param removable whether it has a removable medium
 * @param writeProtect whether it is write-protected
 * @param access target port groups that give another access to it than their ports say, by number
 */
public record VolumeConfig(
        String name,
        long size,
        int blockSize,
        int physicalBlockSize,
        String naa,
        String serial,
        boolean thin,
        boolean removable,
        boolean writeProtect,
        Map<Integer, AluaAccess> access) {

    /** Most bytes of a volume. */
    public static final long LARGEST = 64L << 40;

    private static final int SMALLEST_BLOCK = 512;
    private static final int LARGEST_BLOCK = 4096;
    private static final int LARGEST_EXPONENT = 15;

    /** Checks what the device server relies on. */
    public VolumeConfig {
        access = access.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(access));
        if (name.isEmpty() || name.startsWith(".") || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("volume name " + name + " is not fit for a file name");
        }
        if (blockSize != SMALLEST_BLOCK && blockSize != LARGEST_BLOCK) {
            throw new IllegalArgumentException("volume " + name + ": block size " + blockSize + " is not 512 or 4096");
        }
        if (size < blockSize || size % blockSize != 0) {
            throw new IllegalArgumentException(
                    "volume " + name + ": size " + size + " is not a multiple of " + blockSize);
        }
        if (physicalBlockSize < blockSize
                || Integer.bitCount(physicalBlockSize) != 1
                || physicalBlockSize / blockSize > 1 << LARGEST_EXPONENT) {
            throw new IllegalArgumentException("volume " + name + ": physical block size " + physicalBlockSize);
        }
        if (!isNaa(naa)) {
            throw new IllegalArgumentException("volume " + name + ": NAA " + naa + " is not 16 or 32 hex digits");
        }
    }

    /**
     * Makes a volume that is reached through each port as the port says.
     *
     * @param name name, unique in the array, fit for a file name
     * @param size capacity in bytes, a multiple of the block size
     * @param blockSize bytes in a logical block, 512 or 4096
     * @param physicalBlockSize bytes in a physical block, the logical block times a power of two
     * @param naa NAA identifier, 16 or 32 hexadecimal digits (SPC-4 7.8.6.6)
     * @param serial unit serial number
     * @param thin whether the volume is thinly provisioned
     * @param removable whether it has a removable medium
     * @param writeProtect whether it is write-protected
     */
    public VolumeConfig(
            String name,
            long size,
            int blockSize,
            int physicalBlockSize,
            String naa,
            String serial,
            boolean thin,
            boolean removable,
            boolean writeProtect) {
        this(name, size, blockSize, physicalBlockSize, naa, serial, thin, removable, writeProtect, Map.of());
    }

    private static boolean isNaa(String text) {
        if (text.length() != 16 && text.length() != 32) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the capacity in logical blocks.
     *
     * @return at least 1
     */
    public long blocks() {
        return size / blockSize;
    }

    /**
     * Returns the same volume with another capacity.
     *
     * @param newSize capacity in bytes
     * @return the changed volume
     */
    public VolumeConfig withSize(long newSize) {
        return new VolumeConfig(
                name, newSize, blockSize, physicalBlockSize, naa, serial, thin, removable, writeProtect, access);
    }

    /**
     * Returns the same volume with other identifiers.
     *
     * @param newNaa NAA identifier, 32 hexadecimal digits
     * @param newSerial unit serial number
     * @return the changed volume
     */
    public VolumeConfig withIdentity(String newNaa, String newSerial) {
        return new VolumeConfig(
                name, size, blockSize, physicalBlockSize, newNaa, newSerial, thin, removable, writeProtect, access);
    }

    /**
     * Returns the same volume with write protection switched.
     *
     * @param on whether it is write-protected
     * @return the changed volume
     */
    public VolumeConfig withWriteProtect(boolean on) {
        return new VolumeConfig(name, size, blockSize, physicalBlockSize, naa, serial, thin, removable, on, access);
    }

    /**
     * Returns the same volume with other ways to it.
     *
     * @param groups target port groups that give another access than their ports say, by number
     * @return the changed volume
     */
    public VolumeConfig withAccess(Map<Integer, AluaAccess> groups) {
        return new VolumeConfig(
                name, size, blockSize, physicalBlockSize, naa, serial, thin, removable, writeProtect, groups);
    }
}
