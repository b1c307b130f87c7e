package casebell.sandbox.gateway;

import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A session of one user: its numbered events, kept for a resume, and the socket it has at the moment. */
final class GatewaySession {
    private static final int MOST_KEPT = 2000;

    private final String id;
    private final String userId;
    private final long intents;
    private final Deque<ObjectNode> kept = new ArrayDeque<>();
    private long number;
    private @Nullable Socket socket;

    GatewaySession(String id, String userId, long intents, Socket socket) {
        this.id = id;
        this.userId = userId;
        this.intents = intents;
        this.socket = socket;
    }

    String id() {
        return id;
    }

    String userId() {
        return userId;
    }

    boolean wants(Intent intent) {
        return (intents & intent.mask()) != 0;
    }

    synchronized void dispatch(String type, ObjectNode data) {
        ObjectNode frame = Wire.object().put("op", 0).put("s", ++number).put("t", type);
        frame.set("d", data);
        kept.add(frame);
        if (kept.size() > MOST_KEPT) {
            kept.removeFirst();
        }
        if (socket != null) {
            socket.send(frame);
        }
    }

    /** Whether the client claims more than it was sent. */
    synchronized boolean isAhead(long last) {
        return last > number;
    }

    /** Takes a new socket and sends what the client has missed; false when too much is missing. */
    synchronized boolean resume(Socket next, long last) {
        if (!kept.isEmpty() && kept.getFirst().get("s").asLong() > last + 1) {
            return false;
        }
        socket = next;
        for (ObjectNode frame : kept) {
            if (frame.get("s").asLong() > last) {
                next.send(frame);
            }
        }
        dispatch("RESUMED", Wire.object());
        return true;
    }

    synchronized void lost(Socket which) {
        if (socket == which) {
            socket = null;
        }
    }

    synchronized @Nullable Socket socket() {
        return socket;
    }
}
