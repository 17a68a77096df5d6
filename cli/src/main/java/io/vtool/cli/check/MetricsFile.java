package io.vtool.cli.check;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Metric;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Renderer;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A file of metrics for node_exporter's collector of text files. */
final class MetricsFile {
    /** node_exporter runs as a user of its own, whatever the mask is of the one who checks. */
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    private MetricsFile() {}

    /** Replaces a file: readers see the old or the new metrics, never half of them, and as a file that they may still read. */
    static void write(Invocation in, String file, List<Metric> metrics) {
        Path target = in.environment().resolve(file).toAbsolutePath();
        try {
            Path folder = target.getParent();
            if (folder == null || Files.isDirectory(target)) {
                throw new FileSystemException(file, null, "it is a directory");
            }
            // the collector takes names that end in .prom, and runs that overlap do not write into one file
            Path draft = Files.createTempFile(folder, "." + target.getFileName() + ".", ".part");
            try {
                try (OutputStream bytes = Files.newOutputStream(draft)) {
                    print(metrics, bytes);
                }
                boolean there = Files.exists(target);
                Files.setPosixFilePermissions(draft, there ? Files.getPosixFilePermissions(target) : READABLE);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw CommandFailure.unwritable(file, e);
        }
    }

    private static void print(List<Metric> metrics, OutputStream bytes) {
        TextOutput out = new TextOutput(bytes);
        new Renderer("", OutputFormat.PROM, out, new Style(false, 0))
                .report(Report.of(Columns.start().end().row(), (row, ignored, style) -> {})
                        .withMetrics(metrics));
        out.flush();
    }
}
