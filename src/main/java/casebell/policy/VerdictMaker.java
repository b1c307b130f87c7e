package casebell.policy;

import casebell.policy.facts.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one verdict of the rules that fired. */
final class VerdictMaker {
    private final Facts facts;
    private final List<Rule> fired;
    private final Map<String, Verdict.Strikes> strikes = new LinkedHashMap<>();
    private int approvals;

    /**
     * @param fired the rules that fired, at least one, the most severe first
     */
    VerdictMaker(Facts facts, List<Rule> fired) {
        this.facts = facts;
        this.fired = fired;
    }

    /** What is said when no rule fires: the same for every case. */
    static Verdict quiet(String revision) {
        return new Verdict(
                revision,
                "none",
                List.of(),
                "No rule is broken",
                List.of(),
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Verdict.Besides.NOTHING,
                Verdict.Why.NOT_ASKED);
    }

    /** The first exception that has anything to do with the speaker. */
    static Optional<Weighing> weigh(List<Exemption> exemptions, List<Rule> fired, Facts facts) {
        for (Exemption exemption : exemptions) {
            Optional<Verdict.Weighed> weighed = exemption.weigh(fired, facts);
            if (weighed.isPresent()) {
                return Optional.of(new Weighing(exemption, weighed.get()));
            }
        }
        return Optional.empty();
    }

    /** An exception and what was found about it. */
    record Weighing(Exemption exemption, Verdict.Weighed found) {
        boolean isOpen() {
            return found.terms().isPresent();
        }
    }

    Verdict make(String revision, Optional<Weighing> weighing, Verdict.Why why) {
        Optional<Exemption> open = weighing.filter(Weighing::isOpen).map(Weighing::exemption);
        approvals = 1;
        fired.forEach(rule -> approvals = Math.max(approvals, rule.approvals()));
        List<Verdict.Action> actions = actions(open);
        Optional<Duration> decideWithin = Optional.empty();
        Optional<Verdict.Escalation> escalation = Optional.empty();
        List<Verdict.Fired> told = new ArrayList<>(fired.size());
        for (Rule rule : fired) {
            told.add(told(rule));
            decideWithin = earlier(decideWithin, rule.decideWithin());
            escalation = escalation.isPresent() ? escalation : rule.escalation();
        }
        return new Verdict(
                revision,
                fired.get(0).severity(),
                told,
                fired.get(0).title(),
                actions,
                approvals,
                open.map(e -> e.terms().decidedBy())
                        .filter(roles -> !roles.isEmpty())
                        .orElseGet(this::seniors),
                decideWithin,
                escalation,
                weighing.map(Weighing::found),
                besides(),
                why);
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        boolean isOther = one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) < 0);
        return isOther ? other : one;
    }

    private static Verdict.Fired told(Rule rule) {
        return new Verdict.Fired(
                rule.id(),
                rule.title(),
                rule.category().id(),
                rule.severity(),
                rule.category().isViolation(),
                rule.source());
    }

    private List<Verdict.Action> actions(Optional<Exemption> open) {
        Optional<String> language = facts.text("content.language");
        Map<String, Verdict.Action> actions = new LinkedHashMap<>();
        for (Rule rule : fired) {
            for (Planned planned : rule.actions()) {
                resolve(planned, rule)
                        .map(f -> f.in(language))
                        .ifPresent(action -> actions.putIfAbsent(action.name(), action));
            }
        }
        open.map(Exemption::terms).ifPresent(terms -> {
            Verdict.Action notice = new Verdict.Action(
                    "notice", Optional.empty(), terms.notice().map(n -> n.shownIn(language)), true, 1);
            actions.putIfAbsent(notice.name(), notice);
            terms.limits().forEach(l -> actions.putIfAbsent(l.kind().name(), l.in(language)));
        });
        return List.copyOf(actions.values());
    }

    private Optional<Planned.Fixed> resolve(Planned planned, Rule rule) {
        if (planned instanceof Planned.Fixed fixed) {
            return Optional.of(fixed);
        }
        StrikeLadder ladder = ((Planned.ByStrikes) planned).ladder();
        Verdict.Strikes count = strikes.computeIfAbsent(
                ladder.id(), id -> ladder.count(facts, rule.extras().points()));
        Optional<StrikeLadder.Step> step = ladder.step(count.total());
        step.ifPresent(s -> approvals = Math.max(approvals, s.approvals()));
        return step.flatMap(StrikeLadder.Step::action);
    }

    /** The roles that all fired rules agree on; if they agree on nobody, those of the most severe rule that asks for any. */
    private List<String> seniors() {
        List<List<String>> asked =
                fired.stream().map(Rule::seniors).filter(s -> !s.isEmpty()).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        List<String> agreed = new ArrayList<>(asked.get(0));
        asked.forEach(agreed::retainAll);
        return agreed.isEmpty() ? asked.get(0) : agreed;
    }

    private Verdict.Besides besides() {
        List<Verdict.Ask> asks = new ArrayList<>();
        Map<Duty, List<String>> duties = new EnumMap<>(Duty.class);
        boolean hasOffice =
                facts.text("target.office").filter(o -> !o.equals("none")).isPresent();
        for (Rule rule : fired) {
            if (rule.extras().asksTarget()) {
                asks.add(new Verdict.Ask(hasOffice ? "target-office" : "target", rule.id(), rule.title()));
            }
            rule.extras()
                    .duties()
                    .forEach(d ->
                            duties.computeIfAbsent(d, k -> new ArrayList<>()).add(rule.id()));
        }
        return new Verdict.Besides(
                asks,
                duties.entrySet().stream()
                        .map(e -> new Verdict.Owed(
                                e.getKey().word(), e.getValue(), e.getKey().sentence()))
                        .toList(),
                List.copyOf(strikes.values()));
    }
}
