package io.vtool.multipath.prio;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.LivePath;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code datacore}: 1 for paths to the server given as {@code preferredsds=...}. */
final class DatacorePriority implements Prioritizer {
    private static final String KEY = "preferredsds=";
    private static final int NAME = 112;
    private static final int NAME_END = 128;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        int at = arguments == null ? -1 : arguments.indexOf(KEY);
        if (arguments == null || at < 0) {
            return 0;
        }
        int end = arguments.indexOf(' ', at);
        String server = arguments.substring(at + KEY.length(), end < 0 ? arguments.length() : end);
        ScsiReply reply = questions.probe().inquiry(questions.timeout());
        byte[] data = reply.data();
        if (server.length() < 2 || !reply.good() || data.length <= NAME) {
            return 0;
        }
        int length = Math.min(data.length, NAME_END) - NAME;
        return new String(data, NAME, length, StandardCharsets.ISO_8859_1).contains(server) ? 1 : 0;
    }
}
