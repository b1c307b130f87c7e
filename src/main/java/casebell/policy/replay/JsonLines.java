package casebell.policy.replay;

import casebell.policy.FactsText;
import casebell.policy.text.ByteLines;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cases in a file, one JSON object in each line. */
public final class JsonLines implements CaseStream {
    private static final int LONGEST_LINE = 1 << 20;
    private static final Pattern POSITION = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})");

    private final Path file;
    private final Instant now;
    private final SeekableByteChannel channel;
    private final long size;
    /** Where {@link #in} began. */
    private long beginning;

    private ByteLines in;
    private long line;

    private JsonLines(Path file, Instant now, SeekableByteChannel channel) throws IOException {
        this.file = file;
        this.now = now;
        this.channel = channel;
        this.size = channel.size();
        this.in = lines(channel);
    }

    /**
     * Opens a file.
     *
     * @param now the moment of judging, where a case tells none
     * @throws IOException when it cannot be read
     */
    public static JsonLines open(Path file, Instant now) throws IOException {
        return new JsonLines(file, now, Files.newByteChannel(file));
    }

    private static ByteLines lines(SeekableByteChannel channel) {
        return new ByteLines(Channels.newInputStream(channel), LONGEST_LINE);
    }

    private long offset() {
        return beginning + in.offset();
    }

    @Override
    public String origin() {
        return "file " + file.getFileName() + " of " + size + " bytes";
    }

    @Override
    public void goTo(String position) throws IOException {
        Matcher written = POSITION.matcher(position.isEmpty() ? "0 0" : position);
        if (!written.matches() || Long.parseLong(written.group(1)) > size) {
            throw new IOException("there is no such place in " + file.getFileName());
        }
        beginning = Long.parseLong(written.group(1));
        line = Long.parseLong(written.group(2));
        channel.position(beginning);
        in = lines(channel);
    }

    @Override
    public List<Item> next(int most) throws IOException {
        List<Item> items = new ArrayList<>();
        while (items.size() < most) {
            byte[] text = line();
            if (text == null) {
                return items;
            }
            if (!ByteLines.isBlank(text)) {
                String name = "line " + line;
                items.add(new Item(name, () -> FactsText.read(name, text, now)));
            }
        }
        return items;
    }

    private byte @Nullable [] line() throws IOException {
        try {
            byte[] next = in.next();
            line += next == null ? 0 : 1;
            return next;
        } catch (IOException e) {
            throw new IOException("line " + (line + 1) + " of " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String position() {
        return offset() + " " + line;
    }

    @Override
    public double done() {
        return size == 0 ? 1 : (double) offset() / size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
