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
    private Map<String, Verdict.Strikes> strikes = Map.of();
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

    /** The verdict without an explanation. */
    Verdict make(String revision, Optional<Weighing> weighing) {
        Optional<Exemption> open = weighing.filter(Weighing::isOpen).map(Weighing::exemption);
        approvals = 1;
        fired.forEach(rule -> approvals = Math.max(approvals, rule.approvals()));
        List<Verdict.Action> actions = actions(open);
        Optional<Duration> decideWithin = Optional.empty();
        Optional<Verdict.Escalation> escalation = Optional.empty();
        List<Verdict.Fired> told = new ArrayList<>(fired.size());
        for (Rule rule : fired) {
            told.add(rule.told());
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
                Verdict.Why.NOT_ASKED);
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        boolean isOther = one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) < 0);
        return isOther ? other : one;
    }

    private List<Verdict.Action> actions(Optional<Exemption> open) {
        List<Verdict.Action> actions = new ArrayList<>();
        long offered = 0;
        for (Rule rule : fired) {
            if (rule.offersNothingBut(offered)) {
                continue;
            }
            offered |= rule.offers();
            for (Planned planned : rule.actions()) {
                if (planned instanceof Planned.Fixed fixed) {
                    offer(fixed, actions);
                } else {
                    resolve((Planned.ByStrikes) planned, rule).ifPresent(fixed -> offer(fixed, actions));
                }
            }
        }
        if (open.isPresent()) {
            Exemption.Terms terms = open.get().terms();
            offer(new Planned.Fixed(ActionKind.plain("notice"), Optional.empty(), terms.notice()), actions);
            terms.limits().forEach(limit -> offer(limit, actions));
        }
        return actions;
    }

    /** Each action once: the first to ask for it says how. */
    private void offer(Planned.Fixed planned, List<Verdict.Action> actions) {
        for (Verdict.Action action : actions) {
            if (action.name().equals(planned.kind().name())) {
                return;
            }
        }
        actions.add(planned.in(planned.notice().isPresent() ? facts.text("content.language") : Optional.empty()));
    }

    private Optional<Planned.Fixed> resolve(Planned.ByStrikes planned, Rule rule) {
        StrikeLadder ladder = planned.ladder();
        if (strikes.isEmpty()) {
            strikes = new LinkedHashMap<>();
        }
        Verdict.Strikes count = strikes.computeIfAbsent(
                ladder.id(), id -> ladder.count(facts, rule.extras().points()));
        Optional<StrikeLadder.Step> step = ladder.step(count.total());
        step.ifPresent(s -> approvals = Math.max(approvals, s.approvals()));
        return step.flatMap(StrikeLadder.Step::action);
    }

    /** The roles that all fired rules agree on; if they agree on nobody, those of the most severe rule that asks for any. */
    private List<String> seniors() {
        List<String> first = List.of();
        List<String> agreed = List.of();
        for (Rule rule : fired) {
            if (rule.seniors().isEmpty()) {
                continue;
            }
            if (first.isEmpty()) {
                first = rule.seniors();
                agreed = first;
            } else if (!agreed.equals(rule.seniors())) {
                agreed = agreed.stream().filter(rule.seniors()::contains).toList();
            }
        }
        return agreed.isEmpty() ? first : agreed;
    }

    private Verdict.Besides besides() {
        boolean isPlain = strikes.isEmpty();
        for (Rule rule : fired) {
            isPlain &= rule.extras().isPlain();
        }
        return isPlain ? Verdict.Besides.NOTHING : gathered();
    }

    private Verdict.Besides gathered() {
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
                                e.getKey().word(),
                                e.getValue(),
                                e.getKey().sentence(),
                                e.getKey() == Duty.CONSIDER_POLICE_REPORT
                                        ? Optional.of(PoliceDraft.of(facts, fired))
                                        : Optional.empty()))
                        .toList(),
                List.copyOf(strikes.values()));
    }
}
