package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import java.util.random.RandomGenerator;

/** New identifiers, of the characters lvm2 itself draws from: letters and digits. */
final class IdSource {
    private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final RandomGenerator random;

    IdSource(RandomGenerator random) {
        this.random = random;
    }

    LvmId next() {
        StringBuilder bare = new StringBuilder(LvmId.LENGTH);
        while (bare.length() < LvmId.LENGTH) {
            bare.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return new LvmId(bare.toString());
    }
}
