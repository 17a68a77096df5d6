package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.lvm.command.LvmFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** The files a command names, taken against the working directory. */
final class WorkingFiles implements LvmFiles {
    private static final int LIMIT = 64 << 20;

    private final Environment environment;

    WorkingFiles(Environment environment) {
        this.environment = environment;
    }

    @Override
    public byte[] read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(environment.resolve(name))) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException("File too large");
            }
            return bytes;
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Files.write(environment.resolve(name), content);
    }
}
