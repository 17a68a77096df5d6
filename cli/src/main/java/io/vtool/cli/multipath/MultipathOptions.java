package io.vtool.cli.multipath;

import io.vtool.cli.getopt.Getopt;
import io.vtool.cli.getopt.OptionTable;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.multipath.command.MultipathRequest;
import io.vtool.multipath.command.MultipathRequest.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of multipath. */
final class MultipathOptions {
    static final int OK = 0;
    static final int FAIL = 1;

    private static final OptionTable TABLE = OptionTable.of(":adDcChl::eFfM:v:p:b:BrR:itTquUwW");
    private static final List<String> POLICIES =
            List.of("failover", "multibus", "group_by_serial", "group_by_prio", "group_by_node_name");
    private static final String USAGE = """
            multipath-tools v0.9.4 (12/19, 2022)
            Usage:
              multipath [-v level] [-B|-d|-i|-q|-r] [-b file] [-p policy] [device]
              multipath [-v level] [-R retries] -f device
              multipath [-v level] [-R retries] -F
              multipath [-v level] [-l|-ll] [device]
              multipath [-v level] [-a|-w] device
              multipath [-v level] -W
              multipath [-v level] [-i] [-c|-C] device
              multipath [-v level] [-i] [-u|-U]
              multipath [-h|-t|-T]

            Where:
              -h      print this usage text
              -l      show multipath topology (sysfs and DM info)
              -ll     show multipath topology (maximum info)
              -e      enable foreign libraries with -l/-ll
              -f      flush a multipath device map
              -F      flush all multipath device maps
              -a      add a device wwid to the wwids file
              -c      check if a device should be a path in a multipath device
              -C      check if a multipath device has usable paths
              -q      allow queue_if_no_path when multipathd is not running
              -d      dry run, do not create or update devmaps
              -t      display the currently used multipathd configuration
              -T      display the multipathd configuration without builtin defaults
              -r      force devmap reload
              -i      ignore wwids file
              -B      treat the bindings file as read only
              -b fil  bindings file location
              -w      remove a device from the wwids file
              -W      reset the wwids file include only the current devices
              -R num  number of times to retry removes of in-use devices
              -u      check if the device specified in the program environment should be a
                      path in a multipath device
              -U      check if the device specified in the program environment is a
                      multipath device with usable paths, see -C flag
              -p pol  force all maps to specified path grouping policy:
                      . failover            one path per priority group
                      . multibus            all paths in one priority group
                      . group_by_serial     one priority group per serial
                      . group_by_prio       one priority group per priority lvl
                      . group_by_node_name  one priority group per target node
              -v lvl  verbosity level:
                      . 0 no output
                      . 1 print created devmap names only
                      . 2 default verbosity
                      . 3 print debug information
              device  action limited to:
                      . multipath named 'device' (ex: mpath0)
                      . multipath whose wwid is 'device' (ex: 60051...)
                      . multipath including the path named 'device' (ex: /dev/sda or
                        /dev/dm-0)
                      . multipath including the path with maj:min 'device' (ex: 8:0)
            """;

    /** The task, set when the line was read without trouble. */
    @Nullable
    MultipathRequest request;

    /** Exit status when there is no task. */
    int status = OK;

    /** Verbosity asked for, -1 for the configured one. */
    int verbosity = -1;

    private final ToolInvocation in;
    private Task task = Task.CREATE;
    private boolean force;
    private boolean readOnly;
    private boolean queueing;
    private boolean ignoreWwids;
    private boolean skipDaemon;
    private boolean event;
    private @Nullable String grouping;
    private @Nullable String bindings;

    MultipathOptions(ToolInvocation in) {
        this.in = in;
    }

    /** Reads the line; without a task afterwards, everything was said and the status stands. */
    void read() {
        Getopt options = in.options(TABLE);
        for (int c = options.next(); c != Getopt.END && task != Task.SHOW_CONFIG; c = options.next()) {
            if (!option(c, options)) {
                return;
            }
        }
        // the configuration is shown at once, whatever follows
        List<String> operands = task == Task.SHOW_CONFIG ? List.of() : options.operands();
        request = new MultipathRequest(
                task,
                operands.isEmpty() ? null : operands.get(0),
                force,
                grouping,
                bindings,
                readOnly,
                queueing,
                ignoreWwids,
                skipDaemon,
                event);
    }

    private boolean option(int c, Getopt options) {
        switch (c) {
            case 'v' -> {
                return verbosity(options.value());
            }
            case 'p' -> {
                return policy(options.value());
            }
            case 'h' -> {
                usage();
                return false;
            }
            case ':' -> {
                in.err().line("Missing option argument");
                return wrong();
            }
            case '?' -> {
                in.err().line("Unknown switch: (null)");
                return wrong();
            }
            case 't' -> task = Task.SHOW_CONFIG;
            default -> flag(c, options);
        }
        return true;
    }

    private void flag(int c, Getopt options) {
        switch (c) {
            case 'b' -> bindings = options.value();
            case 'B' -> readOnly = true;
            case 'q' -> queueing = true;
            case 'r' -> force = true;
            case 'i' -> ignoreWwids = true;
            case 'D' -> skipDaemon = true;
            case 'd' -> task = task == Task.CREATE ? Task.DRY_RUN : task;
            case 'l' -> {
                String more = options.argument();
                task = more != null && more.startsWith("l") ? Task.LIST_LONG : Task.LIST_SHORT;
            }
            case 'u', 'U' -> {
                task = c == 'u' ? Task.VALID_PATH : Task.USABLE_PATHS;
                event = true;
            }
            default -> task = task(c);
        }
    }

    private Task task(int c) {
        return switch (c) {
            case 'c' -> Task.VALID_PATH;
            case 'C' -> Task.USABLE_PATHS;
            case 'f' -> Task.FLUSH_ONE;
            case 'F' -> Task.FLUSH_ALL;
            case 'T' -> Task.SHOW_LOCAL_CONFIG;
            case 'w' -> Task.REMOVE_WWID;
            case 'W' -> Task.RESET_WWIDS;
            case 'a' -> Task.ADD_WWID;
            default -> task;
        };
    }

    private boolean verbosity(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return wrong();
        }
        int end = 0;
        while (end < text.length() && end < 4 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        verbosity = Integer.parseInt(text.substring(0, end));
        return true;
    }

    private boolean policy(String name) {
        if (!POLICIES.contains(name)) {
            in.out().print('\'').foreign(name).line("' is not a valid policy");
            return wrong();
        }
        grouping = name;
        return true;
    }

    private boolean wrong() {
        usage();
        status = FAIL;
        return false;
    }

    private void usage() {
        in.err().print(USAGE);
    }
}
