package io.vtool.multipath.capture;

import org.jspecify.annotations.Nullable;

/** Tells the kinds of lines apart. */
final class LineClassifier {
    static final ListingLine.Other OTHER = new ListingLine.Other();

    private LineClassifier() {}

    static ListingLine classify(String line) {
        @Nullable ListingLine found = PathRowParser.parse(line);
        found = found == null ? GroupParser.parse(line) : found;
        found = found == null ? PropertiesParser.parse(line) : found;
        found = found == null ? HeaderParser.parse(line) : found;
        return found == null ? OTHER : found;
    }
}
