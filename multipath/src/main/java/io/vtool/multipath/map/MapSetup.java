package io.vtool.multipath.map;

import io.vtool.multipath.path.LivePath;
import java.util.List;

/** Prepares the table of a map: settings, groups, and the text of its parameters. */
public final class MapSetup {
    private static final String QUEUE = "queue_if_no_path";
    private static final String ALUA = "1 alua";
    private static final String NO_HANDLER = "0";

    private MapSetup() {}

    /**
     * Groups the paths of a map by its settings.
     *
     * @param map the map, whose groups are replaced
     * @param paths all its paths in the order of their discovery
     * @param policies the configuration
     * @return the parameters of its table
     */
    public static String prepare(LiveMap map, List<LivePath> paths, Policies policies) {
        MapPolicy policy = policies.map(map.wwid, paths.isEmpty() ? null : first(paths).device);
        map.policy = policy;
        if (map.queueingDisabled) {
            map.noPathRetry = MapPolicy.FAIL;
        } else if (policy.noPathRetry() != MapPolicy.UNSET) { // else it stays as it is
            map.noPathRetry = policy.noPathRetry();
        }
        map.selector = policy.selector();
        map.minio = policy.minio();
        map.handler = handler(paths, policy);
        map.features = policy.features();
        map.groups = Grouping.group(
                paths, policy.grouping(), policy.selector(), policies.global().marginalGroups());
        map.bestGroup = Grouping.best(map.groups);
        if (map.noPathRetry != MapPolicy.UNSET && map.noPathRetry != MapPolicy.FAIL) {
            map.features = with(map.features, QUEUE);
        }
        return parameters(map, policy);
    }

    /** The path whose device decides the settings: one that is up, else any. */
    private static LivePath first(List<LivePath> paths) {
        for (LivePath path : paths) {
            if (path.device != null && path.status.usable()) {
                return path;
            }
        }
        for (LivePath path : paths) {
            if (path.device != null) {
                return path;
            }
        }
        return paths.get(0);
    }

    /** The handler that the kernel attached counts; where it attaches none, the configured one. */
    private static String handler(List<LivePath> paths, MapPolicy policy) {
        boolean one = false;
        boolean all = true;
        for (LivePath path : paths) {
            one |= path.identity.tpgs() > 0;
            all &= path.identity.tpgs() != 0;
        }
        if (policy.retainHandler() && one) {
            return ALUA;
        }
        String handler = policy.handler();
        if (one && all && handler.equals(NO_HANDLER)) {
            return ALUA;
        }
        return (!one || !all) && handler.equals(ALUA) ? NO_HANDLER : handler;
    }

    /** Features with one more word. */
    static String with(String features, String word) {
        if (contains(features, word)) {
            return features;
        }
        int blank = features.indexOf(' ');
        int count = Integer.parseInt(blank < 0 ? features : features.substring(0, blank));
        return (count + 1) + (blank < 0 ? "" : features.substring(blank)) + " " + word;
    }

    /** Features without a word. */
    static String without(String features, String word) {
        if (!contains(features, word)) {
            return features;
        }
        int blank = features.indexOf(' ');
        int count = Integer.parseInt(features.substring(0, blank));
        String words = (features.substring(blank) + " ").replace(" " + word + " ", " ");
        return (count - 1) + (words.isBlank() ? "" : words.stripTrailing());
    }

    private static boolean contains(String features, String word) {
        return (features + " ").contains(" " + word + " ");
    }

    private static String parameters(LiveMap map, MapPolicy policy) {
        StringBuilder text = new StringBuilder();
        text.append(map.features).append(' ').append(map.handler).append(' ').append(map.groups.size());
        text.append(' ').append(map.groups.isEmpty() ? 0 : map.bestGroup);
        for (LiveGroup group : map.groups) {
            text.append(' ')
                    .append(map.selector)
                    .append(' ')
                    .append(group.paths.size())
                    .append(" 1");
            for (LivePath path : group.paths) {
                int weight = policy.minio();
                if (policy.weightByPriority() && path.priority > 0) {
                    weight *= path.priority;
                }
                text.append(' ').append(path.devt).append(' ').append(weight);
            }
        }
        return text.toString();
    }
}
