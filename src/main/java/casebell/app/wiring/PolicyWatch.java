package casebell.app.wiring;

import casebell.review.PolicyDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of the policy now and then. When they changed and stayed as they are for one more look, so that nobody is in the middle of saving, the
 * desk reads them.
 */
final class PolicyWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
    private static final int MOST_FILES = 1000;
    private static final int MOST_LEVELS = 5;

    private final Path folder;
    private final PolicyDesk desk;
    private final Thread thread;
    private String read;
    private String seen;

    private PolicyWatch(Path folder, PolicyDesk desk, Duration pause) {
        this.folder = folder;
        this.desk = desk;
        this.read = look();
        this.seen = read;
        this.thread = new Thread(() -> keepLooking(pause), "policy-watch");
        thread.setDaemon(true);
    }

    /** Begins to look. */
    static PolicyWatch start(Path folder, PolicyDesk desk, Duration pause) {
        PolicyWatch watch = new PolicyWatch(folder, desk, pause);
        watch.thread.start();
        return watch;
    }

    /** Where it looks. */
    Path folder() {
        return folder;
    }

    private void keepLooking(Duration pause) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(pause.toMillis());
                try {
                    lookOnce();
                } catch (RuntimeException e) {
                    LOG.error("The files of the policy could not be looked at", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        String now = look();
        boolean isQuiet = now.equals(seen);
        seen = now;
        if (isQuiet && !now.equals(read)) {
            read = now;
            PolicyDesk.Outcome outcome = desk.filesChanged(savedBy());
            LOG.info("The files of the policy changed: {}", outcome.getClass().getSimpleName());
        }
    }

    /** Names, sizes and times of all files. */
    private String look() {
        TreeMap<String, String> marks = new TreeMap<>();
        for (Path file : files()) {
            try {
                marks.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            } catch (IOException gone) {
                marks.put(file.toString(), "gone");
            }
        }
        return marks.toString();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder, MOST_LEVELS)) {
            return all.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private String savedBy() {
        Optional<Path> latest = Optional.empty();
        FileTime last = FileTime.fromMillis(0);
        for (Path file : files()) {
            try {
                FileTime time = Files.getLastModifiedTime(file);
                if (time.compareTo(last) >= 0) {
                    last = time;
                    latest = Optional.of(file);
                }
            } catch (IOException gone) {
                LOG.debug("A file of the policy went away while it was looked at");
            }
        }
        return latest.map(PolicyWatch::ownerOf).orElse("all removed");
    }

    private static String ownerOf(Path file) {
        try {
            return file.getFileName() + " saved by the account "
                    + Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return file.getFileName() + " saved";
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
