package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.cases.MemoryHouse;
import casebell.cases.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A simple book about one case, kept from nothing but the entries on the record, in the order in which they were written. It knows the rules by itself, and
 * after each change what is stored must be what the book says. {@link CaseWays} holds which way leads from which stage.
 */
final class CaseBook {
    private static final Set<String> ENDS = Set.of("action.done", "action.refused", "action.moved");
    private static final Duration UNDO = Duration.ofSeconds(30);
    private static final Duration EXPIRES = Duration.ofHours(24);

    private final Possible possible;
    private final InstantSource clock;
    private final Set<String> effects;
    /** Approvals that stand, by person. */
    private final Map<String, Given> standing = new LinkedHashMap<>();
    /** Decisions by id, and what became of each: empty as long as nothing has. */
    private final Map<String, String> outcomes = new HashMap<>();
    /** What was pressed about many cases, by its name on the record. */
    private final Map<String, Together.Terms> batches = new HashMap<>();

    private final Map<String, Decision> decisions = new HashMap<>();
    private Instant suggestedAt = Instant.EPOCH;
    private final Set<String> ways = new HashSet<>();
    private final Set<String> recused = new LinkedHashSet<>();
    private final Set<String> involved = new LinkedHashSet<>();
    private final Set<String> barred = new LinkedHashSet<>();
    private boolean hasAppeal;
    /** About the change that is being read. */
    private boolean isByBatch;

    private boolean hasNewSuggestion;
    private int number;
    private String opinionBy = "";
    private CaseWays.At stage = CaseWays.At.OPEN;
    private Optional<Made> made = Optional.empty();

    /** What the book knows about an approval. */
    private record Given(Instant at, Set<Role> roles, ActionPlan plan, int suggestion) {}

    /** What the book knows about a decision that was not sent yet. */
    private record Made(String id, Instant at, Duration undo, Set<String> people, boolean isHeldBack) {
        boolean canBeUndone(Instant now) {
            return isHeldBack || now.isBefore(at.plus(undo));
        }
    }

    CaseBook(Possible possible, InstantSource clock, Set<String> effects) {
        this.possible = possible;
        this.clock = clock;
        this.effects = effects;
    }

    /** These people approved many cases together, this one among them. */
    void pressed(Together.Terms terms) {
        batches.put(terms.batch(), terms);
    }

    /** Called inside the house, one change after the other. */
    void read(MemoryHouse.Step step) {
        Optional<Review> before = step.before().filter(Review.class::isInstance).map(Review.class::cast);
        Optional<Review> after = step.after()
                .filter(Review.class::isInstance)
                .map(Review.class::cast)
                .or(() -> before);
        if (!step.key().equals(ReviewHouse.REF) || after.isEmpty()) {
            return;
        }
        Review is = after.get();
        Review was = before.orElse(is);
        isByBatch = false;
        step.entries().stream()
                .filter(e -> e.type().equals("review.approval-lapsed"))
                .forEach(this::lapsed);
        for (Entry entry : step.entries()) {
            entry(entry, was, is);
        }
        compare(is);
    }

    private void entry(Entry entry, Review was, Review is) {
        String type = entry.type();
        CaseWays.At from = stage;
        stage = CaseWays.next(from, type);
        switch (type) {
            case "review.approved" -> approved(entry, is);
            case "review.decided" -> decided(entry, was, is);
            case "review.dismissed", "review.reversal-dropped" -> dismissed(entry, was);
            case "review.undone" -> {
                byDecider(entry);
                undone(type);
            }
            case "review.reopened" -> byDecider(entry);
            case "review.reversal-proposed" -> {
                byDecider(entry);
                standing.clear();
            }
            case "review.recused" -> recused(entry, from);
            case "review.opinion-asked" -> opinionBy = beside(entry);
            case "case.judged" -> hasNewSuggestion = true;
            case "appeal.opened" -> appealed(entry);
            case "appeal.upheld" -> {
                assertTrue(hasAppeal, "an appeal is decided once");
                byDecider(entry);
                hasAppeal = false;
            }
            case "appeal.overturned" -> {
                assertTrue(hasAppeal, "an appeal is decided once");
                hasAppeal = false;
            }
            case "action.held-back" -> made = made.map(m -> new Made(m.id(), m.at(), m.undo(), m.people(), true));
            case "action.requested" -> requested(entry);
            case "test.began" -> began();
            default -> {}
        }
        if (ENDS.contains(type)) {
            String id = entry.details().text("decision").orElseThrow();
            assertEquals(type.equals("action.done"), effects.contains(id), "the record says what happened: " + type);
            end(id, type);
        }
        if (stage == CaseWays.At.OPEN && from != CaseWays.At.OPEN && !type.equals("review.reversal-proposed")) {
            standing.clear();
        }
        ways.add(from + " " + type + " " + stage);
    }

