package io.vtool.scsi.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnchorsTest {
    @Test
    void formsStillToComeFindRoomInTheFilter() {
        assertTrue(Anchors.room() >= 20, "room for " + Anchors.room());
    }

    @Test
    void theSlotOfAGroupDependsOnItsThreeBytesInEitherCase() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            int three = random.nextInt(1 << 24) & 0x7f7f7f;
            int slot = Anchors.slot(three);
            assertEquals(slot, Anchors.slot(three | random.nextInt(128) << 24));
            assertEquals(slot, Anchors.slot(three ^ 0x202020));
        }
    }
}
