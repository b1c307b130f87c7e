package casebell.app.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A house in a process of its own. */
final class ChildHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final Set<String> said = new HashSet<>();

    private ChildHouse(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread listener = new Thread(this::listen, "what the child says");
        listener.setDaemon(true);
        listener.start();
    }

    static ChildHouse start(Path config, Map<String, String> secrets, Path log, List<String> stops) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                HouseToKill.class.getName(),
                config.toString()));
        command.addAll(stops);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(secrets);
        return new ChildHouse(builder.start(), log);
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            while (line != null) {
                say(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            say("nothing more: " + e.getMessage());
        }
        say("nothing more");
    }

    private void say(String line) {
        synchronized (said) {
            said.add(line);
            said.notifyAll();
        }
    }

    void awaitReady() {
        await(words -> words.contains(HouseToKill.READY), "to be ready");
    }

    void awaitStop(String stop) {
        await(words -> words.contains(Passage.STOPPED + stop), "to stop " + stop);
    }

    private void await(Predicate<Set<String>> fits, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (said) {
            while (!fits.test(said)) {
                long left = end - System.nanoTime();
                if (left <= 0 || said.contains("nothing more")) {
                    throw new AssertionError("Waited for the house " + what + "; it said " + said + state());
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(said, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("Interrupted", e);
                }
            }
        }
    }

    /** The end of its log, and what its threads do: both are gone when the test is over. */
    private String state() {
        try {
            String told = Files.readString(log);
            Process asked = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(process.pid()),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            String threads = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return "\nits log ends with:\n" + told.substring(Math.max(0, told.length() - 6000)) + "\nits threads:\n"
                    + Stream.of(threads.split("\n\n"))
                            .filter(thread -> thread.contains("casebell."))
                            .collect(Collectors.joining("\n\n"));
        } catch (IOException e) {
            return "; nothing more is known of it: " + e.getMessage();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it with SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends it with SIGKILL after this time. */
    void killAfter(Duration time) throws InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The house ended by itself" + state());
        }
        kill();
    }

    /** Lets it leave in order. */
    void leave() throws InterruptedException {
        try {
            process.outputWriter().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The house does not leave" + state());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
