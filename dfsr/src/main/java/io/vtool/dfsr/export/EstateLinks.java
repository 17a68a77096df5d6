package io.vtool.dfsr.export;

import static io.vtool.dfsr.export.EstateRows.key;
import static io.vtool.dfsr.export.EstateRows.words;

import io.vtool.dfsr.config.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connections of exports: each end tells of it, and its schedule comes with it, by days, or alone. */
final class EstateLinks {
    private static final List<String> LINK_STATES = List.of("Connecting", "Online", "Offline", "In Error");
    private static final List<String> DAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private final EstateNames names;
    private final Map<String, Estate.Link> links = new LinkedHashMap<>();
    private final Map<String, String[]> days = new LinkedHashMap<>();
    private @Nullable Schedule anySchedule;

    EstateLinks(EstateNames names) {
        this.names = names;
    }

    /** A schedule that stands alone is that of all connections without one. */
    void schedule(Schedule schedule) {
        anySchedule = schedule;
    }

    void day(ExportedRow row) {
        int day = DAYS.indexOf(row.textOr("", "Day").toLowerCase(Locale.ROOT));
        String digits = row.textOr("", "BandwidthDetail").toLowerCase(Locale.ROOT);
        if (day >= 0 && digits.length() == Schedule.SLOTS_PER_DAY) {
            String key = key(
                    names.group(row),
                    names.spelling(row.text("SourceComputerName")),
                    names.spelling(row.text("DestinationComputerName")));
            days.computeIfAbsent(key, k -> new String[DAYS.size()])[day] = digits;
        }
        if (row.has("SourceComputerName", "DestinationComputerName")) {
            add(row, new Source(""));
        }
    }

    void add(ExportedRow row, Source source) {
        String sending = names.spelling(row.text("SourceComputerName"));
        String receiving = names.spelling(row.text("DestinationComputerName"));
        String state = row.has("SyncGuid") ? null : words(LINK_STATES, row.text("State"));
        if (row.has("PartnerName")) {
            String partner = names.spelling(row.text("PartnerName"));
            String member = names.member(row, source);
            boolean inbound = !Boolean.FALSE.equals(row.flag("Inbound"));
            sending = inbound ? partner : member;
            receiving = inbound ? member : partner;
        }
        if (sending == null || receiving == null) {
            return;
        }
        String group = names.group(row);
        Estate.Link link = new Estate.Link(
                group,
                sending,
                receiving,
                row.guid("ConnectionGuid", "Identifier"),
                row.flag("Enabled"),
                state,
                row.number("LastErrorCode"),
                schedule(row.items("Schedule")));
        links.merge(key(group, sending, receiving), link, EstateLinks::merged);
    }

    private static Estate.Link merged(Estate.Link a, Estate.Link b) {
        // what is in error on one end, is
        boolean second = a.state() == null || "Normal".equals(a.state()) || "Online".equals(a.state());
        return new Estate.Link(
                a.group(),
                a.sending(),
                a.receiving(),
                a.guid() == null ? b.guid() : a.guid(),
                a.enabled() == null ? b.enabled() : a.enabled(),
                second && b.state() != null ? b.state() : a.state(),
                a.error() == null || a.error() == 0 ? b.error() : a.error(),
                a.schedule() == null ? b.schedule() : a.schedule());
    }

    /** The 336 bytes of WMI, two quarter hours in each; null when there are not so many. */
    private static @Nullable Schedule schedule(List<String> bytes) {
        StringBuilder digits = new StringBuilder();
        try {
            for (String one : bytes) {
                int number = Integer.parseInt(one);
                digits.append(Character.forDigit(number >> 4 & 0xf, 16)).append(Character.forDigit(number & 0xf, 16));
            }
        } catch (NumberFormatException e) {
            return null;
        }
        return Schedule.parse(digits.toString());
    }

    List<Estate.Link> all() {
        List<Estate.Link> all = new ArrayList<>();
        links.forEach((key, link) -> {
            String[] week = days.get(key);
            week = week == null ? days.get(key(link.group(), null, null)) : week;
            Schedule schedule = week == null ? link.schedule() : week(week);
            schedule = schedule == null ? anySchedule : schedule;
            all.add(new Estate.Link(
                    link.group(),
                    link.sending(),
                    link.receiving(),
                    link.guid(),
                    link.enabled(),
                    link.state(),
                    link.error(),
                    schedule));
        });
        return all;
    }

    /** A week whose days are all known. */
    private static @Nullable Schedule week(@Nullable String[] days) {
        StringBuilder digits = new StringBuilder();
        for (String day : days) {
            digits.append(day == null ? "" : day);
        }
        return Schedule.parse(digits.toString());
    }
}
