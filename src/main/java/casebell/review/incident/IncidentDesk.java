package casebell.review.incident;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Snapshot;
import casebell.cases.Staff;
import casebell.review.Approval;
import casebell.review.PressTerms;
import casebell.review.RoleRegister;
import casebell.review.Suggestion;
import casebell.review.Together;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Where people decide about many cases of an incident at once. Who decides has looked at cases drawn at random, who proposes never approves, and every
 * press is authorised here, anew, with the roles held at that moment.
 */
public final class IncidentDesk {
    private static final int LONGEST_REASON = 300;

    private final IncidentStore incidents;
    private final IncidentSight sight;
    private final CaseStore cases;
    private final Terms terms;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * @param random draws the samples
     */
    public IncidentDesk(
            IncidentStore incidents,
            IncidentSight sight,
            CaseStore cases,
            Terms terms,
            RandomGenerator random,
            InstantSource clock) {
        this.incidents = incidents;
        this.sight = sight;
        this.cases = cases;
        this.terms = terms;
        this.random = random;
        this.clock = clock;
    }

    /**
     * On what terms people decide.
     *
     * @param register tells whether earlier approvers still hold their roles
     */
    public record Terms(Permissions permissions, RoleRegister register, PressTerms press) {}

    /** The incidents that stand, the one that changed last first. */
    public List<IncidentView> list(int limit) {
        return incidents.standing(limit).stream().map(sight::of).toList();
    }

    /** How one is. */
    public IncidentAnswer show(CaseRef ref) {
        return incidents
                .find(ref)
                .filter(Incident::stands)
                .<IncidentAnswer>map(i -> new IncidentAnswer.Shown(sight.of(i)))
                .orElseGet(IncidentAnswer.Unknown::new);
    }

    /**
     * Draws open cases of one verdict at random, each as likely as any other, and takes down which ones this person saw.
     *
     * @param code of the verdict; without it, that of a batch that waits for this person, or else the one of which there are most that nobody proposed for
     */
    public IncidentAnswer sample(CaseRef ref, Staff who, Optional<String> code) {
        return authorised(ref, who, incident -> {
            Optional<IncidentView.Group> group = group(incident, code, who);
            if (group.isEmpty()) {
                return Change.none(new IncidentAnswer.NothingAlike());
            }
            List<CaseRef> drawn = draw(ref, group.get()).stream()
                    .filter(r -> isOpenTo(who, r))
                    .toList();
            if (drawn.isEmpty()) {
                return Change.none(new IncidentAnswer.NothingAlike());
            }
            Instant now = clock.instant();
            Entry entry = Entry.ofStaff(
                    "incident.sampled",
                    ref.toString(),
                    who.id(),
                    Json.object()
                            .with("verdict", group.get().verdict())
                            .with("of", group.get().count())
                            .with(
                                    "cases",
                                    Json.ofTexts(drawn.stream()
                                            .map(CaseRef::toString)
                                            .toList())));
            Incident.Look look = new Incident.Look(who.id(), group.get().verdict(), now, drawn);
            return Change.to(incident.looked(look).step(), entry)
                    .ordering(Gathering.redraw(ref, now))
                    .answering(new IncidentAnswer.Sampled(
                            ref,
                            group.get(),
                            drawn.stream().flatMap(r -> excerpt(r).stream()).toList(),
                            incident.liveBatch(group.get().verdict()).filter(Batch::isProposed)));
        });
    }

    /** What is another team's, or confidential, is not shown. */
    private boolean isOpenTo(Staff who, CaseRef ref) {
        return terms.permissions().barrier(who, Deed.READ, ref).isEmpty();
    }

