package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.policy.BundleDiff;
import casebell.policy.BundleMeaning;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.text.Mistake;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds the policy in force, and changes it without a restart. Only a bundle without a mistake, whose own tests pass, comes into force; whatever is tried is
 * on the record and told to the policy owners.
 */
public final class PolicyDesk {
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 500;

    private final PolicyStore policies;
    private final Permissions permissions;
    private final Supplier<PolicyReader.Read> source;
    private final InstantSource clock;
    private volatile Policy current;

    /**
     * @param policy what is in force at first
     * @param source reads the bundle anew
     */
    public PolicyDesk(
            PolicyStore policies,
            Permissions permissions,
            Policy policy,
            Supplier<PolicyReader.Read> source,
            InstantSource clock) {
        this.policies = policies;
        this.permissions = permissions;
        this.current = policy;
        this.source = source;
        this.clock = clock;
    }

    /** What came of a change. */
    public sealed interface Outcome {
        /** It is in force. */
        record Changed(PolicyInForce.Amendment amendment) implements Outcome {}

        /** The files say what is in force already. */
        record Same(String hash) implements Outcome {}

        /** The files cannot be used; what was in force stays. */
        record Refused(PolicyInForce.Amendment amendment) implements Outcome {}

        /** This person may not. */
        record NotAllowed(Set<Role> whoMay) implements Outcome {}
    }

    /** Who or what changed the files: one of the two is there. */
    private record By(Optional<String> staffId, Optional<String> files) {}

    /** The policy in force. */
    public Policy current() {
        return current;
    }

    /** What the policy in force is called. */
    public String name() {
        return current.name();
    }

    /** How many rules are in force. */
    public int rules() {
        return current.size();
    }

    /** The revision in force. */
    public String hash() {
        return current.revision();
    }

    /** What is stored about it; empty before {@link #begin}. */
    public Optional<PolicyInForce> inForce() {
        return policies.find(PolicyInForce.KEY);
    }

    /** Takes down what is in force at a start; says so when it is not what was in force at the end. */
    public void begin() {
        if (inForce().filter(p -> p.hash().equals(current().revision())).isEmpty()) {
            bringIntoForce(current(), new By(Optional.empty(), Optional.of("changed while Casebell was not running")));
        }
    }

    /** Staff ask for the files to be read again. */
    public Outcome reload(Staff who) {
        return permissions.allow(who, Deed.GOVERN)
                ? read(new By(Optional.of(who.id()), Optional.empty()))
                : new Outcome.NotAllowed(permissions.whoMay(Deed.GOVERN));
    }

    /**
     * The files changed.
     *
     * @param files who saved them, as far as the machine knows
     */
    public Outcome filesChanged(String files) {
        return read(new By(Optional.empty(), Optional.of(files)));
    }

    private Outcome read(By by) {
        PolicyReader.Read read = source.get();
        if (read instanceof PolicyReader.Read.Ready ready) {
            return bringIntoForce(ready.policy(), by);
        }
        List<String> lines = ((PolicyReader.Read.Refused) read)
                .mistakes().stream().map(PolicyDesk::inWords).toList();
        return policies.change(PolicyInForce.KEY, stored -> {
            PolicyInForce before = stored.orElseGet(this::first);
            PolicyInForce.Amendment amendment = amendment(before, Optional.empty(), by, lines);
            return Change.to(before.refusing(amendment), entry("policy.refused", amendment))
                    .ordering(tell(amendment))
                    .answering(new Outcome.Refused(amendment));
        });
    }

    private Outcome bringIntoForce(Policy fresh, By by) {
        Outcome outcome = policies.change(PolicyInForce.KEY, stored -> {
            if (stored.isEmpty()) {
                PolicyInForce first =
                        new PolicyInForce(fresh.revision(), fresh.meaning().toJson(), clock.instant(), List.of(), 1);
                Json.Builder details = Json.object().with("policy", fresh.revision());
                return Change.to(first, Entry.ofHouse("policy.began", PolicyInForce.KEY, details))
                        .<Outcome>answering(new Outcome.Same(fresh.revision()));
            }
            PolicyInForce before = stored.get();
            if (before.hash().equals(fresh.revision())) {
                return Change.none(new Outcome.Same(fresh.revision()));
            }
            PolicyInForce.Amendment amendment =
                    amendment(before, Optional.of(fresh.revision()), by, differences(before, fresh));
            PolicyInForce next =
                    before.amended(fresh.revision(), fresh.meaning().toJson(), amendment);
            Change.Draft<PolicyInForce> draft =
                    Change.to(next, entry("policy.changed", amendment)).ordering(tell(amendment));
            // the notice of a change that was overtaken must not go on promising a number
            before.underWay()
                    .ifPresent(late -> draft.ordering(Order.of(
                            Errand.TELL_POLICY, PolicyInForce.KEY, late.number() + "-overtaken", amendment.at())));
            return draft.ordering(Order.of(
                            Errand.JUDGE_ANEW, PolicyInForce.KEY, String.valueOf(amendment.number()), amendment.at()))
                    .answering(new Outcome.Changed(amendment));
        });
        current = fresh;
        return outcome;
    }

    private PolicyInForce first() {
        Policy policy = current();
        return new PolicyInForce(policy.revision(), policy.meaning().toJson(), clock.instant(), List.of(), 0);
    }

    private static List<String> differences(PolicyInForce before, Policy fresh) {
        List<String> lines = BundleMeaning.read(before.meaning())
                .map(meaning -> BundleDiff.between(meaning, fresh.meaning()))
                .orElse(List.of("What the policy said before cannot be read any more."));
        return lines.isEmpty() ? List.of("Only tests, comments or the form of the files changed.") : lines;
    }

    private PolicyInForce.Amendment amendment(PolicyInForce before, Optional<String> after, By by, List<String> lines) {
        List<String> shown = lines.stream()
                .limit(MOST_LINES)
                .map(l -> l.length() <= LONGEST_LINE ? l : l.substring(0, LONGEST_LINE - 1) + "…")
                .toList();
        Instant now = clock.instant();
        return new PolicyInForce.Amendment(
                before.nextNumber(),
                before.hash(),
                after,
                by.staffId(),
                by.files(),
                shown,
                now,
                after.map(hash -> PolicyInForce.Anew.BEGINNING));
    }

    private static Entry entry(String type, PolicyInForce.Amendment amendment) {
        Json.Builder details = Json.object()
                .with("before", amendment.before())
                .with("after", amendment.after().orElse("none"))
                .with("number", amendment.number())
                .with("files", amendment.files().orElse("none"))
                .with("lines", Json.ofTexts(amendment.lines()));
        return amendment
                .staffId()
                .map(id -> Entry.ofStaff(type, PolicyInForce.KEY, id, details))
                .orElseGet(() -> Entry.ofHouse(type, PolicyInForce.KEY, details));
    }

    private static Order tell(PolicyInForce.Amendment amendment) {
        return Order.of(Errand.TELL_POLICY, PolicyInForce.KEY, String.valueOf(amendment.number()), amendment.at());
    }

    private static String inWords(Mistake mistake) {
        return mistake.file() + " line " + mistake.place().line()
                + (mistake.path().isEmpty() ? "" : ", " + mistake.path()) + ": found " + mistake.found() + ", expected "
                + mistake.expected();
    }
}
