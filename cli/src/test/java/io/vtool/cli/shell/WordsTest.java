package io.vtool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @Test
    void quotesBackslashesSemicolonsAndRemarksAreUnderstood() throws Words.Unfinished {
        assertThat(Words.split("multipath ll; use host 'xen 2' # a remark; not a command"))
                .containsExactly(List.of("multipath", "ll"), List.of("use", "host", "xen 2"));
        assertThat(Words.split("a\"b c\"d '' \\; e\\ f")).containsExactly(List.of("ab cd", "", ";", "e f"));
        assertThat(Words.split("idrecord \"C:\\data\\a b.txt\""))
                .containsExactly(List.of("idrecord", "C:\\data\\a b.txt"));
        assertThat(Words.split(" ;; # only a remark")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a \\"})
    void whatIsNotWholeSaysSo(String line) {
        assertThatThrownBy(() -> Words.split(line)).isInstanceOf(Words.Unfinished.class);
    }

    @Test
    void quotedWordsComeBackAsTheyWere() throws Words.Unfinished {
        Random random = new Random(8);
        String alphabet = "ab ;#'\"\\\t$";
        for (int round = 0; round < 500; round++) {
            StringBuilder word = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                word.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String quoted = "'" + word.toString().replace("'", "'\\''") + "'";
            assertThat(Words.split("x " + quoted)).containsExactly(List.of("x", word.toString()));
        }
    }
}
