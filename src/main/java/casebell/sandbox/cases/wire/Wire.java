package casebell.sandbox.cases.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/** The connection of one request: what a fault may do with it. */
public final class Wire {
    /** Length of a body that is sent in chunks. */
    public static final long CHUNKED = -1;

    private final HttpExchange exchange;
    private final Gate.Turn turn;

    Wire(HttpExchange exchange, Gate.Turn turn) {
        this.exchange = exchange;
        this.turn = turn;
    }

    /** Sends a whole answer. */
    public void send(Answer answer) throws IOException {
        byte[] body = answer.bytes();
        if (answer.status() == 304) {
            head(answer.status(), answer.headers());
            exchange.sendResponseHeaders(304, -1);
        } else if (body.length == 0) {
            head(answer.status(), answer.headers());
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            try (OutputStream out = open(answer.status(), answer.headers(), body.length)) {
                out.write(body);
            }
        }
        exchange.close();
    }

    /** Sends the head and leaves the body to the caller. */
    public OutputStream open(int status, Map<String, String> headers, long length) throws IOException {
        head(status, headers);
        exchange.sendResponseHeaders(status, length == CHUNKED ? 0 : length);
        return exchange.getResponseBody();
    }

    /** Ends the connection, whatever was sent so far. */
    public void cut() {
        exchange.close();
    }

    /** Waits. Returns true when all waiting was ended: the fault was cleared or the server closes. */
    public boolean pause(Duration time) {
        return turn.await(time);
    }

    private void head(int status, Map<String, String> headers) {
        headers.forEach(exchange.getResponseHeaders()::set);
        if (status == 405) {
            exchange.getResponseHeaders().set("Allow", "GET, POST");
        }
    }
}
