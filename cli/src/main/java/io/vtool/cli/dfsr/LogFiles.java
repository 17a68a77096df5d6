package io.vtool.cli.dfsr;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Invocation;
import io.vtool.dfsr.log.LogReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The logs that a command is given: files, folders of them, standard input; compressed or not. */
final class LogFiles {
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int BUFFER = 1 << 16;

    private final Invocation in;
    private final List<Trouble> troubles = new ArrayList<>();
    private long lines;
    private int read;

    LogFiles(Invocation in) {
        this.in = in;
    }

    /** Reads all of them in their order. */
    void read(List<String> names, LogReader reader) {
        for (String name : names) {
            for (String file : files(name)) {
                readOne(file, reader);
            }
        }
        if (read == 0 && !troubles.isEmpty()) {
            for (Trouble trouble : troubles.subList(0, troubles.size() - 1)) {
                in.warn(trouble);
            }
            throw new CommandFailure(FailureKind.IO, troubles.get(troubles.size() - 1), null);
        }
        for (Trouble trouble : troubles) {
            in.warn(trouble);
        }
    }

    /** What could not be read. */
    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** Lines that were read. */
    long lines() {
        return lines;
    }

    private void readOne(String file, LogReader reader) {
        try (InputStream bytes = plain(in.open(file))) {
            LineInput input = new LineInput(bytes);
            for (String line = input.next(); line != null; line = input.next()) {
                lines++;
                reader.line(line);
            }
            read++;
        } catch (EOFException e) {
            read++;
            troubles.add(new Trouble(
                    "log_truncated",
                    "'" + file + "' ends in the middle of its compressed data",
                    file,
                    "what stands before is read; copy the file again when the service has finished it"));
        } catch (ZipException e) {
            troubles.add(new Trouble(
                    "log_damaged", "the compressed data of '" + file + "' is damaged", file, "copy the file again"));
        } catch (IOException e) {
            troubles.add(CommandFailure.unreadable(file, e).trouble());
        } catch (CommandFailure e) {
            troubles.add(e.trouble());
        } finally {
            reader.end();
        }
    }

    private static InputStream plain(InputStream bytes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
        buffered.mark(2);
        boolean compressed = buffered.read() == MAGIC_1 && buffered.read() == MAGIC_2;
        buffered.reset();
        return compressed ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /** A folder's logs by their numbers, which count up; other logs of the service are of other forms. */
    private List<String> files(String name) {
        Path path = name.equals("-") ? null : in.environment().resolve(name);
        if (path == null || !Files.isDirectory(path)) {
            return List.of(name);
        }
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                if (isLog(String.valueOf(entry.getFileName()))) {
                    files.add(entry.toString());
                }
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable(name, e);
        }
        files.sort(null);
        if (files.isEmpty()) {
            troubles.add(new Trouble(
                    "no_log",
                    "the folder '" + name + "' holds no Dfsr*.log",
                    name,
                    "name the folder of the debug logs"));
        }
        return files;
    }

    private static boolean isLog(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String stem = lower.endsWith(".gz") ? lower.substring(0, lower.length() - ".gz".length()) : lower;
        if (!stem.startsWith("dfsr") || !stem.endsWith(".log")) {
            return false;
        }
        String number = stem.substring("dfsr".length(), stem.length() - ".log".length());
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return !number.isEmpty();
    }
}
