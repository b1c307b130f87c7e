package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Party;
import casebell.cases.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EchoesTest {
    private final ReviewHouse at = new ReviewHouse();
    private final List<String> advised = new ArrayList<>();

    EchoesTest() {
        Adviser adviser = (snapshot, surge, now) -> {
            String id = snapshot.content().orElseThrow().id().orElseThrow();
            advised.add(id + " " + surge.ofPost().orElseThrow().threats() + " by "
                    + surge.ofPost().orElseThrow().authors());
            return new Adviser.Advice(ReviewHouse.suggestion(1, Set.of()), Optional.empty());
        };
        at.house.handles(Errand.JUDGE, new Judge(at.cases, at.reviews, at.surges, Floods.NONE, adviser, at.house));
    }

    @Test
    void threats_that_refer_to_a_post_have_its_case_judged_anew() {
        judged("1", "clip", "u-0", List.of());
        judged("2", "t-1", "u-1", List.of("clip"));
        judged("3", "t-2", "u-1", List.of("clip"));
        judged("4", "t-3", "u-2", List.of("clip"));
        assertEquals("clip 3 by 2", advised.get(advised.size() - 1));
        assertEquals(4, advised.stream().filter(a -> a.startsWith("clip")).count());
    }

    @Test
    void the_same_case_judged_twice_counts_once() {
        judged("1", "clip", "u-0", List.of());
        judged("2", "t-1", "u-1", List.of("clip", "clip"));
        judged("2", "t-1", "u-1", List.of("clip"));
        assertEquals(
                "clip 1 by 1",
                advised.stream()
                        .filter(a -> a.startsWith("clip"))
                        .reduce((a, b) -> b)
                        .orElseThrow());
    }

    @Test
    void threats_that_came_before_the_clip_was_pasted_count_as_well() {
        judged("2", "t-1", "u-1", List.of("clip"));
        judged("1", "clip", "u-0", List.of());
        assertEquals("clip 1 by 1", advised.get(1));
    }

    @Test
    void what_is_older_than_a_day_is_no_surge() {
        judged("2", "t-1", "u-1", List.of("clip"));
        at.house.advance(Duration.ofHours(25));
        judged("1", "clip", "u-0", List.of());
        assertEquals("clip 0 by 0", advised.get(1));
    }

    @Test
    void a_post_that_refers_to_itself_does_not_echo() {
        judged("1", "clip", "u-0", List.of("clip"));
        assertEquals(List.of("clip 0 by 0"), advised);
    }

    private void judged(String id, String content, String author, List<String> refersTo) {
        CaseRef ref = new CaseRef("demo", id);
        Instant now = at.house.instant();
        Snapshot.Content post = new Snapshot.Content(
                Optional.of(content),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                refersTo,
                List.of());
        Party party = new Party(
                author,
                "@" + author,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Snapshot snapshot = new Snapshot(
                1,
                ReviewHouse.LINK,
                now,
                "open",
                "post",
                Optional.empty(),
                Optional.of(post),
                Optional.of(party),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        at.told(ref, snapshot, now);
    }
}
