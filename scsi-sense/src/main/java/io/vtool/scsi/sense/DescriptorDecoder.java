package io.vtool.scsi.sense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes descriptor format (SPC-5 4.4.2). */
final class DescriptorDecoder {
    private static final int KEY_OFFSET = 1;
    private static final int ASC_OFFSET = 2;
    private static final int ASCQ_OFFSET = 3;
    private static final int OVERFLOW_OFFSET = 4;

    private final View view;
    private final int senseKey;
    private final List<Descriptor> descriptors = new ArrayList<>();

    private boolean filemark;
    private boolean endOfMedium;
    private boolean incorrectLength;
    private SenseData.@Nullable Information information;
    private @Nullable Long commandSpecific;
    private @Nullable Integer fieldReplaceableUnit;
    private @Nullable SenseKeySpecific keySpecific;

    private DescriptorDecoder(View view, int senseKey) {
        this.view = view;
        this.senseKey = senseKey;
    }

    static SenseData decode(byte[] bytes, int code) {
        View view = new View(bytes, SenseDecoder.end(bytes));
        Integer first = view.octet(KEY_OFFSET);
        Integer key = first == null ? null : (Integer) (first & 0xf);
        Integer overflow = view.octet(OVERFLOW_OFFSET);
        DescriptorDecoder decoder = new DescriptorDecoder(view, key == null ? 0 : key);
        decoder.walk();
        Integer declared = SenseDecoder.declared(bytes);
        return new SenseData(
                code,
                SenseData.Format.DESCRIPTOR,
                code == 0x73,
                key,
                view.octet(ASC_OFFSET),
                view.octet(ASCQ_OFFSET),
                new SenseData.Flags(
                        decoder.filemark,
                        decoder.endOfMedium,
                        decoder.incorrectLength,
                        overflow != null && (overflow & 0x80) != 0),
                decoder.information,
                decoder.commandSpecific,
                decoder.fieldReplaceableUnit,
                decoder.keySpecific,
                List.copyOf(decoder.descriptors),
                Octets.of(bytes, 0, 0),
                declared,
                declared != null && declared > bytes.length);
    }

    private void walk() {
        int offset = SenseDecoder.HEADER_LENGTH;
        while (offset < view.end()) {
            int content = Math.min(offset + 2, view.end());
            int length = offset + 1 < view.end() ? view.at(offset + 1) : 0;
            int end = Math.min(content + length, view.end());
            Descriptor descriptor = descriptor(view.at(offset), content, end);
            descriptors.add(descriptor);
            note(descriptor);
            offset = end;
        }
    }

    private Descriptor descriptor(int type, int at, int end) {
        int length = end - at;
        Descriptor descriptor = switch (type) {
            case 0x00 -> length < 10 ? null : new Descriptor.InformationField(information(at));
            case 0x01 -> length < 10 ? null : new Descriptor.CommandSpecific(view.raw(at + 2, 8));
            case 0x02 -> length < 6 ? null : new Descriptor.KeySpecific(specific(at + 2, end));
            case 0x03 -> length < 2 ? null : new Descriptor.FieldReplaceableUnit(view.at(at + 1));
            case 0x04 -> length < 2 ? null : new Descriptor.Stream(bit(at + 1, 7), bit(at + 1, 6), bit(at + 1, 5));
            case 0x05 -> length < 2 ? null : new Descriptor.Block(bit(at + 1, 5));
            case 0x09 -> length < 12 ? null : ata(at);
            case 0x0a -> length < 6 ? null : another(at);
            case 0x0b -> length < 2 ? null : referral(at, end);
            case 0x0c -> length < 2 ? null : forwarded(at, end);
            case 0x0d -> length < 28 ? null : directAccess(at, end);
            case 0x0e ->
                length < 6
                        ? null
                        : new Descriptor.DeviceDesignation(view.at(at + 1), Octets.of(view.bytes(), at + 2, end));
            case 0x0f -> length < 6 ? null : new Descriptor.MicrocodeActivation((int) view.raw(at + 4, 2));
            default -> null;
        };
        return descriptor == null ? new Descriptor.Other(type, Octets.of(view.bytes(), at, end)) : descriptor;
    }

    private SenseData.Information information(int at) {
        return new SenseData.Information(bit(at, 7), view.raw(at + 2, 8));
    }

    private @Nullable SenseKeySpecific specific(int at, int end) {
        return SenseKeySpecific.decode(senseKey, view.bytes(), at, end);
    }