    private void approved(Entry entry, Review is) {
        String who = entry.staffId().orElseThrow();
        Optional<Together.Terms> batch = entry.details().text("batch").map(batches::get);
        Approval approval = approvalBy(is, who);
        if (batch.isPresent() && !isByBatch) {
            standing.clear(); // who approves many approves each of them
        }
        isByBatch = batch.isPresent();
        if (isByBatch) {
            assertTrue(batch.get().approvals().contains(approval), "each approved the batch");
        } else {
            byDecider(entry);
            assertTrue(possible.mayBe(approval.staff()), () -> "with the roles held at that moment: " + approval);
            assertEquals(clock.instant(), approval.at());
        }
        mayHaveAPart(who);
        ActionPlan plan = planOf(is);
        assertEquals(plan.action(), entry.details().text("action").orElseThrow());
        assertEquals(
                is.suggestion().number(), entry.details().number("suggestion").orElseThrow());
        assertTrue(possible.mayBeInForce(is.suggestion().policyRevision()), "under the policy in force");
        assertEquals(
                Optional.of(is.suggestion().policyRevision()), entry.details().text("policy"));
        standing.values()
                .removeIf(g -> !g.plan().equals(plan)
                        || g.suggestion() != is.suggestion().number());
        Given given =
                new Given(approval.at(), approval.roles(), plan, is.suggestion().number());
        assertEquals(null, standing.put(who, given), "one person counts once");
        involved.add(who);
    }

    private void decided(Entry entry, Review was, Review is) {
        Decision decision = ((Stage.Decided) is.stage()).decision();
        assertEquals(Optional.of(decision.id()), entry.details().text("decision"));
        assertEquals(
                standing.keySet(),
                decision.approvals().stream().map(Approval::staffId).collect(Collectors.toSet()),
                "this very thing was approved by each");
        assertEquals(standing.size(), decision.approvals().size(), "one person counts once");
        Suggestion suggestion = decision.suggestion();
        int graded = Math.max(suggestion.approvals(), decision.plan().approvals());
        assertTrue(standing.size() >= (opinionBy.isEmpty() ? graded : Math.max(2, graded)), "enough people");
        boolean isBatch = isByBatch;
        assertTrue(
                suggestion.seniors().isEmpty()
                        || suggestion.seniors().stream().anyMatch(r -> isSenior(decision, r, isBatch)),
                "one of them is senior");
        assertTrue(possible.mayBeInForce(suggestion.policyRevision()), "under the policy in force");
        for (Approval approval : decision.approvals()) {
            mayHaveAPart(approval.staffId());
            assertTrue(isBatch || possible.mayDecide(approval.staffId()), "a role that was lost counts as lost");
            assertTrue(isBatch || clock.instant().isBefore(approval.at().plus(EXPIRES)), "no approval is too old");
        }
        is.reversal().ifPresent(this::takesBack);
        if (isBatch) {
            Instant proposed = decision.approvals().get(0).at();
            assertFalse(suggestedAt.isAfter(proposed), "what was judged anew since is left out");
            assertEquals(was.suggestion().plan(), Optional.of(decision.plan()), "a batch does what is suggested");
            assertTrue(opinionBy.isEmpty() && was.reversal().isEmpty(), "what is not like the others is left out");
            assertTrue(standing.size() >= 2, "many cases are decided by two people");
        }
        assertEquals(null, outcomes.put(decision.id(), ""), "a decision is made once");
        decisions.put(decision.id(), decision);
        made = Optional.of(new Made(
                decision.id(), clock.instant(), isBatch ? Duration.ZERO : UNDO, Set.copyOf(standing.keySet()), false));
        standing.clear();
    }

