package io.vtool.cli.multipath;

import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.multipath.command.PersistCommand;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.daemon.ConfigFiles;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.persist.PersistRequest;
import io.vtool.multipath.persist.PersistStatus;
import java.io.IOException;
import java.io.UncheckedIOException;

/** mpathpersist of multipath-tools 0.9.4: persistent reservations of multipath maps. */
public final class MpathPersistTool implements Tool {
    private static final int MOST_VERBOSE = 3;
    static final String USAGE = """
            multipath-tools v0.9.4 (12/19, 2022)
            Usage: mpathpersist [OPTIONS] [DEVICE]
             Options:
                --verbose|-v level         verbosity level
                               0           Critical messages
                               1           Error messages
                               2           Warning messages
                               3           Informational messages
                               4           Informational messages with trace enabled
                --clear|-C                 PR Out: Clear
                --device=DEVICE|-d DEVICE  query or change DEVICE
                --batch-file|-f FILE       run commands from FILE
                --help|-h                  output this usage message
                --hex|-H                   output response in hex
                --in|-i                    request PR In command\s
                --out|-o                   request PR Out command
                --param-alltgpt|-Y         PR Out parameter 'ALL_TG_PT
                --param-aptpl|-Z           PR Out parameter 'APTPL'
                --read-keys|-k             PR In: Read Keys
                --param-rk=RK|-K RK        PR Out parameter reservation key
                --param-sark=SARK|-S SARK  PR Out parameter service action
                                           reservation key (SARK is in hex)
                --preempt|-P               PR Out: Preempt
                --preempt-abort|-A         PR Out: Preempt and Abort
                --prout-type=TYPE|-T TYPE  PR Out command type
                --read-full-status|-s      PR In: Read Full Status
                --read-keys|-k             PR In: Read Keys
                --read-reservation|-r      PR In: Read Reservation
                --register|-G              PR Out: Register
                --register-ignore|-I       PR Out: Register and Ignore
                --release|-L               PR Out: Release
                --report-capabilities|-c   PR In: Report Capabilities
                --reserve|-R               PR Out: Reserve
                --transport-id=TIDS|-X TIDS  TransportIDs can be mentioned
                                             in several forms
                --alloc-length=LEN|-l LEN  PR In: maximum allocation length
            """;

    @Override
    public ToolWords words(String name) {
        return ToolWords.of(name, MpathPersistOptions.TABLE.longNames());
    }

    @Override
    public int run(ToolInvocation in) throws IOException {
        if (in.arguments().isEmpty()) {
            in.err().line("No parameter used").print(USAGE);
            return PersistStatus.SYNTAX_ERROR;
        }
        MpathPersistOptions options = new MpathPersistOptions(in, false);
        boolean read = options.read();
        if (!read || options.help) {
            in.err().print(USAGE);
            return read ? PersistStatus.SUCCESS : PersistStatus.SYNTAX_ERROR;
        }
        try (MultipathHost host = MultipathTool.open(in)) {
            return run(in, options, host.machine());
        } catch (UncheckedIOException e) {
            throw MultipathHost.trouble(e);
        }
    }

    /** Runs on a machine. */
    static int run(ToolInvocation in, MpathPersistOptions options, Machine machine) throws IOException {
        MultipathConfig config = MultipathConfig.read(ConfigFiles.read(machine));
        MultipathTool.tell(config, in);
        if (config.refused()) {
            return PersistStatus.SYNTAX_ERROR;
        }
        int verbosity = Math.min(options.verbosity, MOST_VERBOSE);
        Log log = new ErrorLog(in.err(), in.environment().time()::nanos, verbosity);
        PersistCommand host = new PersistCommand(
                machine, config, new MapOutput(in.out(), false), new MapOutput(in.err(), false), log);
        String file = options.batchFile;
        int status = PersistStatus.SUCCESS;
        if (options.asks() || file == null) {
            status = run(in, options, host);
            if (status == PersistStatus.SYNTAX_ERROR) {
                in.err().print(USAGE);
                return status;
            }
        }
        int batch = file == null ? PersistStatus.SUCCESS : new MpathPersistBatch(in, verbosity, host).run(file);
        return status == PersistStatus.SUCCESS ? batch : status;
    }

    /** Carries out what options ask for. */
    static int run(ToolInvocation in, MpathPersistOptions options, PersistCommand host) {
        PersistRequest request = options.request();
        if (request == null) {
            return PersistStatus.SYNTAX_ERROR;
        }
        if (!host.exists(request.device())) {
            in.err().foreign(request.device()).line(": error opening file (rw) fd=-1");
            return PersistStatus.FILE_ERROR;
        }
        return host.run(request);
    }
}
