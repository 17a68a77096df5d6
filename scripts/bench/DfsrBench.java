import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.SqliteStore;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Loads records into a member's database and asks for its backlog; or writes a debug log. Called by scripts/bench/dfsr. */
public final class DfsrBench {
    private static final int FILES_PER_FOLDER = 100;

    private DfsrBench() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("log")) {
            log(Path.of(args[1]), Integer.parseInt(args[2]));
            return;
        }
        Path file = Path.of(args[1]);
        UUID folder = UUID.fromString(args[2]);
        int records = Integer.parseInt(args[3]);
        try (SqliteStore store = SqliteStore.open(file, new UUID(1, 2))) {
            long start = System.nanoTime();
            UUID database = store.database();
            long first = store.upcomingVersion();
            byte[] hash = new byte[IdRecord.HASH];
            store.change(() -> {
                Version above = Version.root(folder);
                for (int i = 0; i < records; i++) {
                    Version version = new Version(database, first + i);
                    boolean directory = i % FILES_PER_FOLDER == 0;
                    store.put(new IdRecord(folder, version, version, directory ? Version.root(folder) : above,
                            (directory ? "folder" : "file") + i + (directory ? "" : ".txt"),
                            IdRecord.PRESENT | IdRecord.UID_VISIBLE, directory ? IdRecord.DIRECTORY : IdRecord.ARCHIVE,
                            Fence.DEFAULT, i, i, i, 100, hash, i + 1, i));
                    above = directory ? version : above;
                }
                store.upcomingVersion(first + records);
            });
            print("load_ms", start);
        }
        try (SqliteStore store = SqliteStore.open(file, new UUID(1, 2))) {
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                long count = store.countUnknown(folder, new VersionVector());
                print("count_ms", start);
                start = System.nanoTime();
                List<IdRecord> names = new ArrayList<>();
                store.unknown(folder, new VersionVector(), record -> {
                    names.add(record);
                    return names.size() < FILES_PER_FOLDER;
                });
                print("first_100_ms", start);
                System.out.println("count " + count);
            }
        }
    }

    private static void print(String name, long start) {
        System.out.println(name + " " + (System.nanoTime() - start) / 1000 / 1000.0);
    }

    private static void log(Path file, int lines) throws Exception {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("* DFSR Log Sequence:1 Index:1 Computer:SRV01 TimeZone:UTC (GMT+00:00) (TzId>UTC<dIzT) Build:[bench]\r\n");
            for (int i = 1; i < lines; ) {
                String time = "20240301 " + two(i / 360000 % 24) + ":" + two(i / 6000 % 60) + ":" + two(i / 100 % 60) + "." + (100 + i % 900);
                out.write(time + " 1812 MEET  2190 Meet::InstallStep Done. updateName:file" + i
                        + ".txt uid:{B0DAFB7F-1E6D-401E-ADEC-2494F4A345A6}-v" + i + " gvsn:{B0DAFB7F-1E6D-401E-ADEC-2494F4A345A6}-v" + i
                        + " csName:data csId:{1D69BB80-C1DC-4D87-8259-BBD9639C2A7F}\r\n");
                i++;
                if (i % 20 == 0) {
                    out.write(time + " 1812 STAG  1522 [WARN] Staging::OpenForStaging Failed to open file for staging. fileName:file"
                            + i + ".txt Error:\r\n+ [Error:32(0x20) Staging::OpenForStaging staging.cpp:32 1812 W The process cannot access the file]\r\n");
                    i += 2;
                }
            }
        }
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
