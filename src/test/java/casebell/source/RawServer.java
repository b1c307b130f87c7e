package casebell.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that answers with whatever bytes a test wants, well-formed or not. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Socket held = new Socket();
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final List<String> heads = new ArrayList<>();
    private final Map<String, Play> asides = new ConcurrentHashMap<>();
    private volatile Play play = out -> {};

    /** What is sent after the head of a request was read. */
    interface Play {
        void on(OutputStream out) throws IOException;
    }

    RawServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** The heads of all requests so far. */
    List<String> heads() {
        synchronized (heads) {
            return List.copyOf(heads);
        }
    }

    /** From now on every request is answered so. */
    void plays(Play next) {
        play = next;
    }

    /** A whole answer. */
    void answers(int status, String headers, String body) {
        plays(whole(status, headers, body));
    }

    /** Requests whose first line holds this are answered so, and are not counted: they are not what the test is about. */
    void aside(String part, int status, String body) {
        asides.put(part, whole(status, "", body));
    }

    private static Play whole(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return out -> {
            out.write(head(status, headers + "Content-Length: " + bytes.length + "\r\n"));
            out.write(bytes);
        };
    }

    static byte[] head(int status, String headers) {
        return ("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nConnection: close\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Waits this long, or until the server closes. */
    void pause(long milliseconds) {
        try {
            if (closed.await(milliseconds, TimeUnit.MILLISECONDS)) {
                throw new UncheckedIOException(new IOException("closed"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                workers.execute(() -> serve(caller));
            } catch (IOException e) {
                break;
            }
        }
        left.countDown();
    }

    private void serve(Socket caller) {
        try (caller) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            String line = reader.readLine();
            int length = 0;
            while (line != null && !line.isEmpty()) {
                head.append(line).append('\n');
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                line = reader.readLine();
            }
            for (int i = 0; i < length; i++) {
                reader.read();
            }
            answer(head.toString()).on(caller.getOutputStream());
            caller.getOutputStream().flush();
        } catch (IOException | UncheckedIOException e) {
            // the caller hung up, which is what many of the tests are about
            return;
        }
    }

    private Play answer(String head) {
        String first = head.lines().findFirst().orElse("");
        Optional<Play> aside = asides.entrySet().stream()
                .filter(a -> first.contains(a.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (aside.isEmpty()) {
            synchronized (heads) {
                heads.add(head);
            }
        }
        return aside.orElse(play);
    }

    /** Listens no more, and keeps its port, so that nobody else answers there. */
    void leave() throws IOException {
        int port = socket.getLocalPort();
        socket.close();
        try {
            if (!left.await(10, TimeUnit.SECONDS)) {
                throw new IOException("it listens still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        held.setReuseAddress(true);
        held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        held.close();
        workers.shutdownNow();
    }
}
