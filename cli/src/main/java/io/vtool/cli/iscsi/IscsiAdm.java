package io.vtool.cli.iscsi;

import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.iscsi.admin.Admin;
import io.vtool.iscsi.admin.AdminRequest;
import io.vtool.iscsi.admin.ExitCode;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.trace.DebugTrace;
import io.vtool.iscsi.trace.PduTrace;
import java.io.IOException;
import java.util.List;

/** iscsiadm of open-iscsi 2.1.8: finds targets, keeps records, logs in and out. */
public final class IscsiAdm implements Tool {
    private static final String VERSION = "iscsiadm version 2.1.8";
    private static final String USAGE = """
            iscsiadm -m discoverydb [-hV] [-d debug_level] [-P printlevel] [-t type -p ip:port -I ifaceN ... [-Dl]] | [[-p ip:port -t type] [-o operation] [-n name] [-v value] [-lD]]\s
            iscsiadm -m discovery [-hV] [-d debug_level] [-P printlevel] [-t type -p ip:port -I ifaceN ... [-l]] | [[-p ip:port] [-l | -D]] [-W]
            iscsiadm -m node [-hV] [-d debug_level] [-P printlevel] [-L all,manual,automatic,onboot] [-W] [-U all,manual,automatic,onboot] [-S] [[-T targetname -p ip:port -I ifaceN] [-l | -u | -R | -s]] [[-o operation ] [-n name] [-v value]]
            iscsiadm -m session [-hV] [-d debug_level] [-P printlevel] [-r sessionid | sysfsdir [-R | -u | -s] [-o operation] [-n name] [-v value]]
            iscsiadm -m iface [-hV] [-d debug_level] [-P printlevel] [-I ifacename | -H hostno|MAC] [[-o operation ] [-n name] [-v value]] [-C ping [-a ip] [-b packetsize] [-c count] [-i interval]]
            iscsiadm -m fw [-d debug_level] [-l] [-W] [[-n name] [-v value]]
            iscsiadm -m host [-P printlevel] [-H hostno|MAC] [[-C chap [-x chap_tbl_idx]] | [-C flashnode [-A portal_type] [-x flashnode_idx]] | [-C stats]] [[-o operation] [-n name] [-v value]]\s
            iscsiadm -k priority
            """;

    private final AdminHosts hosts;

    /** The tool on the default host. */
    public IscsiAdm() {
        this(new LabHosts());
    }

    IscsiAdm(AdminHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public ToolWords words(String name) {
        return ToolWords.of(name, AdminOptions.table().longNames());
    }

    @Override
    public int run(ToolInvocation given) throws IOException {
        ToolInvocation in = repaired(given);
        AdminOptions options = new AdminOptions(in);
        if (!options.read()) {
            if (options.version) {
                in.out().line(VERSION);
            } else if (options.help) {
                in.out().print(USAGE);
            }
            return options.status;
        }
        HostChoice choice =
                new HostChoice(null, null, null, null, traces(in, options.debugLevel), SessionListener.NONE);
        TextAdminOutput output = new TextAdminOutput(in.name(), in.out(), in.err());
        try (OpenHost host = hosts.open(in.environment(), choice)) {
            AdminRequest request = options.request;
            if (request != null) {
                return new Admin(host.admin(), output).run(request);
            }
            host.admin().sessions().daemonRuns(false);
            return ExitCode.SUCCESS;
        } catch (IOException e) {
            output.error(String.valueOf(e.getMessage()));
            return ExitCode.IDBM;
        }
    }

    /** What {@code -d} shows of the wire. */
    private static List<PduTrace> traces(ToolInvocation in, int level) {
        return level <= 0
                ? List.of()
                : List.of(new DebugTrace(new ErrorLines(in.environment().err()), in.name() + ": ", level));
    }

    private static ToolInvocation repaired(ToolInvocation in) {
        List<String> words = PastedWords.repair(in.arguments());
        if (words.equals(in.arguments())) {
            return in;
        }
        in.err().print(in.name()).print(": read as: ").print(in.name());
        for (String word : words) {
            in.err().print(' ').foreign(word);
        }
        in.err().line();
        return new ToolInvocation(in.name(), words, in.environment(), in.out(), in.err());
    }
}
