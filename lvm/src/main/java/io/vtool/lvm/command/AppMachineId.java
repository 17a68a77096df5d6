package io.vtool.lvm.command;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The identity of a machine towards lvm2 alone, sd_id128_get_machine_app_specific(3): a keyed hash of lvm2's own number, marked
 * as a random UUID.
 */
final class AppMachineId {
    private static final String LVM2 = "f64406832c2140e8ac5422d1089aae03";
    private static final String HASH = "HmacSHA256";
    private static final int BYTES = 16;

    private AppMachineId() {}

    /** The identity that comes of a machine's, both in hexadecimal digits; empty if that is none. */
    static String of(String machine) {
        byte[] key;
        try {
            key = HexFormat.of().parseHex(machine);
        } catch (IllegalArgumentException e) {
            return "";
        }
        if (key.length != BYTES) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
            byte[] id = Arrays.copyOf(mac.doFinal(HexFormat.of().parseHex(LVM2)), BYTES);
            id[6] = (byte) (id[6] & 0x0F | 0x40);
            id[8] = (byte) (id[8] & 0x3F | 0x80);
            return HexFormat.of().formatHex(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HASH, e);
        }
    }
}
