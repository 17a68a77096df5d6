package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.scsi.sg.SgCommand;
import io.vtool.scsi.sg.SgExitStatus;
import io.vtool.scsi.sg.SgSense;
import io.vtool.scsi.sg.SgStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** sg_decode_sense of sg3_utils: sense data, a command, a status or an exit status in words. */
public final class SgDecodeSense implements Tool {
    private static final int MOST_BYTES = 1024;
    private static final int OUT_OF_RANGE = 22;
    private static final int HEX_PER_LINE = 16;
    private static final String VERSION = "version: 1.21 20190602";
    private static final String USAGE = """
            Usage: sg_decode_sense [OPTION...] [H1 H2 H3 ...]
            Decodes SCSI sense data given as hex bytes.
              -b, --binary=BFN  read the bytes from the binary file BFN
              -c, --cdb         the bytes are a command descriptor block
              -e, --err=ES      describe ES, an exit status of a program of sg3_utils
              -f, --file=HFN    read the bytes as hex from the text file HFN, or stdin for '-'
              -h, --help        show this text
              -H, --hex         with --write: write hex text
              -n, --nospace     the hex digits stand without separators
              -s, --status=SS   describe the SCSI status SS, in hex
              -v, --verbose     show the bytes as well; with --err: more words
              -V, --version     show the version
              -w, --write=WFN   write the bytes to the file WFN
            """;

    @Override
    public ToolWords words(String name) {
        return ToolWords.of(name, SgDecodeOptions.TABLE.longNames());
    }

    @Override
    public int run(ToolInvocation in) throws IOException {
        SgDecodeOptions options = new SgDecodeOptions(in.err());
        int problem = options.parse(in);
        if (options.version) {
            in.err().line(VERSION);
            return 0;
        }
        if (problem != 0 || options.help) {
            in.err().print(USAGE);
            return problem;
        }
        if (options.exitStatus >= 0) {
            TextOutput to = options.verbose % 2 == 0 ? in.out() : in.err();
            to.line(SgExitStatus.text(options.exitStatus, options.verbose > 1));
            return 0;
        }
        if (options.status >= 0) {
            in.out().print("SCSI status: ").line(SgStatus.text(options.status));
        }
        return decode(in, options);
    }

    private static int decode(ToolInvocation in, SgDecodeOptions options) throws IOException {
        if (options.joined != null) {
            options.bytes = pairs(options.joined);
        }
        String file = options.file;
        if (file == null && options.bytes.length == 0) {
            if (options.status >= 0) {
                return 0;
            }
            in.err()
                    .line(">> Need sense data on the command line or in a file")
                    .line()
                    .print(USAGE);
            return SgDecodeOptions.SYNTAX_ERROR;
        }
        if (file != null && options.bytes.length > 0) {
            in.err()
                    .line(">> Need sense data on command line or in a file, not both")
                    .line();
            return SgDecodeOptions.CONTRADICTION;
        }
        if (file != null) {
            int problem = options.binary ? readBinary(in, options, file) : readHex(in, options, file);
            if (problem != 0) {
                return problem;
            }
        }
        byte[] bytes = options.bytes;
        if (bytes.length == 0) {
            return 0;
        }
        String output = options.output;
        int status = output == null ? 0 : write(in, options, output);
        String text = options.cdb ? SgCommand.text(bytes) : SgSense.text(bytes, options.verbose > 0);
        in.out().bytes((text + "\n").getBytes(StandardCharsets.ISO_8859_1));
        return status;
    }

    private static byte[] pairs(String digits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; SgHexFile.isHex(digits, i) && SgHexFile.isHex(digits, i + 1); i += 2) {
            bytes.write(Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return bytes.toByteArray();
    }

    private static int readBinary(ToolInvocation in, SgDecodeOptions options, String file) {
        try (InputStream source = open(in, file)) {
            options.bytes = source.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            SystemError error = SystemError.of(e, in.environment().resolve(file));
            if (error != SystemError.IS_A_DIRECTORY) {
                in.err()
                        .print("unable to open file: ")
                        .foreign(file)
                        .print(": ")
                        .line(error.text());
                return error.exitStatus();
            }
        }
        if (options.bytes.length == 0) {
            in.err().print("read nothing from file: ").foreign(file).line();
            return SgDecodeOptions.SYNTAX_ERROR;
        }
        return 0;
    }

    private static int readHex(ToolInvocation in, SgDecodeOptions options, String file) throws IOException {
        int status = SgDecodeOptions.SYNTAX_ERROR;
        boolean stdin = file.equals("-");
        try (InputStream source = stdin ? in.in() : open(in, file)) {
            SgHexFile reader = new SgHexFile(source, options.pairs);
            options.bytes = reader.read();
            String problem = reader.problem();
            if (problem == null) {
                return 0;
            }
            in.err().print("sg_f2hex_arr: ").line(problem);
            status = reader.overflow() ? OUT_OF_RANGE : status;
        } catch (IOException e) {
            if (stdin) {
                throw e;
            }
            SystemError error = SystemError.of(e, in.environment().resolve(file));
            if (error == SystemError.IS_A_DIRECTORY) {
                return 0;
            }
            if (!file.isEmpty()) {
                in.err().print("Unable to open ").foreign(file).print(" for reading: ");
                in.err().line(error.text());
                status = error.exitStatus();
            }
        }
        in.err().print("unable to decode ASCII hex from file: ").foreign(file).line();
        return status;
    }

    private static int write(ToolInvocation in, SgDecodeOptions options, String file) {
        try {
            Files.write(path(in, file), options.hex ? hex(options.bytes) : options.bytes);
            return 0;
        } catch (IOException e) {
            SystemError error = SystemError.of(e, in.environment().resolve(file));
            in.err().print("open: ").line(error.text());
            in.err().print("trying to write to ").foreign(file).line();
            return error.exitStatus();
        }
    }

    private static byte[] hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            text.append("0x")
                    .append(Character.forDigit(bytes[i] >> 4 & 0xf, 16))
                    .append(Character.forDigit(bytes[i] & 0xf, 16))
                    .append(i % HEX_PER_LINE == HEX_PER_LINE - 1 || i == bytes.length - 1 ? ",\n" : ",");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static InputStream open(ToolInvocation in, String file) throws IOException {
        return Files.newInputStream(path(in, file));
    }

    /** The file of that name; an empty name is no file, whereas Java takes it for the working directory. */
    private static Path path(ToolInvocation in, String file) throws NoSuchFileException {
        if (file.isEmpty()) {
            throw new NoSuchFileException(file);
        }
        return in.environment().resolve(file);
    }
}
