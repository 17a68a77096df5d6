package io.vtool.cli.dfsr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;

/** Where the members of the lab keep their replicated folder. */
final class MemberFolders {
    private MemberFolders() {}

    /**
     * The folder of a member.
     *
     * @param answer of {@code dfsr folders -o json}
     */
    static Path directory(String answer, String member) {
        JsonObject data = JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("data");
        for (JsonElement item : data.getAsJsonArray("folders")) {
            JsonObject folder = item.getAsJsonObject();
            if (folder.get("member").getAsString().equals(member)) {
                return Path.of(folder.get("directory").getAsString());
            }
        }
        throw new AssertionError(member);
    }
}
