package io.vtool.cli.model;

import io.vtool.cli.getopt.ToolWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All the groups and commands there are. */
public interface Catalogue {
    /** First words of groups, in the order in which help shows them. */
    List<String> groups();

    /** Commands of one word, in the order in which help shows them. */
    List<String> commands();

    /** Names of the compatible tools. */
    List<String> tools();

    /**
     * What can be typed behind a compatible tool, for completion.
     *
     * @param tool its name
     */
    ToolWords toolWords(String tool);

    /**
     * A group, null when there is none of that name.
     *
     * @param noun its first word
     */
    @Nullable
    Group group(String noun);

    /**
     * A command of one word, null when there is none of that name.
     *
     * @param word its word
     */
    @Nullable
    Command command(String word);
}
