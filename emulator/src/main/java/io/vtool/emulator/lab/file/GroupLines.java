package io.vtool.emulator.lab.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds in a lab file what it says of volume groups, for mistakes that only show when the groups are made. */
public final class GroupLines {
    private GroupLines() {}

    /**
     * Makes a mistake of one that a group could not be made because of.
     *
     * @param text a lab file that {@link LabFile} has read
     * @param place the group, or group/volume
     * @param message what is wrong
     * @return the mistake with its line, the first of the file if the place is not in it
     */
    public static LabFileException mistake(String text, String place, String message) {
        Problems problems = new Problems((word, known) -> "");
        Node root = LabFile.compose(text, problems);
        int slash = place.indexOf('/');
        Node group = named(value(root, "volume_groups"), slash < 0 ? place : place.substring(0, slash));
        Node volume = named(value(group, "lvs"), place.substring(slash + 1));
        Node where = volume == null ? group : volume;
        return new LabFileException(List.of(new Problem(where == null ? 1 : Problems.line(where), message)));
    }

    private static @Nullable Node named(@Nullable Node list, String name) {
        if (list instanceof SequenceNode sequence) {
            for (Node entry : sequence.getValue()) {
                if (value(entry, "name") instanceof ScalarNode scalar
                        && scalar.getValue().equals(name)) {
                    return entry;
                }
            }
        }
        return null;
    }

    private static @Nullable Node value(@Nullable Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                if (pair.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return pair.getValueNode();
                }
            }
        }
        return null;
    }
}
