package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notices which posts set off others, and has the cases about a post judged anew when its echo grows. */
final class Echoes {
    private static final Set<String> SEVERE = Set.of("high", "critical");
    private static final int MOST_REFERENCES = 5;
    private static final int LONGEST_ID = 128;
    private static final int AT_ONCE = 20;
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final EchoStore echoes;

    Echoes(EchoStore echoes) {
        this.echoes = echoes;
    }

    /** How the post of this case echoes now; takes down that the case is about that post. */
    Optional<Echo.Surge> listen(CaseRef ref, Snapshot snapshot, Instant now) {
        return contentId(snapshot).map(id -> {
            String key = ref.source() + "/" + id;
            Echo echo = echoes.change(key, stored -> {
                Echo known = stored.orElseGet(() -> Echo.of(key));
                if (known.isAbout(ref)) {
                    return Change.none(known);
                }
                Echo next = known.withSubject(ref);
                Json.Builder details = Json.object().with("post", key);
                return Change.to(next, Entry.ofHouse("echo.subject", ref.toString(), details))
                        .answering(next);
            });
            return echo.surge(now);
        });
    }

    /** Takes down that this case refers to other posts, and has the cases about those judged anew. */
    void resound(CaseRef ref, Snapshot snapshot, Suggestion suggestion, Instant now) {
        List<String> references =
                snapshot.content().map(Snapshot.Content::refersTo).orElse(List.of());
        String own = contentId(snapshot).orElse("");
        String author = snapshot.author().map(a -> a.id()).orElse(ref.toString());
        Echo.Mention mention =
                new Echo.Mention(ref, author, snapshot.openedAt(), SEVERE.contains(suggestion.severity()));
        references.stream()
                .filter(id -> isFit(id) && !id.equals(own))
                .distinct()
                .limit(MOST_REFERENCES)
                .forEach(id -> mention(ref.source() + "/" + id, mention, now));
    }

    private void mention(String key, Echo.Mention mention, Instant now) {
        echoes.change(key, stored -> {
            Echo known = stored.orElseGet(() -> Echo.of(key));
            if (known.holds(mention) || known.isFull(now)) {
                return Change.none(key);
            }
            Echo next = known.withMention(mention);
            Json.Builder details = Json.object().with("post", key).with("severe", Json.of(mention.severe()));
            Change.Draft<Echo> draft =
                    Change.to(next, Entry.ofHouse("echo.mention", mention.ref().toString(), details));
            next.subjects().forEach(subject -> draft.ordering(judge(subject, key, next, now)));
            return draft.answering(key);
        });
    }

    /** Each of the first mentions counts at once; in a flood the case is judged once every few seconds, whatever comes. */
    private static Order judge(CaseRef subject, String key, Echo echo, Instant now) {
        String stamp = "echo-" + Integer.toHexString(key.hashCode()) + "-";
        if (echo.mentions().size() <= AT_ONCE) {
            return Order.of(Errand.JUDGE, subject, stamp + echo.revision(), now);
        }
        long turn = Math.floorDiv(now.getEpochSecond(), EVERY.toSeconds()) + 1;
        return Order.of(Errand.JUDGE, subject, stamp + "t" + turn, Instant.ofEpochSecond(turn * EVERY.toSeconds()));
    }

    private static Optional<String> contentId(Snapshot snapshot) {
        return snapshot.content().flatMap(Snapshot.Content::id).filter(Echoes::isFit);
    }

    private static boolean isFit(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID;
    }
}
