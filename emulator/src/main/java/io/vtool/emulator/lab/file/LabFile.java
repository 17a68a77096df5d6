package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.fault.LabFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a lab file, as vtool-lab(5) describes it. */
public final class LabFile {
    /** Most characters of a lab file. */
    public static final int LONGEST = 4 << 20;

    private static final String VERSION = "1";
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
        return parse(text, speller, Path.of(""));
    }

    /**
     * Reads a definition that may name files.
     *
     * @param text YAML
     * @param speller helps with unknown words
     * @param folder where relative paths begin
     * @return what it defines, free of contradictions
     * @throws LabFileException with every mistake there is
     */
    public static LabDefinition parse(String text, Speller speller, Path folder) throws LabFileException {
        ImageFiles images = new ImageFiles(folder);
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
        List<ArrayConfig> arrays = new ArrayList<>();
        for (Node node : lab.list("arrays", true)) {
            arrays.add(ArrayReader.read(node, images, problems));
        }
        onlyOneArray(arrays, lab, problems);
        List<VolumeGroupConfig> groups = new ArrayList<>();
        for (Node node : lab.list("volume_groups", false)) {
            VolumeGroupConfig group = GroupReader.read(node, arrays, problems);
            withoutImages(group, images, node, problems);
            groups.add(group);
        }
        List<HostConfig> hosts = new ArrayList<>();
        for (Node node : lab.list("hosts", false)) {
            hosts.add(HostReader.read(node, arrays, groups, !images.images().isEmpty(), problems));
        }
        Node dfsrNode = lab.value("dfsr");
        List<DfsrGroupConfig> dfsr = dfsrNode == null ? List.of() : DfsrReader.read(dfsrNode, problems);
        List<LabFault> faults = new ArrayList<>();
        for (Node node : lab.list("faults", false)) {
            LabFault fault = FaultReader.read(node, arrays, hosts, dfsr, problems);
            if (fault != null) {
                faults.add(fault);
            }
        }
        if (!problems.none()) {
            throw problems.asException();
        }
        return new LabDefinition(arrays, hosts, groups, dfsr, faults, images.images());
    }

    /** What a group is written to would lose what its image says. */
    private static void withoutImages(VolumeGroupConfig group, ImageFiles images, Node node, Problems problems) {
        for (PvConfig pv : group.volumes()) {
            if (images.has(pv.volume())) {
                problems.add(
                        node,
                        "volume group " + group.name() + " cannot be made on volume " + pv.volume()
                                + ", which has an image");
            }
        }
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

    static @Nullable Node compose(String text, Problems problems) {
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
        } catch (StackOverflowError e) { // the parser has no limit of its own
            problems.add(1, "lists and mappings are nested too deeply");
        }
        return null;
    }
}
