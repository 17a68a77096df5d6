package io.vtool.cli.iscsi;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.iscsi.trace.PcapTrace;
import io.vtool.iscsi.trace.PduTrace;
import io.vtool.iscsi.trace.TextTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command records of its PDUs: lines on standard error for {@code -v -v}, a capture file for {@code --pcap}. */
final class Traces implements AutoCloseable {
    /** Records the PDUs in a file. */
    static final Option PCAP = Option.value(
            "--pcap", "FILE", "Write the PDUs to FILE as a capture for Wireshark, without secrets; -v -v prints them");

    private static final int ASKED_TWICE = 2;

    private final Invocation in;
    private final @Nullable CaptureFile file;
    private final List<PduTrace> all = new ArrayList<>();

    Traces(Invocation in) {
        this.in = in;
        if (in.times("verbose") >= ASKED_TWICE) {
            all.add(new TextTrace(new ErrorLines(in.environment().err())));
        }
        String name = in.value("pcap");
        file = name == null ? null : capture(name);
    }

    private CaptureFile capture(String name) {
        try {
            CaptureFile opened = new CaptureFile(in.environment().resolve(name));
            all.add(new PcapTrace(opened, in.environment().time()::now));
            return opened;
        } catch (IOException e) {
            throw new CommandFailure(FailureKind.IO, trouble("cannot write the capture " + name, name, e), e);
        }
    }

    private static Trouble trouble(String what, String name, IOException e) {
        return new Trouble(
                "iscsi_capture",
                what + ": " + CommandFailure.reason(e),
                name,
                "name a file in a folder that can be written");
    }

    /** The traces. */
    List<PduTrace> all() {
        return all;
    }

    @Override
    public void close() {
        CaptureFile opened = file;
        if (opened == null) {
            return;
        }
        IOException failure = opened.failure();
        try {
            opened.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null) {
            String name = String.valueOf(in.value("pcap"));
            in.warn(trouble("the capture " + name + " is not complete", name, failure));
        }
    }
}
