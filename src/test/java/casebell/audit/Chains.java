package casebell.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Exports made by chance. */
final class Chains {
    private static final List<String> TYPES = List.of("case.sighted", "action.done", "escalation.page-sent", "a");
    private static final List<String> WORDS = List.of(
            "", "demo/4821", "é", "\"\\", "\n\r\t\u0001", "\ud83d\ude00", "\ud800", "\u2028\u20ac", "{\"entries\":");

    private Chains() {}

    static List<Link> chain(int entries, long seed) {
        Random chance = new Random(seed);
        List<Link> links = new ArrayList<>();
        Instant at = Instant.parse("2026-04-14T10:00:00Z");
        for (int i = 0; i < entries; i++) {
            at = at.plusMillis(chance.nextInt(3) * 500L);
            Optional<Link> last = links.isEmpty() ? Optional.empty() : Optional.of(links.get(links.size() - 1));
            links.add(Link.after(last, at, entry(chance)));
        }
        return links;
    }

    private static Entry entry(Random chance) {
        Json.Builder details = Json.object();
        int fields = chance.nextInt(4);
        for (int i = 0; i < fields; i++) {
            details.with(WORDS.get(chance.nextInt(WORDS.size())) + i, value(chance, 0));
        }
        String type = TYPES.get(chance.nextInt(TYPES.size()));
        return chance.nextBoolean()
                ? Entry.ofHouse(type, "demo/" + chance.nextInt(10_000), details)
                : Entry.ofStaff(type, "démo/" + chance.nextInt(10), "77", details);
    }

    static Json value(Random chance, int level) {
        return switch (chance.nextInt(level > 3 ? 4 : 6)) {
            case 0 -> Json.of(chance.nextLong());
            case 1 -> Json.of(chance.nextBoolean());
            case 2 -> new Json.Nil();
            case 3 -> Json.of(WORDS.get(chance.nextInt(WORDS.size())));
            case 4 ->
                new Json.Arr(java.util.stream.Stream.generate(() -> value(chance, level + 1))
                        .limit(chance.nextInt(4))
                        .toList());
            default -> {
                Json.Builder object = Json.object();
                int fields = chance.nextInt(4);
                for (int i = 0; i < fields; i++) {
                    object.with(WORDS.get(chance.nextInt(WORDS.size())) + i, value(chance, level + 1));
                }
                yield object.build();
            }
        };
    }

    static byte[] export(List<Link> links) {
        try {
            StringBuilder text = new StringBuilder();
            Export.write(links.iterator(), text);
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a text without their ends. */
    static List<String> lines(byte[] export) {
        return new ArrayList<>(Arrays.asList(new String(export, StandardCharsets.UTF_8).split("\n", -1)))
                .stream().filter(l -> !l.isEmpty()).collect(Collectors.toCollection(ArrayList::new));
    }

    static byte[] joined(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