    /** Places without replacement, by Floyd's method; the cases are then read at those places. */
    private List<CaseRef> draw(CaseRef ref, IncidentView.Group group) {
        int size = Math.min(Incident.SAMPLE, group.count());
        Set<Integer> places = new HashSet<>();
        for (int i = group.count() - size; i < group.count(); i++) {
            int place = random.nextInt(i + 1);
            places.add(places.contains(place) ? i : place);
        }
        List<CaseRef> drawn = new ArrayList<>();
        for (int place : places) {
            drawn.addAll(incidents.alike(ref, group.verdict(), place, 1));
        }
        return drawn;
    }

    private Optional<IncidentAnswer.Excerpt> excerpt(CaseRef ref) {
        return cases.find(ref)
                .map(c -> new IncidentAnswer.Excerpt(
                        ref,
                        c.link(),
                        Optional.of(c)
                                .flatMap(Case::snapshot)
                                .flatMap(Snapshot::content)
                                .flatMap(Snapshot.Content::text)));
    }

    /** Proposes to decide all open cases of one verdict as the policy suggests. The proposal is the first approval. */
    public IncidentAnswer propose(CaseRef ref, Staff who, Optional<String> code) {
        return propose(ref, who, code, Optional.empty());
    }

    /**
     * The same, perhaps with another plan that the policy offers.
     *
     * @param choice the other plan, and why
     */
    public IncidentAnswer propose(CaseRef ref, Staff who, Optional<String> code, Optional<Batch.Choice> choice) {
        if (choice.filter(c -> c.reason().isBlank() || c.reason().length() > LONGEST_REASON)
                .isPresent()) {
            return terms.permissions().allow(who, Deed.DECIDE)
                    ? new IncidentAnswer.ReasonWanted(LONGEST_REASON)
                    : new IncidentAnswer.NotAllowed(
                            Deed.DECIDE, terms.permissions().whoMay(Deed.DECIDE));
        }
        return authorised(ref, who, incident -> {
            Optional<IncidentView.Group> group = group(incident, code, who);
            if (group.isEmpty()) {
                return Change.none(new IncidentAnswer.NothingAlike());
            }
            Instant now = clock.instant();
            String verdict = group.get().verdict();
            Optional<Batch> live = incident.liveBatch(verdict);
            if (live.isPresent()) {
                return Change.none(new IncidentAnswer.AlreadyProposed(live.get()));
            }
            if (!incident.hasLooked(who.id(), verdict, now)) {
                return Change.none(new IncidentAnswer.LookFirst(Incident.SAMPLE));
            }
            if (isUnderAnotherPolicy(verdict)) {
                return judgeAnew(ref, who, now);
            }
            Suggestion like = group.get().like();
            if (choice.isPresent() && Batch.offered(like, choice.get()).isEmpty()) {
                return Change.none(new IncidentAnswer.NotOffered(choice.get().action()));
            }
            int number = incident.nextBatch();
            int size = incidents.enrol(ref, verdict, number);
            Batch batch = Batch.proposed(
                    number, like, choice, size, new Approval(who.id(), who.roles(), who.chatRoles(), now));
            return Change.to(incident.with(batch).step(), entry("incident.batch-proposed", incident, who, batch))
                    .ordering(redraw(ref, batch, "proposed", now))
                    .answering(new IncidentAnswer.Proposed(batch));
        });
    }

