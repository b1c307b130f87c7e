package casebell.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.source.Secret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server closes connections that nobody used for a while; several of them in a row are no outage. */
class KeptConnectionsTest {
    private static final int SEVERAL = 4;

    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "keeping-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Kept> kept = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final CyclicBarrier together = new CyclicBarrier(SEVERAL);
    private volatile boolean waitsForOthers = true;
    private volatile boolean leavesAfterWrite;
    private ServerSocket server;
    private WireClient client;

    /** A connection, and who answers on it. */
    private record Kept(Socket socket, Future<?> served) {}

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
        URI base = URI.create("http://127.0.0.1:" + server.getLocalPort());
        WireSettings settings =
                new WireSettings("cases", base, new Secret("token"), Duration.ofSeconds(10), 1 << 20, true);
        client = new WireClient(settings, Optional.empty(), InstantSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        closeAll();
        workers.shutdownNow();
    }

    @Test
    void a_read_that_meets_only_connections_that_the_server_has_closed_works_at_once() throws Exception {
        severalAtOnce();
        assertEquals(SEVERAL, connections());
        closeAll();
        assertInstanceOf(Reply.Came.class, client.get("/one", Map.of()));
        assertEquals(SEVERAL + 1, reads.get(), "nobody reads on what is closed");
        assertEquals(0, client.state().failures());
        assertEquals(Optional.empty(), client.state().trouble());
    }

    @Test
    void a_write_on_a_connection_that_breaks_after_it_was_sent_is_not_sent_again() throws Exception {
        severalAtOnce();
        leavesAfterWrite = true;
        Reply.Failed failed = assertInstanceOf(
                Reply.Failed.class, client.post("/act", Map.of(), JsonNodeFactory.instance.objectNode()));
        assertEquals(1, writes.get());
        assertEquals(true, failed.mayBeDone());
    }

    /** As many reads as connections, which are kept afterwards. */
    private void severalAtOnce() throws Exception {
        List<Future<Reply>> all = new ArrayList<>();
        for (int i = 0; i < SEVERAL; i++) {
            all.add(workers.submit(() -> client.get("/one", Map.of())));
        }
        for (Future<Reply> each : all) {
            assertInstanceOf(Reply.Came.class, each.get(20, TimeUnit.SECONDS));
        }
        waitsForOthers = false;
    }

    private int connections() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** A socket is only closed when whoever waits to read from it has let go: until then a request still arrives, and is never answered. */
    private void closeAll() throws Exception {
        List<Kept> all;
        synchronized (kept) {
            all = List.copyOf(kept);
        }
        for (Kept each : all) {
            each.socket().close();
        }
        for (Kept each : all) {
            each.served().get(20, TimeUnit.SECONDS);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                synchronized (kept) {
                    kept.add(new Kept(caller, workers.submit(() -> serve(caller))));
                }
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }

    /** Answers on the connection as long as it stands. */
    private void serve(Socket caller) {
        try (caller) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = reader.readLine();
            while (first != null) {
                readTheRest(reader);
                boolean isWrite = first.startsWith("POST");
                (isWrite ? writes : reads).incrementAndGet();
                if (waitsForOthers) {
                    together.await(10, TimeUnit.SECONDS);
                }
                if (isWrite && leavesAfterWrite) {
                    return;
                }
                caller.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                                .getBytes(StandardCharsets.ISO_8859_1));
                caller.getOutputStream().flush();
                first = reader.readLine();
            }
        } catch (IOException e) {
            return; // the connection was closed, which is what this is about
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void readTheRest(BufferedReader reader) throws IOException {
        int length = 0;
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            line = reader.readLine();
        }
        for (int i = 0; i < length; i++) {
            reader.read();
        }
    }
}