    /** What was done is taken back with the approvals that it needed itself. */
    private void takesBack(Reversal reversal) {
        Decision done = decisions.get(reversal.decision().id());
        assertTrue(standing.size() >= done.approvals().size(), "as many people as decided it");
        Set<Role> seniors = done.suggestion().seniors();
        assertTrue(
                seniors.isEmpty()
                        || standing.values().stream()
                                .anyMatch(g -> g.roles().stream().anyMatch(seniors::contains)),
                "somebody senior, as when it was decided");
    }

    private boolean isSenior(Decision decision, Role role, boolean isBatch) {
        return decision.approvals().stream()
                .anyMatch(a -> a.roles().contains(role)
                        && standing.get(a.staffId()).roles().contains(role)
                        && (isBatch || possible.mayHave(a.staffId(), role)));
    }

    private void dismissed(Entry entry, Review was) {
        boolean isBatch = entry.details().text("batch").map(batches::get).isPresent();
        String who = isBatch ? entry.staffId().orElseThrow() : byDecider(entry);
        mayHaveAPart(who);
        assertTrue(
                isBatch
                        || !ReviewDesk.wantsReason(was)
                        || entry.details().text("reason").isPresent(),
                "a reason where one is wanted");
        if (entry.type().equals("review.dismissed")) {
            involved.add(who);
        }
        standing.clear();
    }

    private void lapsed(Entry entry) {
        String who = entry.details().text("approver").orElseThrow();
        Given given = Optional.ofNullable(standing.remove(who)).orElseThrow();
        assertTrue(
                !clock.instant().isBefore(given.at().plus(EXPIRES)) || possible.mayHaveLost(who, given.roles()),
                "no approval is lost without a reason");
    }

    private void recused(Entry entry, CaseWays.At from) {
        String who = beside(entry);
        assertTrue(recused.add(who));
        standing.remove(who);
        opinionBy = opinionBy.equals(who) ? "" : opinionBy;
        boolean isVoid = from == CaseWays.At.DECIDED
                && made.orElseThrow().people().contains(who)
                && made.get().canBeUndone(clock.instant());
        if (isVoid) {
            stage = CaseWays.At.OPEN;
            undone(entry.type());
        }
    }

    private void undone(String type) {
        made.ifPresent(m -> {
            assertTrue(m.canBeUndone(clock.instant()), "undone within the window");
            end(m.id(), type);
        });
        made = Optional.empty();
    }

    private void appealed(Entry entry) {
        entry.staffId().ifPresent(who -> assertTrue(possible.mayAppeal(who), "who may open an appeal"));
        assertFalse(hasAppeal, "one appeal at a time");
        hasAppeal = true;
        barred.clear();
        barred.addAll(involved);
    }

    private void requested(Entry entry) {
        String id = entry.details().text("decision").orElseThrow();
        Made waits = made.orElseThrow();
        assertEquals(waits.id(), id, "what was undone is not begun");
        assertEquals("", outcomes.get(id), "begun once");
        assertFalse(clock.instant().isBefore(waits.at().plus(waits.undo())), "not before the undo window is over");
        assertTrue(possible.mayBeFree(), "nothing is begun in safe mode");
        made = Optional.empty();
    }

    private void began() {
        recused.clear();
        involved.clear();
        barred.clear();
        hasAppeal = false;
        opinionBy = "";
    }

