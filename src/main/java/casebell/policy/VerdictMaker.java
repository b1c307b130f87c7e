package casebell.policy;

import casebell.policy.facts.Facts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one verdict of the rules that fired. */
final class VerdictMaker {
    private final RuleTable table;
    private final Facts facts;
    private final FiredRules fired;
    private Map<String, Verdict.Strikes> strikes = Map.of();
    private int approvals;

    /**
     * @param fired the rules that fired, at least one, the most severe first
     */
    VerdictMaker(RuleTable table, Facts facts, FiredRules fired) {
        this.table = table;
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
    static Optional<Weighing> weigh(List<Weigher> exemptions, long[] fired, Facts facts) {
        for (Weigher exemption : exemptions) {
            Optional<Weighed> weighed = exemption.weigh(fired, facts);
            if (weighed.isPresent()) {
                return Optional.of(new Weighing(exemption.exemption(), weighed.get()));
            }
        }
        return Optional.empty();
    }

    /** An exception and what was found about it. */
    record Weighing(Exemption exemption, Weighed found) {
        boolean isOpen() {
            return found.terms().isPresent();
        }
    }

    /**
     * The verdict without an explanation.
     *
     * @param holding one bit for each rule that fired
     */
    Verdict make(String revision, long[] holding, Optional<Weighing> weighing) {
        Optional<Exemption> open = weighing.filter(Weighing::isOpen).map(Weighing::exemption);
        approvals = 1;
        int soonest = fired.number(0);
        for (int i = 0; i < fired.size(); i++) {
            int rule = fired.number(i);
            approvals = Math.max(approvals, table.approvals(rule));
            soonest = table.patience(rule) < table.patience(soonest) ? rule : soonest;
        }
        int escalating = table.escalating(holding);
        List<Verdict.Action> actions = actions(open);
        boolean isPlain = strikes.isEmpty() && !table.isDemanding(holding);
        return new Verdict(
                revision,
                fired.get(0).severity(),
                fired,
                fired.get(0).title(),
                actions,
                approvals,
                open.map(e -> e.terms().decidedBy())
                        .filter(roles -> !roles.isEmpty())
                        .orElse(isPlain ? List.of() : seniors()),
                table.decideWithin(soonest),
                escalating == RuleTable.NONE ? Optional.empty() : table.escalation(escalating),
                weighing.map(Weighing::found),
                isPlain ? Verdict.Besides.NOTHING : besides(),
                Verdict.Why.NOT_ASKED);
    }

    private List<Verdict.Action> actions(Optional<Exemption> open) {
        List<Verdict.Action> actions = new ArrayList<>();
        long offered = 0;
        for (int i = 0; i < fired.size(); i++) {
            if (table.offersNothingBut(offered, fired.number(i))) {
                continue;
            }
            offered |= table.offers(fired.number(i));
            for (Planned planned : table.actions(fired.number(i))) {
                if (planned instanceof Planned.Fixed fixed) {
                    offer(fixed, actions);
                } else {
                    resolve((Planned.ByStrikes) planned, fired.rule(i)).ifPresent(fixed -> offer(fixed, actions));
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
        for (Rule rule : fired.rules()) {
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
        List<Verdict.Ask> asks = new ArrayList<>();
        Map<Duty, List<String>> duties = new EnumMap<>(Duty.class);
        String whom = facts.text("target.office")
                .filter(o -> !o.equals("none"))
                .map(o -> "target-office")
                .orElse("target");
        for (Rule rule : fired.rules()) {
            if (rule.extras().asksTarget()) {
                asks.add(new Verdict.Ask(whom, rule.id(), rule.title()));
            }
            rule.extras()
                    .duties()
                    .forEach(d ->
                            duties.computeIfAbsent(d, k -> new ArrayList<>()).add(rule.id()));
        }
        return new Verdict.Besides(
                fired.rules().stream().allMatch(r -> r.category().stays()),
                asks,
                TargetContact.of(facts, whom, fired.rules()),
                duties.entrySet().stream()
                        .map(e -> new Verdict.Owed(
                                e.getKey().word(),
                                e.getValue(),
                                e.getKey().sentence(),
                                e.getKey() == Duty.CONSIDER_POLICE_REPORT
                                        ? Optional.of(PoliceDraft.of(facts, fired.rules()))
                                        : Optional.empty()))
                        .toList(),
                List.copyOf(strikes.values()));
    }
}
