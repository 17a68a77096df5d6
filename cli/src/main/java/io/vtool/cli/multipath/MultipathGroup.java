package io.vtool.cli.multipath;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands about multipath maps. A new one is a verb in the list and a line in the switch. */
public final class MultipathGroup implements Group {
    @Override
    public GroupModel model() {
        return new GroupModel(
                "multipath",
                "Read the listings of multipath maps that hosts printed",
                List.of(
                        "A multipath map is one volume that a host reaches over several paths. `vtool multipath ll` reads the "
                                + "listings that `multipath -ll` and `multipathd show topology` printed, of any release and however "
                                + "they were pasted."),
                List.of("ll"));
    }

    @Override
    public @Nullable Command command(String verb) {
        return verb.equals("ll") ? new MultipathLlCommand() : null;
    }
}
