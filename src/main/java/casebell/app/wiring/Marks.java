package casebell.app.wiring;

import casebell.sandbox.world.TeamWorld;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Discord's marks for people, roles, channels and times as a reader of a terminal wants them. */
final class Marks {
    private static final Pattern TIME = Pattern.compile("<t:(\\d{1,12}):\\w>");
    private static final Pattern NAMED = Pattern.compile("<(@&|@|#)(\\d{1,20})>");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Map<String, String> names = new HashMap<>();

    Marks() {
        TeamWorld.channels().forEach((name, id) -> names.put(id, name));
        TeamWorld.roles().forEach((name, id) -> names.put(id, name));
        TeamWorld.members().forEach(m -> names.put(m.id(), m.name()));
    }

    /** The text with names and times; a mark of nobody known stays as it is. */
    String read(String text) {
        String timed =
                TIME.matcher(text).replaceAll(m -> CLOCK.format(Instant.ofEpochSecond(Long.parseLong(m.group(1)))));
        return NAMED.matcher(timed).replaceAll(m -> {
            String name = names.get(m.group(2));
            String read = name == null ? m.group() : (m.group(1).equals("#") ? "#" : "@") + name;
            return Matcher.quoteReplacement(read);
        });
    }
}
