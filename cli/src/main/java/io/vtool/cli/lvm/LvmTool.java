package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.emulator.lab.LabUse;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.lvm.command.LvmWorld;
import io.vtool.lvm.program.LvmProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** lvm of lvm2 2.03.16, and its commands under their own names. */
public final class LvmTool implements Tool {
    private final boolean commandFirst;

    /**
     * The tool.
     *
     * @param commandFirst whether the first word names the command, as behind {@code lvm}; else the tool's own name does
     */
    public LvmTool(boolean commandFirst) {
        this.commandFirst = commandFirst;
    }

    /** The real tools say nothing of labs. */
    private static final class Quiet implements LabUse.Waiting {
        @Override
        public void tell(String message) {}
    }

    @Override
    public ToolWords words(String name) {
        return commandFirst ? LvmWords.program() : LvmWords.of(name);
    }

    @Override
    public int run(ToolInvocation in) {
        Environment environment = in.environment();
        try (ImageOptions options = ImageOptions.take(in.arguments(), environment)) {
            List<String> words = new ArrayList<>();
            if (!commandFirst) {
                words.add(in.name());
            }
            for (String word : options.rest()) {
                words.add(bytes(word));
            }
            return run(in, options, words);
        }
    }

    private static int run(ToolInvocation in, ImageOptions options, List<String> words) {
        Environment environment = in.environment();
        MediumAccess access = LvmProgram.writes(words) ? MediumAccess.OWNED : MediumAccess.READ_ONLY;
        try (LvmDevices devices = LvmDevices.open(options, environment, null, null, access, new Quiet())) {
            LvmWorld world = new LvmWorld(
                    devices.devices(),
                    devices.kernel(),
                    new HostClock(environment.time()),
                    devices.files(environment),
                    new ByteOutput(in.out(), in.err()),
                    devices.targets());
            return LvmProgram.run(world, words);
        }
    }

    /** The bytes of a word, one in each char. */
    private static String bytes(String word) {
        return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
