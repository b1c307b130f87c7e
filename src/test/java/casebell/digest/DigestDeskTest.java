package casebell.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.MemoryHouse;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Spot;
import casebell.cases.Staff;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DigestDeskTest {
    private final MemoryHouse house = new MemoryHouse();
    private final MemoryHouse.Memory<String, DigestRun> memory = house.ledger();
    private final DigestStore store = new DigestStore() {
        @Override
        public Optional<DigestRun> find(String key) {
            return memory.find(key);
        }

        @Override
        public <R> R change(String key, Function<Optional<DigestRun>, Change<DigestRun, R>> work) {
            return memory.change(key, work);
        }

        @Override
        public Optional<Instant> endOfLatest() {
            return memory.all().stream()
                    .filter(r -> r.askedBy().isEmpty())
                    .map(DigestRun::to)
                    .max(Instant::compareTo);
        }
    };
    private final Deque<DigestChannel.Posted> next = new ArrayDeque<>();
    private final List<String> posted = new ArrayList<>();
    private final DigestDesk desk = new DigestDesk(
            store,
            after ->
                    after.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(8)).isAfter(after)
                            ? after.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(8))
                            : after.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(32)),
            Permissions.ofSmallTeam(),
            house);

    DigestDeskTest() {
        DigestChannel channel = (run, figures, chart, mayStandAlready) -> {
            posted.add(run.from() + " .. " + run.to());
            return next.isEmpty() ? new DigestChannel.Posted.At(new Spot("5", "50")) : next.pop();
        };
        house.handles(Errand.SEND_DIGEST, new SendDigest(store, DigestDeskTest::figures, channel, desk));
    }

    @Test
    void digests_follow_each_other_without_a_gap() {
        desk.keepTime();
        desk.keepTime();
        days(2);
        assertEquals(
                List.of("2026-04-14T08:00:00Z .. 2026-04-15T08:00:00Z", "2026-04-15T08:00:00Z .. 2026-04-16T08:00:00Z"),
                posted);
    }

    @Test
    void a_digest_that_was_due_while_the_house_was_away_is_posted_once_on_return() {
        desk.keepTime();
        house.advance(Duration.ofDays(3));
        house.runDue();
        assertEquals(1, posted.size());
        days(1);
        assertEquals(2, posted.size());
        assertTrue(posted.get(1).startsWith("2026-04-15T08:00:00Z .. "));
    }

    @Test
    void a_digest_that_could_not_be_posted_is_tried_again() {
        next.add(new DigestChannel.Posted.Later("Discord is away", Instant.parse("2026-04-15T08:00:30Z")));
        desk.keepTime();
        days(1);
        house.advance(Duration.ofSeconds(30));
        house.runDue();
        assertEquals(2, posted.size());
        assertEquals(posted.get(0), posted.get(1));
    }

    @Test
    void a_lead_may_ask_for_one_now_and_a_reviewer_may_not() {
        assertInstanceOf(DigestDesk.Asked.Ordered.class, desk.askNow(new Staff("1", Set.of(Role.LEAD))));
        house.runDue();
        assertEquals(List.of("2026-04-13T09:00:00Z .. 2026-04-14T09:00:00Z"), posted);
        assertInstanceOf(DigestDesk.Asked.NotAllowed.class, desk.askNow(new Staff("2", Set.of(Role.REVIEWER))));
    }

    @Test
    void the_chart_is_a_picture_of_the_promised_size() throws IOException {
        byte[] png = Chart.draw(figures(Instant.parse("2026-04-14T08:00:00Z"), Instant.parse("2026-04-15T08:00:00Z")));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(1600, image.getWidth());
        assertEquals(720, image.getHeight());
    }

    private void days(int count) {
        for (int i = 0; i < count; i++) {
            house.advance(Duration.ofDays(1));
            house.runDue();
        }
    }

    static Figures figures(Instant from, Instant to) {
        List<Figures.Hour> hours = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            hours.add(new Figures.Hour(from.plus(Duration.ofHours(i)), (i * 7) % 13, (i * 5) % 9, i % 8 == 3 ? 1 : 0));
        }
        return new Figures(
                from,
                to,
                Map.of("high", 3L, "low", 2L),
                Map.of("remove-post", 4L),
                4,
                0,
                List.of(),
                List.of(),
                hours,
                10,
                "0");
    }
}
