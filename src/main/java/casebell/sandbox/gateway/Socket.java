package casebell.sandbox.gateway;

import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.Deflater;

/** One WebSocket: writes frames in order, compressed by one stream for its whole life when the client asked for that. */
final class Socket {
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_RECEIVED = 120;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final WsContext wire;
    private final boolean compressed;
    private final Deflater deflater = new Deflater();
    private long windowEndsAt = System.nanoTime();
    private int received;

    Socket(WsContext wire) {
        this.wire = wire;
        wire.session.setMaxOutgoingFrames(MOST_WAITING);
        this.compressed = "zlib-stream".equals(wire.queryParam("compress"));
    }

    synchronized void send(ObjectNode frame) {
        if (!wire.session.isOpen()) {
            return;
        }
        String text = Wire.write(frame);
        if (compressed) {
            wire.send(ByteBuffer.wrap(deflate(text.getBytes(StandardCharsets.UTF_8))));
        } else {
            wire.send(text);
        }
    }

    /** Whether the client keeps to 120 frames a minute. */
    synchronized boolean mayReceive() {
        long now = System.nanoTime();
        if (windowEndsAt - now <= 0) {
            windowEndsAt = now + WINDOW;
            received = 0;
        }
        return ++received <= MOST_RECEIVED;
    }

    void close(CloseCode why) {
        close(why.number(), why.reason());
    }

    void close(int code, String reason) {
        wire.closeSession(code, reason);
    }

    /** Cuts the connection without a word. */
    void cut() {
        wire.session.disconnect();
    }

    private byte[] deflate(byte[] bytes) {
        deflater.setInput(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        byte[] buffer = new byte[8192];
        int count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        while (count > 0) {
            out.write(buffer, 0, count);
            count = count < buffer.length ? 0 : deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        }
        return out.toByteArray();
    }
}
