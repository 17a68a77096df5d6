package io.vtool.dfsr.capture;

import java.util.Collection;
import java.util.List;

/** Tells from the names of properties which cmdlet printed them. */
final class RecordKind {
    private record Kind(String name, List<String> properties) {}

    /** The special ones before those whose properties they share. */
    private static final List<Kind> KINDS = List.of(
            new Kind("Get-DfsrPreservedFiles", List.of("PreservedName", "PreservedReason")),
            new Kind("Get-DfsrIdRecord", List.of("Identifier", "GlobalVersionSequenceNumber")),
            new Kind("Get-DfsrState", List.of("FileName", "UpdateState", "Inbound")),
            new Kind("Get-DfsrServiceConfiguration", List.of("ComputerName", "DebugLogSeverity")),
            new Kind("Get-DfsrConnectionSchedule", List.of("BandwidthDetail", "SourceComputerName")),
            new Kind("Get-DfsrGroupSchedule", List.of("BandwidthDetail", "GroupName")),
            new Kind("Get-DfsrConnection", List.of("SourceComputerName", "DestinationComputerName")),
            new Kind("Get-DfsrMembership", List.of("ContentPath", "StagingPath")),
            new Kind("Get-DfsrMember", List.of("ComputerName", "NumberOfConnections")),
            new Kind("Get-DfsReplicatedFolder", List.of("FolderName", "FileNameToExclude", "State")),
            new Kind("ConvertFrom-DfsrGuid", List.of("FolderName", "FileNameToExclude")),
            new Kind("Get-DfsReplicationGroup", List.of("GroupName", "DomainName", "State")));

    private RecordKind() {}

    static String of(Collection<String> properties, String other) {
        for (Kind kind : KINDS) {
            if (properties.containsAll(kind.properties)) {
                return kind.name;
            }
        }
        return other;
    }
}
