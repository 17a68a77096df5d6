package io.vtool.scsi.log;

/** What the dump data of a {@link WindowsPacket} says, by layout. */
final class WindowsDumpData {
    private static final int SENSE_VALID = 0x80;
    private static final int REQUEST_STATUS_MASK = 0x3f;
    private static final int REQUEST_SUCCESS = 1;

    private static final int PAGING_FAILURE = 51;
    private static final int BAD_BLOCK = 7;
    private static final int CONTROLLER_ERROR = 11;
    private static final int NOT_READY = 15;
    private static final int HARDWARE_ERROR = 154;
    private static final int RETRIED = 153;

    private WindowsDumpData() {}

    /** Puts what the dump data says into the event; nothing when its layout is another one. */
    static void read(WindowsPacket packet, EventBuilder event) {
        int operation = packet.operation();
        boolean request = operation == 0x03 || operation == 0x04 || operation == 0x0e || operation == 0x0f;
        if (!request) {
            return;
        }
        if (RequestBlock.is(packet)) {
            RequestBlock.read(packet, event);
        } else if (Retried.is(packet)) {
            Retried.read(packet, event);
        } else if (SixWords.is(packet)) {
            SixWords.read(packet, event);
        }
    }

    private static void statuses(EventBuilder event, int request, int status) {
        int adapter = request & REQUEST_STATUS_MASK;
        event.adapter = adapter;
        // a request that never came back has no status of the device
        if (status != 0 || adapter == REQUEST_SUCCESS || (request & SENSE_VALID) != 0) {
            event.device = status;
        }
    }

    /** Port, path, target, LUN and statuses in six words, behind them a command of ten bytes if there was one. */
    private static final class SixWords {
        private static final int WORDS = 0x18;
        private static final int WORDS_AND_COMMAND = 0x22;
        private static final int STATUS = 0x38;
        private static final int REQUEST_STATUS = 0x39;
        private static final int QUALIFIER = 0x3c;
        private static final int CODE = 0x3d;
        private static final int KEY = 0x3e;
        private static final int COMMAND = 0x40;
        /** No status of the device: the port driver failed by itself. */
        private static final int INTERNAL_ERROR = 0x30;

        static boolean is(WindowsPacket packet) {
            if (packet.dumped() < WORDS) {
                return false;
            }
            boolean zeros = packet.half(0x3a) == 0
                    && packet.octet(0x3f) == 0
                    && (packet.octet(KEY) & 0xf0) == 0
                    && packet.octet(0x29) == 0
                    && packet.octet(0x2d) == 0
                    && packet.word(0x30) >>> 8 == 0;
            return zeros && isSize(packet);
        }

        private static boolean isSize(WindowsPacket packet) {
            return switch (packet.eventId()) {
                case BAD_BLOCK, CONTROLLER_ERROR, NOT_READY -> packet.dumped() == WORDS;
                // a command of ten bytes has an operation code of group 1 or 2 (SPC-5 4.2.5.1)
                case PAGING_FAILURE ->
                    packet.dumped() == WORDS_AND_COMMAND
                            && packet.octet(COMMAND) >= 0x20
                            && packet.octet(COMMAND) < 0x60;
                default -> false;
            };
        }

        static void read(WindowsPacket packet, EventBuilder event) {
            int request = packet.octet(REQUEST_STATUS);
            boolean internal = (request & REQUEST_STATUS_MASK) == INTERNAL_ERROR;
            statuses(event, request, internal ? 0 : packet.octet(STATUS));
            if ((request & SENSE_VALID) != 0 && !internal) {
                event.senseTriple(packet.octet(KEY), packet.octet(CODE), packet.octet(QUALIFIER));
                event.senseKind = SenseKind.VALID;
            }
            if (packet.dumped() == WORDS_AND_COMMAND) {
                byte[] command = packet.bytes(COMMAND, packet.length());
                event.opcode = packet.octet(COMMAND);
                CdbLabel.fields(command, event);
            }
        }
    }

    /** CLASS_ERROR_LOG_DATA: ticks, port number, flags, the whole SCSI_REQUEST_BLOCK, and sense data. */
    private static final class RequestBlock {
        private static final int PORT = 0x30;
        private static final int FLAGS = 0x34;
        private static final int BLOCK = 0x38;
        private static final int REQUEST_STATUS = BLOCK + 3;
        private static final int STATUS = BLOCK + 4;
        private static final int COMMAND_LENGTH = BLOCK + 10;
        private static final int COMMAND_ROOM = 16;
        private static final int LENGTH_32 = 0x40;
        private static final int LENGTH_64 = 0x58;

        static boolean is(WindowsPacket packet) {
            if (packet.length() < BLOCK + LENGTH_32 || packet.word(PORT) != -1 || packet.word(FLAGS) >>> 3 != 0) {
                return false;
            }
            int length = packet.half(BLOCK);
            return (length == LENGTH_32 || length == LENGTH_64)
                    && packet.length() >= BLOCK + length
                    && packet.octet(COMMAND_LENGTH) <= COMMAND_ROOM;
        }

        static void read(WindowsPacket packet, EventBuilder event) {
            int end = BLOCK + packet.half(BLOCK);
            int request = packet.octet(REQUEST_STATUS);
            statuses(event, request, packet.octet(STATUS));
            int command = packet.octet(COMMAND_LENGTH);
            if (command > 0) {
                int from = end - COMMAND_ROOM;
                event.opcode = packet.octet(from);
                CdbLabel.fields(packet.bytes(from, from + command), event);
            }
            if ((request & SENSE_VALID) != 0) {
                event.sense(packet.bytes(end, packet.length()));
            }
        }
    }

    /** One word with SCSI status, request status and operation code, and the sense data, filled up with hyphens. */
    private static final class Retried {
        private static final int STATUS = WindowsPacket.HEADER + 1;
        private static final int REQUEST_STATUS = WindowsPacket.HEADER + 2;
        private static final int COMMAND = WindowsPacket.HEADER + 3;
        private static final int SENSE = WindowsPacket.HEADER + 4;
        private static final char FILLER = '-';

        static boolean is(WindowsPacket packet) {
            boolean event = packet.eventId() == RETRIED || packet.eventId() == HARDWARE_ERROR;
            return event && packet.length() >= SENSE && packet.octet(WindowsPacket.HEADER) == 0;
        }

        static void read(WindowsPacket packet, EventBuilder event) {
            statuses(event, packet.octet(REQUEST_STATUS), packet.octet(STATUS));
            event.opcode = packet.octet(COMMAND);
            int end = packet.length();
            for (int i = 0; i < 3 && end > SENSE && packet.octet(end - 1) == FILLER; i++) {
                end--;
            }
            event.sense(packet.bytes(SENSE, end));
        }
    }
}