    private String byDecider(Entry entry) {
        String who = beside(entry);
        mayHaveAPart(who);
        return who;
    }

    /** Who had a part in what is appealed against may still keep out, or ask for more people. */
    private String beside(Entry entry) {
        String who = entry.staffId().orElseThrow();
        assertTrue(possible.mayDecide(who), () -> "only those who may decide: " + entry);
        assertFalse(recused.contains(who), "nobody with a conflict of interest");
        return who;
    }

    private void mayHaveAPart(String who) {
        assertFalse(recused.contains(who), "nobody with a conflict of interest");
        assertFalse(hasAppeal && barred.contains(who), "an appeal is decided by others");
    }

    private void end(String id, String how) {
        assertEquals("", outcomes.put(id, how), "never two outcomes");
    }

    private static ActionPlan planOf(Review is) {
        return is.stage() instanceof Stage.Open open
                ? open.plan().orElseThrow()
                : ((Stage.Decided) is.stage()).decision().plan();
    }

    private static Approval approvalBy(Review is, String who) {
        List<Approval> all = is.stage() instanceof Stage.Open open
                ? open.approvals()
                : ((Stage.Decided) is.stage()).decision().approvals();
        return all.stream().filter(a -> a.staffId().equals(who)).findFirst().orElseThrow();
    }

    /** A role that was lost once stays lost for this approval. */
    private Given narrowed(Given given, Approval approval) {
        given.roles().stream()
                .filter(r -> !approval.roles().contains(r))
                .forEach(r -> assertTrue(possible.mayLack(approval.staffId(), r), "no role is lost without a reason"));
        return new Given(given.at(), approval.roles(), given.plan(), given.suggestion());
    }

    /** What is stored is what the record tells. */
    private void compare(Review is) {
        assertEquals(stage, CaseWays.at(is.stage()), "each step is on the record");
        if (is.suggestion().number() != number) {
            suggestedAt = hasNewSuggestion ? clock.instant() : suggestedAt;
            number = is.suggestion().number();
        }
        if (is.stage() instanceof Stage.Open open) {
            if (hasNewSuggestion) {
                standing.values().removeIf(g -> g.suggestion() != number);
            }
            Set<String> people =
                    open.approvals().stream().map(Approval::staffId).collect(Collectors.toSet());
            assertEquals(standing.keySet(), people, "each approval is on the record");
            for (Approval approval : open.approvals()) {
                Given given = standing.get(approval.staffId());
                assertEquals(given.at(), approval.at());
                assertEquals(Optional.of(given.plan()), open.plan(), "for this very thing");
                assertTrue(given.roles().containsAll(approval.roles()), "a role won since adds nothing");
                standing.put(approval.staffId(), narrowed(given, approval));
            }
        }
        hasNewSuggestion = false;
        if (is.stage() instanceof Stage.Decided decided) {
            assertEquals(made.orElseThrow().id(), decided.decision().id());
        }
        CaseWays.waits(is.stage()).ifPresent(id -> assertEquals("", outcomes.get(id), "what waits has no outcome yet"));
        assertEquals(recused, Set.copyOf(is.handling().recused()), "who keeps out is on the record");
        assertEquals(hasAppeal, is.handling().openAppeal().isPresent(), "an appeal is not lost");
        assertEquals(opinionBy, is.handling().opinionAskedBy().orElse(""));
    }

    /** Whether a decision of this id is on the record. */
    boolean knows(String decisionId) {
        return outcomes.containsKey(decisionId);
    }

    /** Everything came to its one end, and the case system has what the record says, no more and no less. */
    void atRest() {
        assertTrue(outcomes.values().stream().noneMatch(String::isEmpty), () -> "no decision is lost: " + outcomes);
        Set<String> done = outcomes.keySet().stream()
                .filter(id -> outcomes.get(id).equals("action.done"))
                .collect(Collectors.toSet());
        assertEquals(done, effects, "what was done is what was decided");
    }

    Set<String> ways() {
        return ways;
    }
}