    /** Approves what another person proposed. */
    public IncidentAnswer approve(CaseRef ref, Staff who, Optional<Integer> number) {
        Map<String, Set<Role>> held = heldNow(ref, number, who);
        return authorised(ref, who, incident -> {
            Optional<Batch> found = find(incident, number, Batch::isProposed);
            if (found.isEmpty()) {
                return Change.none(new IncidentAnswer.NoSuchBatch());
            }
            Batch batch = found.get();
            Instant now = clock.instant();
            if (hasLapsed(batch, held, now)) {
                return end(
                        incident,
                        batch,
                        Optional.empty(),
                        Entry.ofHouse(
                                "incident.batch-lapsed",
                                ref.toString(),
                                Json.object().with("batch", batch.number())),
                        IncidentAnswer.Lapsed::new);
            }
            if (batch.isApprovedBy(who.id())) {
                return Change.none(new IncidentAnswer.AlreadyYours(batch));
            }
            if (!incident.hasLooked(who.id(), batch.verdict(), now)) {
                return Change.none(new IncidentAnswer.LookFirst(Incident.SAMPLE));
            }
            if (isUnderAnotherPolicy(batch.verdict())) {
                Change<Incident, IncidentAnswer> anew = judgeAnew(ref, who, now);
                Change<Incident, IncidentAnswer> withdrawn =
                        end(incident, batch, Optional.empty(), anew.entries().get(0), b -> anew.answer());
                return new Change<>(
                        withdrawn.next(),
                        withdrawn.entries(),
                        Stream.concat(withdrawn.orders().stream(), anew.orders().stream())
                                .toList(),
                        anew.answer());
            }
            return approved(
                    incident, batch.approvedBy(new Approval(who.id(), who.roles(), who.chatRoles(), now)), who, now);
        });
    }

    private Change<Incident, IncidentAnswer> approved(Incident incident, Batch given, Staff who, Instant now) {
        Entry entry = entry("incident.batch-approved", incident, who, given);
        if (given.missing() > 0) {
            return Change.to(incident.with(given).step(), entry)
                    .ordering(redraw(
                            incident.ref(),
                            given,
                            "approved-" + given.approvals().size(),
                            now))
                    .answering(new IncidentAnswer.AwaitingOthers(given));
        }
        Instant startsAt = now.plus(terms.press().undoWindow());
        Batch running = given.in(new Batch.Phase.Running(startsAt));
        return Change.to(incident.with(running).step(), entry)
                .ordering(Order.of(Errand.CARRY_OUT_BATCH, incident.ref(), Integer.toString(given.number()), startsAt))
                .ordering(redraw(incident.ref(), given, "begins", now))
                .answering(new IncidentAnswer.Begins(running, startsAt));
    }

    /** Stops what was proposed or is being carried out. What is done stays done. */
    public IncidentAnswer stop(CaseRef ref, Staff who, Optional<Integer> number) {
        return authorised(ref, who, incident -> {
            Optional<Batch> found =
                    find(incident, number, Batch::isRunning).or(() -> find(incident, number, Batch::isLive));
            return found.isEmpty()
                    ? Change.none(new IncidentAnswer.NoSuchBatch())
                    : end(
                            incident,
                            found.get(),
                            Optional.of(who.id()),
                            entry("incident.batch-stopped", incident, who, found.get()),
                            IncidentAnswer.Stopped::new);
        });
    }

    private Change<Incident, IncidentAnswer> end(
            Incident incident,
            Batch batch,
            Optional<String> stoppedBy,
            Entry entry,
            Function<Batch, IncidentAnswer> answer) {
        Instant now = clock.instant();
        incidents.settleWaiting(incident.ref(), batch.number(), Together.Part.STOPPED);
        Batch ended = batch.in(new Batch.Phase.Ended(stoppedBy, incidents.parts(incident.ref(), batch.number()), now));
        return Change.to(incident.with(ended).step(), entry)
                .ordering(redraw(incident.ref(), ended, "stopped", now))
                .answering(answer.apply(ended));
    }

    private boolean hasLapsed(Batch batch, Map<String, Set<Role>> held, Instant now) {
        return batch.approvals().stream()
                .anyMatch(a -> !now.isBefore(a.at().plus(terms.press().approvalExpires()))
                        || !terms.permissions()
                                .allow(new Staff(a.staffId(), held.getOrDefault(a.staffId(), a.roles())), Deed.DECIDE));
    }

    private boolean isUnderAnotherPolicy(String verdict) {
        return !Suggestion.policyOf(verdict)
                .equals(terms.press().policyInForce().get());
    }

