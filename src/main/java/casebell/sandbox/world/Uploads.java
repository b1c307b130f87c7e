package casebell.sandbox.world;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files that were sent, up to a size together; the oldest of too many go. */
final class Uploads {
    private static final long MOST_BYTES = 64L << 20;

    private final Map<String, World.Upload> byPath = new LinkedHashMap<>();
    private long bytes;

    void put(String path, World.Upload upload) {
        byPath.put(path, upload);
        bytes += upload.bytes().remaining();
        Iterator<World.Upload> oldest = byPath.values().iterator();
        while (bytes > MOST_BYTES && byPath.size() > 1) {
            bytes -= oldest.next().bytes().remaining();
            oldest.remove();
        }
    }

    Optional<World.Upload> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
