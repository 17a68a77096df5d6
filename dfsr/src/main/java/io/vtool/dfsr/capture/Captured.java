package io.vtool.dfsr.capture;

import io.vtool.dfsr.config.Schedule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a captured output says. */
public sealed interface Captured {
    /** What it is the output of, such as {@code Get-DfsrIdRecord} or {@code dfsrdiag backlog}. */
    String kind();

    /**
     * Objects as PowerShell lists them, a property a line, or as wmic lists instances.
     *
     * @param kind the cmdlet, or {@code records} when the properties fit none
     * @param records each object's properties in the order of the output
     */
    record Records(String kind, List<Map<String, String>> records) implements Captured {}

    /**
     * Objects in a table with a line of dashes below its header.
     *
     * @param kind the cmdlet, or {@code table}
     * @param rows each row's cells by column
     */
    record Table(String kind, List<Map<String, String>> rows) implements Captured {}

    /**
     * Answer of {@code dfsrdiag backlog}.
     *
     * @param receivingMember who lacks the files
     * @param sendingMember who has them, null where the output does not say
     * @param count how many, 0 when the members are in sync
     * @param names the names that are listed; some may be empty
     */
    record Backlog(String receivingMember, @Nullable String sendingMember, long count, List<String> names)
            implements Captured {
        @Override
        public String kind() {
            return "dfsrdiag backlog";
        }
    }

    /**
     * A method that {@code wmic ... call} executed.
     *
     * @param server the computer
     * @param namespace such as {@code root\microsoftdfs}
     * @param className the class
     * @param key key property and value of the instance, empty for a singleton
     * @param method the method
     * @param executed whether wmic says that it was executed, which a failed method also is
     * @param out what it returned, by name
     */
    record WmicCall(
            String server,
            String namespace,
            String className,
            Map<String, String> key,
            String method,
            boolean executed,
            Map<String, String> out)
            implements Captured {
        @Override
        public String kind() {
            return "wmic call";
        }
    }

    /**
     * A replication schedule.
     *
     * @param schedule the schedule
     */
    record ScheduleText(Schedule schedule) implements Captured {
        @Override
        public String kind() {
            return "schedule";
        }
    }

    /**
     * What {@code Update-DfsrConfigurationFromAD -Verbose} says.
     *
     * @param targets members that were asked
     * @param updated members that say they were updated
     */
    record ConfigurationUpdate(List<String> targets, List<String> updated) implements Captured {
        @Override
        public String kind() {
            return "Update-DfsrConfigurationFromAD -Verbose";
        }
    }

    /**
     * Texts of events.
     *
     * @param events in their order
     */
    record Events(List<EventText> events) implements Captured {
        @Override
        public String kind() {
            return "events";
        }
    }
}
