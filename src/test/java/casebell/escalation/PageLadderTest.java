package casebell.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.MemoryHouse;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Spot;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageLadderTest {
    private static final CaseRef REF = new CaseRef("demo", "4800");
    private static final Alarm ALARM = new Alarm(
            "default", "Decide about a context notice", "A surge of threats", Duration.ofHours(1), "casebell");
    private static final Staff REVIEWER = new Staff("101", Set.of(Role.REVIEWER));
    private static final Staff CHIEF = new Staff("201", Set.of(Role.LEADERSHIP));

    private final MemoryHouse house = new MemoryHouse();
    private final MemoryHouse.Memory<CaseRef, Escalation> memory = house.ledger();
    private final EscalationStore store = new EscalationStore() {
        @Override
        public Optional<Escalation> find(CaseRef key) {
            return memory.find(key);
        }

        @Override
        public <R> R change(CaseRef key, Function<Optional<Escalation>, Change<Escalation, R>> work) {
            return memory.change(key, work);
        }

        @Override
        public List<Escalation> unacknowledged(int limit) {
            return memory.all();
        }
    };
    private final List<String> calls = new ArrayList<>();
    private final Deque<Pager.Paged> next = new ArrayDeque<>();
    private final Pager pager = new Pager() {
        @Override
        public Paged page(Escalation escalation, int step, Ladder.Tier tier, boolean mayStandAlready) {
            calls.add("page " + tier.title() + (mayStandAlready ? " looking first" : ""));
            return next.isEmpty() ? new Paged.At(new Spot("9", "90" + step)) : next.pop();
        }

        @Override
        public Paged find(Escalation escalation, int step) {
            calls.add("find page " + step);
            return next.isEmpty() ? new Paged.At(new Spot("9", "90" + step)) : next.pop();
        }

        @Override
        public Paged redraw(Escalation escalation, Escalation.Page page) {
            calls.add("redraw " + page.spot().orElseThrow().messageId() + " "
                    + escalation.phase().getClass().getSimpleName());
            return new Paged.At(page.spot().orElseThrow());
        }
    };
    private final EscalationDesk desk = new EscalationDesk(store, Permissions.ofSmallTeam(), house);

    PageLadderTest() {
        Ladder ladder = new Ladder("default", List.of(tier("on call", 1), tier("chief", 0)));
        house.handles(Errand.RAISE, desk);
        house.handles(Errand.PAGE, new PageLadder(store, Map.of("default", ladder), pager, Duty.ALL, house));
        house.handles(Errand.SHOW_PAGE, new PageKeeper(store, pager));
    }

    private static Ladder.Tier tier(String title, int repeats) {
        return new Ladder.Tier(
                title, List.of(new Ladder.OnCall(Ladder.OnCall.Kind.ROLE, "5")), Duration.ofMinutes(15), repeats);
    }

    @Test
    void nobody_answers_so_the_tier_is_repeated_and_the_next_one_is_paged() {
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        assertEquals(List.of("page on call"), pages());
        quarterHours(1);
        assertEquals(List.of("page on call", "page on call"), pages());
        quarterHours(1);
        assertEquals(List.of("page on call", "page on call", "page chief"), pages());
        quarterHours(1);
        assertEquals(3, pages().size());
        assertInstanceOf(
                Escalation.Phase.Unanswered.class, store.find(REF).orElseThrow().phase());
        quarterHours(10);
        assertEquals(3, pages().size());
    }

    @Test
    void a_tier_in_which_nobody_can_help_is_passed_over_at_once_and_no_tier_when_nobody_can() {
        boolean[] chiefCan = {true};
        Duty duty = (ref, onCall) -> onCall.id().equals("6") && chiefCan[0];
        Ladder.Tier chief = new Ladder.Tier(
                "chief", List.of(new Ladder.OnCall(Ladder.OnCall.Kind.ROLE, "6")), Duration.ofMinutes(15), 0);
        Ladder ladder = new Ladder("default", List.of(tier("on call", 1), chief));
        house.handles(Errand.PAGE, new PageLadder(store, Map.of("default", ladder), pager, duty, house));
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        house.runDue();
        house.runDue();
        assertEquals(List.of("page chief"), pages());
        assertEquals(
                2,
                house.recorded().stream()
                        .filter("escalation.passed-over"::equals)
                        .count());
        desk.acknowledge(REF, CHIEF);
        chiefCan[0] = false;
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        assertEquals(List.of("page chief", "page on call"), pages());
    }

    @Test
    void an_acknowledgement_ends_the_paging() {
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        assertInstanceOf(Answered.Acknowledged.class, desk.acknowledge(REF, CHIEF));
        assertInstanceOf(Answered.AlreadyAcknowledged.class, desk.acknowledge(REF, CHIEF));
        quarterHours(8);
        assertEquals(List.of("page on call"), pages());
    }

    @Test
    void an_unanswered_escalation_can_still_be_acknowledged() {
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        quarterHours(5);
        assertInstanceOf(Answered.Acknowledged.class, desk.acknowledge(REF, CHIEF));
    }

    @Test
    void somebody_without_the_role_cannot_acknowledge() {
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        assertInstanceOf(Answered.NotAllowed.class, desk.acknowledge(REF, REVIEWER));
        assertTrue(!store.find(REF).orElseThrow().isAcknowledged());
    }

    @Test
    void the_same_alarm_of_the_policy_pages_once() {
        for (int i = 0; i < 3; i++) {
            desk.carryOut(Order.of(Errand.RAISE, REF, "policy-default", house.instant())
                    .noting(ALARM.toNote()));
            house.runDue();
        }
        assertEquals(List.of("page on call"), pages());
        desk.acknowledge(REF, CHIEF);
        desk.carryOut(
                Order.of(Errand.RAISE, REF, "policy-default", house.instant()).noting(ALARM.toNote()));
        house.runDue();
        assertEquals(List.of("page on call"), pages());
    }

    @Test
    void a_page_that_may_have_been_posted_is_looked_for_first() {
        next.add(new Pager.Paged.Later("Discord is away", house.instant().plusSeconds(5)));
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        house.advance(Duration.ofSeconds(5));
        house.runDue();
        assertEquals(List.of("page on call", "page on call looking first"), pages());
    }

    @Test
    void a_page_that_stands_without_our_knowledge_is_found_after_an_acknowledgement_and_asks_no_more() {
        next.add(new Pager.Paged.Later("Discord did not answer", house.instant().plusSeconds(5)));
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        desk.acknowledge(REF, CHIEF);
        house.runDue();
        house.advance(Duration.ofSeconds(5));
        house.runDue();
        assertEquals(List.of("page on call", "find page 0", "redraw 900 Acknowledged"), calls);
        assertEquals(
                Optional.of(new Spot("9", "900")),
                store.find(REF).orElseThrow().page(0).flatMap(Escalation.Page::spot));
        quarterHours(8);
        assertEquals(List.of("page on call"), pages());
    }

    @Test
    void a_page_that_never_stood_is_not_posted_after_an_acknowledgement() {
        next.add(new Pager.Paged.Later("Discord is away", house.instant().plusSeconds(5)));
        desk.escalate(REF, REVIEWER, ALARM);
        house.runDue();
        desk.acknowledge(REF, CHIEF);
        next.add(new Pager.Paged.Later("Discord is away", house.instant().plusSeconds(10)));
        next.add(new Pager.Paged.Deleted());
        quarterHours(2);
        assertEquals(List.of("page on call", "find page 0", "find page 0"), calls);
    }

    private List<String> pages() {
        return calls.stream().filter(c -> c.startsWith("page")).toList();
    }

    private void quarterHours(int count) {
        for (int i = 0; i < count; i++) {
            house.advance(Duration.ofMinutes(15));
            house.runDue();
        }
    }
}
