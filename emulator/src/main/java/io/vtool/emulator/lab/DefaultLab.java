package io.vtool.emulator.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The lab that is made when nothing else was asked for, in the form that needs no YAML. */
final class DefaultLab {
    private DefaultLab() {}

    static LabDefinition definition() {
        try {
            return SavedLabText.read(text()).definition();
        } catch (SavedLabText.Unusable e) {
            throw new IllegalStateException(e);
        }
    }

    static String text() {
        try (InputStream in = Objects.requireNonNull(DefaultLab.class.getResourceAsStream("default-lab.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
