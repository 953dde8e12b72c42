package dev.prosa.simulator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The files that customers sent, in memory: the last ones only. Thread-safe.
@Component
final class Files {

    /// A larger one is not taken, in bytes.
    static final int LARGEST = 5 * 1024 * 1024;

    static final int MOST = 50;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Map<String, Kept> bySid = new LinkedHashMap<>();
    private int size;

    /// A file and what kind of file it is.
    record Kept(String contentType, byte[] bytes) {}

    /// Keeps a file under a new SID, and forgets the oldest ones that there is no room for any more.
    synchronized Media keep(String contentType, byte[] bytes) {
        Media media = new Media(Sids.fresh("ME"), contentType);
        bySid.put(media.sid(), new Kept(contentType, bytes));
        size += bytes.length;
        Iterator<Kept> oldest = bySid.values().iterator();
        while (bySid.size() > MOST || size > MOST_BYTES) {
            size -= oldest.next().bytes().length;
            oldest.remove();
        }
        return media;
    }

    /// Null if the file is forgotten or never was.
    synchronized @Nullable Kept of(String sid) {
        return bySid.get(sid);
    }
}
