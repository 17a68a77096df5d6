package io.vtool.dfsr.export;

/** The labels of {@code dfsrdiag idrecord} as properties of DfsrIdRecordInfo. */
final class DiagLabels {
    private DiagLabels() {}

    static String property(String label) {
        return switch (label) {
            case "Computer" -> "PSComputerName";
            case "File Path" -> "FullPathName";
            case "File ID" -> "Fid";
            case "Parent UID" -> "ParentUid";
            case "Create Time" -> "CreateTime";
            case "Update Time" -> "UpdateTime";
            case "RF GUID" -> "ReplicatedFolderGuid";
            case "Hash" -> "FileHash";
            case "Name" -> "FileName";
            default -> label;
        };
    }

    /** The value without the words that explain it: {@code 0x5 (Present)} is 0x5, {@code Default (3)} is 3. */
    static String value(String label, String value) {
        int open = value.lastIndexOf('(');
        int close = value.lastIndexOf(')');
        if (open < 0 || close < open) {
            return value;
        }
        return switch (label) {
            case "Flags", "Attributes" -> value.substring(0, open).strip();
            case "Fence", "Clock" -> value.substring(open + 1, close).strip();
            default -> value;
        };
    }
}
