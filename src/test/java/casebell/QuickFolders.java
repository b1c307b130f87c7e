package casebell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Gives tests folders in memory where the machine has such a place with room to spare. A commit of the durable store waits for the disk, some
 * milliseconds each; tests make tens of thousands of them. That the disk really has them is no matter of these tests: they kill processes, not machines.
 */
public final class QuickFolders implements TempDirFactory {
    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 2L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return create("casebell-test");
    }

    /** A new folder, in memory if that can be had. */
    public static Path create(String prefix) throws IOException {
        boolean isThere = Files.isDirectory(IN_MEMORY)
                && Files.isWritable(IN_MEMORY)
                && Files.getFileStore(IN_MEMORY).getUsableSpace() > ROOM;
        return isThere ? Files.createTempDirectory(IN_MEMORY, prefix) : Files.createTempDirectory(prefix);
    }
}
