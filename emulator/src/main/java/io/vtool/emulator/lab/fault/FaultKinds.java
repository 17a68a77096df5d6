package io.vtool.emulator.lab.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kinds of faults and their keys, read when first asked for. */
public final class FaultKinds {
    private static final List<FaultKind> KINDS = kinds();
    private static final List<FaultKey> KEYS = keys();

    private FaultKinds() {}

    /**
     * Lists the kinds.
     *
     * @return by name
     */
    public static List<FaultKind> all() {
        return KINDS;
    }

    /**
     * Lists the keys.
     *
     * @return by name
     */
    public static List<FaultKey> allKeys() {
        return KEYS;
    }

    /**
     * Finds a kind.
     *
     * @param name its name
     * @return null if there is none
     */
    public static @Nullable FaultKind find(String name) {
        for (FaultKind kind : KINDS) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /**
     * Finds a key.
     *
     * @param name its name
     * @return the key
     */
    public static FaultKey key(String name) {
        for (FaultKey key : KEYS) {
            if (key.name().equals(name)) {
                return key;
            }
        }
        throw new IllegalArgumentException("no key " + name);
    }

    static List<String> keyNames() {
        List<String> names = new ArrayList<>();
        for (FaultKey key : KEYS) {
            names.add(key.name());
        }
        return names;
    }

    /**
     * Lists the names.
     *
     * @return by alphabet
     */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (FaultKind kind : KINDS) {
            names.add(kind.name());
        }
        return names;
    }

    private static List<FaultKind> kinds() {
        List<FaultKind> kinds = new ArrayList<>();
        for (String[] row : rows("kinds.tsv")) {
            kinds.add(new FaultKind(row[0], row[1], words(row[2]), words(row[3]), row[4]));
        }
        return List.copyOf(kinds);
    }

    private static List<FaultKey> keys() {
        List<FaultKey> keys = new ArrayList<>();
        for (String[] row : rows("keys.tsv")) {
            keys.add(new FaultKey(row[0], row[1], row[2], row[3]));
        }
        return List.copyOf(keys);
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    private static List<String[]> rows(String resource) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(FaultKinds.class.getResourceAsStream(resource))) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            for (int i = 2; i < lines.length; i++) {
                rows.add(lines[i].split("\t", -1));
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