    private boolean bit(int offset, int bit) {
        return (view.at(offset) >> bit & 1) != 0;
    }

    /** SAT-4 12.2.2.7: each 16-bit register has its high half before its low half; the high halves count if EXTEND is set. */
    private Descriptor ata(int at) {
        boolean extend = bit(at, 0);
        int high = extend ? 0xff : 0;
        long lba = view.at(at + 5) | view.at(at + 7) << 8 | (long) view.at(at + 9) << 16;
        long upper = view.at(at + 4) | view.at(at + 6) << 8 | (long) view.at(at + 8) << 16;
        return new Descriptor.AtaStatus(
                extend,
                view.at(at + 1),
                (view.at(at + 2) & high) << 8 | view.at(at + 3),
                extend ? upper << 24 | lba : lba,
                view.at(at + 10),
                view.at(at + 11));
    }

    private Descriptor another(int at) {
        return new Descriptor.AnotherProgress(view.at(at), view.at(at + 1), view.at(at + 2), (int) view.raw(at + 4, 2));
    }

    private Descriptor referral(int at, int end) {
        List<Descriptor.Segment> segments = new ArrayList<>();
        int offset = at + 2;
        while (offset + 20 <= end) {
            int groups = view.at(offset + 3);
            int next = offset + 20 + 4 * groups;
            if (next > end) {
                break;
            }
            List<Descriptor.PortGroup> ports = new ArrayList<>();
            for (int i = offset + 20; i < next; i += 4) {
                ports.add(new Descriptor.PortGroup((int) view.raw(i + 2, 2), view.at(i) & 0xf));
            }
            segments.add(new Descriptor.Segment(view.raw(offset + 4, 8), view.raw(offset + 12, 8), List.copyOf(ports)));
            offset = next;
        }
        return new Descriptor.Referral(bit(at, 0), List.copyOf(segments));
    }

    private Descriptor forwarded(int at, int end) {
        Octets bytes = Octets.of(view.bytes(), at + 2, end);
        SenseData inner = null;
        try {
            inner = SenseDecoder.decode(Arrays.copyOfRange(view.bytes(), at + 2, end));
        } catch (SenseFormatException e) {
            // the other device's bytes are of no known format: they are kept as bytes
            inner = null;
        }
        return new Descriptor.Forwarded(bit(at, 7), view.at(at) & 0xf, view.at(at + 1), inner, bytes);
    }

    private Descriptor directAccess(int at, int end) {
        return new Descriptor.DirectAccessBlock(
                bit(at, 5),
                specific(at + 2, end),
                view.at(at + 5),
                bit(at, 7) ? (Long) view.raw(at + 6, 8) : null,
                view.raw(at + 14, 8));
    }

    /** Fills the fields that fixed format also has from the first descriptor that carries them. */
    private void note(Descriptor descriptor) {
        if (descriptor instanceof Descriptor.InformationField field) {
            information = information == null ? field.information() : information;
        } else if (descriptor instanceof Descriptor.CommandSpecific field) {
            commandSpecific = commandSpecific == null ? (Long) field.value() : commandSpecific;
        } else if (descriptor instanceof Descriptor.KeySpecific field) {
            keySpecific = keySpecific == null ? field.value() : keySpecific;
        } else if (descriptor instanceof Descriptor.FieldReplaceableUnit field) {
            fieldReplaceableUnit = fieldReplaceableUnit == null ? (Integer) field.code() : fieldReplaceableUnit;
        } else if (descriptor instanceof Descriptor.Stream bits) {
            filemark |= bits.filemark();
            endOfMedium |= bits.endOfMedium();
            incorrectLength |= bits.incorrectLength();
        } else if (descriptor instanceof Descriptor.Block bits) {
            incorrectLength |= bits.incorrectLength();
        } else if (descriptor instanceof Descriptor.DirectAccessBlock block) {
            note(block);
        }
    }

    private void note(Descriptor.DirectAccessBlock block) {
        Long value = block.information();
        incorrectLength |= block.incorrectLength();
        if (information == null && value != null) {
            information = new SenseData.Information(true, value);
        }
        commandSpecific = commandSpecific == null ? (Long) block.commandSpecific() : commandSpecific;
        keySpecific = keySpecific == null ? block.keySpecific() : keySpecific;
        fieldReplaceableUnit =
                fieldReplaceableUnit == null ? (Integer) block.fieldReplaceableUnit() : fieldReplaceableUnit;
    }
}
