package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.Update;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An update in a queue (DfsrIdUpdateInfo).
 *
 * @param connection the connection it comes through, as this end sees it
 * @param update the update
 */
record UpdateInstance(ConnectionInstance connection, Update update) implements WmiInstance {
    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "UpdateGuid" ->
                Seat.guid(UUID.nameUUIDFromBytes((update.connection().guid() + "\n"
                                + update.record().uid() + "\n" + update.record().gvsn())
                        .getBytes(StandardCharsets.UTF_8)));
            case "Uid" -> update.record().uid().toString();
            case "GVsn" -> update.record().gvsn().toString();
            case "ParentUid" -> update.record().parent().toString();
            case "UpdateState" -> (long) update.state().number();
            case "FileName" -> update.record().name();
            case "FullPathName" -> path();
            case "ReplicatedFolderGuid" -> Seat.guid(update.record().folder());
            default -> connection.value(property);
        };
    }

    private String path() {
        Membership membership =
                connection.seat().member().membership(update.record().folder());
        return (membership == null ? "" : membership.rootPath() + "\\")
                + update.path().replace('/', '\\');
    }
}
