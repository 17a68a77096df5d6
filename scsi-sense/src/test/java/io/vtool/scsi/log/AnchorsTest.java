package io.vtool.scsi.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AnchorsTest {
    private static final int ROOM = 50;

    @Test
    void formsStillToComeFind() {
        int states = new Recognizers().anchors().states();
        assertTrue(states <= Anchors.MOST_STATES - ROOM, states + " states of " + Anchors.MOST_STATES);
    }

    @Test
    void moreWordsThanTheTableHoldsAreRefused() {
        String[] words = new String[Anchors.MOST_STATES / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "xyz";
        }
        assertThrows(IllegalArgumentException.class, () -> new Anchors(words));
    }

    @Test
    void moreLettersThanARowHoldsAreRefused() {
        String[] words = {"abcdefghijklmnopqrstuvwxyz", "0123456789 ", "!#$%&()*+,-./:;<=>?@[]^_"};
        assertThrows(IllegalArgumentException.class, () -> new Anchors(words));
    }

    @Test
    void theFirstWordThatEndsIsFound() {
        Anchors anchors = new Anchors(new String[] {"sense", "ens", "key"});
        long hit = anchors.find("The SENSE KEY", 0);
        assertEquals(1, hit & 0xff);
        assertEquals(8, hit >>> 8);
        assertEquals(Anchors.NONE, anchors.find("nothing", 0));
    }
}
