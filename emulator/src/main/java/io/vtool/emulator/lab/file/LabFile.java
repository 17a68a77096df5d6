package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.LabDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a lab file, as vtool-lab(5) describes it. */
public final class LabFile {
    /** Most characters of a lab file. */
    public static final int LONGEST = 4 << 20;

    private static final String VERSION = "1";
    private static final List<String> LATER = List.of("volume_groups", "dfsr", "faults");
    private static final List<String> KEYS = List.of("lab", "arrays", "volume_groups", "hosts", "dfsr", "faults");

    private LabFile() {}

    /**
     * Returns the lab that is made when nothing else is asked for.
     *
     * @return YAML with comments
     */
    public static String standard() {
        try (InputStream in = Objects.requireNonNull(LabFile.class.getResourceAsStream("default-lab.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a definition.
     *
     * @param text YAML
     * @param speller helps with unknown words
     * @return what it defines, free of contradictions
     * @throws LabFileException with every mistake there is
     */
    public static LabDefinition parse(String text, Speller speller) throws LabFileException {
        Problems problems = new Problems(speller);
        Node root = compose(text, problems);
        if (root == null) {
            throw problems.asException();
        }
        Section lab = new Section(root, "lab file", KEYS, problems);
        String version = lab.required("lab");
        if (lab.has("lab") && !version.equals(VERSION)) {
            problems.add(lab.at("lab"), "the form 'lab: " + version + "' is unknown; this version knows 'lab: 1'");
        }
        for (String key : LATER) {
            refuse(lab, key);
        }
        List<ArrayConfig> arrays = new ArrayList<>();
        for (Node node : lab.list("arrays", true)) {
            ArrayConfig array = ArrayReader.read(node, problems);
            if (array != null) {
                arrays.add(array);
            }
        }
        onlyOneArray(arrays, lab, problems);
        List<HostConfig> hosts = new ArrayList<>();
        for (Node node : lab.list("hosts", false)) {
            HostConfig host = HostReader.read(node, arrays, problems);
            if (host != null) {
                hosts.add(host);
            }
        }
        if (!problems.none()) {
            throw problems.asException();
        }
        return new LabDefinition(arrays, hosts);
    }

    /** Two arrays are two network entities: each answers for its own targets. */
    private static void onlyOneArray(List<ArrayConfig> arrays, Section lab, Problems problems) {
        Map<String, String> owners = new HashMap<>();
        for (ArrayConfig array : arrays) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig portal : target.portals()) {
                    String owner = owners.putIfAbsent(portal.address(), array.name());
                    if (owner != null && !owner.equals(array.name())) {
                        problems.add(
                                lab.at("arrays"),
                                "arrays " + owner + " and " + array.name() + " both have portal " + portal.address());
                    }
                }
            }
        }
    }

    private static void refuse(Section lab, String key) {
        Node value = lab.value(key);
        boolean empty = value instanceof CollectionNode<?> all && all.getValue().isEmpty()
                || value instanceof ScalarNode scalar && scalar.getValue().isEmpty();
        if (value != null && !empty) {
            lab.problems()
                    .add(value, "this version of vtool does not know '" + key + "' yet; take it out to make the lab");
        }
    }

    private static @Nullable Node compose(String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(LONGEST)
                .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isEmpty()) {
                problems.add(1, "the file is empty; it begins with 'lab: 1'");
            }
            return node.orElse(null);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(1, "not YAML: " + e.getMessage());
        }
        return null;
    }
}
