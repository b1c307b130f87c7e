package casebell.sandbox.cases.wire;

import casebell.sandbox.cases.book.CaseBook;
import casebell.sandbox.cases.page.CasePages;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The server on loopback: bound first, so that its address is known, and opened when the rest is ready. */
public final class CaseServer implements AutoCloseable {
    /** Without it, Java 17 sends head and body apart and every answer takes 40 ms. Somebody else's choice is left alone. */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final Journal journal = new Journal();
    private final Gate gate;

    private CaseServer(HttpServer server, Gate gate) {
        this.server = server;
        this.gate = gate;
    }

    /** Takes the port, and answers nobody yet. Port 0 takes a free one. */
    public static CaseServer bind(int port, Executor workers, Gate gate) throws IOException {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        server.setExecutor(workers);
        return new CaseServer(server, gate);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void open(CaseBook book, Keys keys, InstantSource clock, FaultSource faults, boolean webhooks) {
        open(keys, clock, faults, new Rooms(book, new CasePages(book), webhooks)::answer);
    }

    /**
     * Opens it with other rooms than those of the Case API.
     *
     * @param rooms from a request to its true answer
     */
    public void open(Keys keys, InstantSource clock, FaultSource faults, Function<Request, Answer> rooms) {
        server.createContext("/", new Reception(keys, clock, journal, rooms, faults));
        server.start();
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        gate.openForGood();
        server.stop(0);
    }
}