    /** Nothing counts, and the policy in force is asked about all open cases that another one judged. */
    private Change<Incident, IncidentAnswer> judgeAnew(CaseRef ref, Staff who, Instant now) {
        String inForce = terms.press().policyInForce().get();
        Entry entry = Entry.ofStaff(
                "incident.policy-moved", ref.toString(), who.id(), Json.object().with("after", inForce));
        String stamp = CarryOutBatch.JUDGE_ANEW + Integer.toHexString(inForce.hashCode());
        return new Change<>(
                Optional.empty(),
                List.of(entry),
                List.of(Order.of(Errand.CARRY_OUT_BATCH, ref, stamp, now)),
                new IncidentAnswer.PolicyMoved());
    }

    private static Optional<Batch> find(Incident incident, Optional<Integer> number, Function<Batch, Boolean> fits) {
        return incident.batches().stream()
                .filter(b -> number.isEmpty() || number.get() == b.number())
                .filter(fits::apply)
                .findFirst();
    }

    /** Who has proposed one batch goes on with the next verdict, and waits for nobody. */
    private Optional<IncidentView.Group> group(Incident incident, Optional<String> code, Staff who) {
        List<IncidentView.Group> groups = sight.groups(incident);
        if (code.isPresent()) {
            return groups.stream().filter(g -> g.code().equals(code.get())).findFirst();
        }
        Predicate<IncidentView.Group> isProposed =
                g -> incident.liveBatch(g.verdict()).filter(Batch::isProposed).isPresent();
        return groups.stream()
                .filter(isProposed.and(
                        g -> !incident.liveBatch(g.verdict()).orElseThrow().isApprovedBy(who.id())))
                .findFirst()
                .or(() -> groups.stream()
                        .filter(g -> incident.liveBatch(g.verdict()).isEmpty())
                        .findFirst())
                .or(() -> groups.stream().filter(isProposed).findFirst());
    }

    private IncidentAnswer authorised(
            CaseRef ref, Staff who, Function<Incident, Change<Incident, IncidentAnswer>> work) {
        Permissions permissions = terms.permissions();
        if (!permissions.allow(who, Deed.DECIDE)) {
            return new IncidentAnswer.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
        }
        return incidents.change(
                ref,
                stored -> stored.filter(Incident::stands)
                        .map(i -> i.isClosed()
                                ? Change.<Incident, IncidentAnswer>none(
                                        new IncidentAnswer.IsClosed(i.closing().orElseThrow()))
                                : work.apply(i))
                        .orElseGet(() -> Change.none(new IncidentAnswer.Unknown())));
    }

    /** Asked outside of the change, because others are called for it. */
    private Map<String, Set<Role>> heldNow(CaseRef ref, Optional<Integer> number, Staff who) {
        Map<String, Set<Role>> held = new java.util.HashMap<>();
        if (terms.permissions().allow(who, Deed.DECIDE)) {
            incidents.find(ref).flatMap(i -> find(i, number, Batch::isProposed)).stream()
                    .flatMap(b -> b.approvals().stream())
                    .filter(a -> !a.staffId().equals(who.id()))
                    .forEach(a -> terms.register().find(a.staffId()).ifPresent(r -> held.put(a.staffId(), r)));
        }
        return held;
    }

    private static Entry entry(String type, Incident incident, Staff who, Batch batch) {
        return Entry.ofStaff(
                type,
                incident.ref().toString(),
                who.id(),
                Json.object()
                        .with("batch", batch.number())
                        .with("cases", batch.size())
                        .with("verdict", batch.verdict())
                        .with("action", batch.plan().map(p -> p.action()).orElse("none"))
                        .with("reason", Optional.of(batch.reason()).filter(r -> batch.isChosen())));
    }

    private static Order redraw(CaseRef ref, Batch batch, String why, Instant now) {
        return Order.of(Errand.SHOW_INCIDENT, ref, "batch-" + batch.number() + "-" + why, now);
    }
}
