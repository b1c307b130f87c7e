package casebell.discord;

import casebell.cases.Spot;
import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Suggestion;
import casebell.review.Together;
import casebell.review.incident.Batch;
import casebell.review.incident.Incident;
import casebell.review.incident.IncidentStore;
import casebell.review.incident.IncidentView;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** Draws an incident: what set it off, whom it is aimed at, how many cases there are and of what kind, and what is decided about them. */
final class IncidentCard {
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "none");
    private static final String WITHHELD = "A post whose case not everybody here may see.";
    private static final List<String> STAGES = List.of("open", "decided", "acting", "done", "refused", "dismissed");
    private static final int MOST_HOURS = 6;
    private static final int MOST_BATCHES = 5;
    private static final int LONGEST_BAR = 12;
    private static final int NAME = 60;
    private static final int REASON = 120;

    private final Buttons buttons;
    private final String guild;

    IncidentCard(Buttons buttons, String guild) {
        this.buttons = buttons;
        this.guild = guild;
    }

    /** The marker that a card carries in its footer. */
    static String marker(Incident incident, int edition) {
        return "Incident " + incident.number() + " · card " + edition;
    }

    MessageEmbed draw(IncidentView view, String marker) {
        EmbedBuilder embed = new EmbedBuilder();
        embed.setTitle(title(view));
        if (view.incident().isMerged()) {
            return embed.setColor(0x6B6E76)
                    .setFooter(marker)
                    .setDescription(closing(view.incident().closing().orElseThrow()))
                    .build();
        }
        embed.setColor(colour(view));
        embed.setFooter(marker);
        embed.setDescription(
                "These cases refer to the same post or threaten the same person. They are shown here and have no cards of their own; `/case show` shows each of them.");
        view.incident().closing().ifPresent(c -> field(embed, "Closed", closing(c), false));
        field(embed, "Set off by", setOffBy(view), false);
        field(embed, "Aimed at", aimedAt(view.incident()), false);
        field(embed, "Severity", counts(view, SEVERITIES, IncidentStore.Tally::severity), true);
        field(embed, "Found", found(view), true);
        field(embed, "State", counts(view, STAGES, IncidentStore.Tally::stage), true);
        field(embed, "Opened, by hour", hours(view), false);
        field(embed, "Same verdict", alike(view.alike()), false);
        field(embed, "Decided together", batches(view), false);
        return embed.build();
    }

    /** The one row of buttons. */
    Optional<ActionRow> row(IncidentView view) {
        Set<Buttons.Kind> kinds = EnumSet.noneOf(Buttons.Kind.class);
        if (view.incident().isClosed()) {
            return Optional.empty();
        }
        if (!view.alike().isEmpty()) {
            kinds.add(Buttons.Kind.SAMPLE);
        }
        if (view.incident().batches().stream().anyMatch(Batch::isLive)) {
            kinds.add(Buttons.Kind.STOP);
        }
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        Map<Buttons.Kind, String> ids = buttons.idsOf(view.incident().ref(), 0, kinds);
        return Optional.of(ActionRow.of(ids.entrySet().stream()
                .map(e -> e.getKey() == Buttons.Kind.STOP
                        ? Button.danger(e.getValue(), "Stop")
                        : Button.primary(e.getValue(), "Look at a sample"))
                .toList()));
    }

    static String title(IncidentView view) {
        String name = "Incident " + view.incident().number() + " · ";
        return view.incident().isMerged()
                ? name + "merged"
                : name + cases(view.size()) + (view.incident().isClosed() ? " · closed" : "");
    }

    /** Why nothing is decided in it any more. */
    static String closing(Incident.Closing closing) {
        String who = closing.staffId().map(id -> "<@" + id + ">").orElse("");
        return closing.into()
                .map(into -> who + " put its cases into incident " + into.id() + " " + Words.clock(closing.at()) + ".")
                .orElseGet(() -> who.isEmpty()
                        ? "Every case is decided. It is opened again when more cases come."
                        : "By " + who + ": "
                                + Clean.line(closing.reason().orElse(""), REASON)
                                + ". It is opened again when more cases come.");
    }

    static String cases(long count) {
        return count == 1 ? "1 case" : number(count) + " cases";
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static void field(EmbedBuilder embed, String name, String value, boolean inline) {
        if (!value.isEmpty()) {
            embed.addField(name, Clean.shortened(value, MessageEmbed.VALUE_MAX_LENGTH), inline);
        }
    }

    private static int colour(IncidentView view) {
        return SEVERITIES.stream()
                .filter(s -> view.tally().stream().anyMatch(t -> t.severity().equals(s)))
                .findFirst()
                .map(s -> switch (s) {
                    case "critical" -> 0xD83A41;
                    case "high" -> 0xF2777A;
                    case "medium" -> 0xF2B45C;
                    case "low" -> 0x6C8CF5;
                    default -> 0x9A9CA5;
                })
                .orElse(0x9A9CA5);
    }

    private String setOffBy(IncidentView view) {
        if (view.triggers().isEmpty()) {
            return view.incident().posts().isEmpty()
                    ? "No post that all of them refer to."
                    : "A post about which there is no case here. Paste the link of its case, if there is one.";
        }
        return view.triggers().stream().map(this::trigger).collect(Collectors.joining("\n"));
    }

    private String trigger(IncidentView.Trigger trigger) {
        if (!trigger.isEverybodys()) {
            return WITHHELD;
        }
        String name = "**" + trigger.ref() + "**: ";
        String words = trigger.review()
                .map(r -> {
                    Suggestion s = r.suggestion();
                    String severity = s.severity().equals("none") ? "breaks no rule" : s.severity() + " severity";
                    String plan = s.plan().map(Words::action).orElse("nothing to do");
                    String stays = s.plan()
                                    .map(ActionPlan::action)
                                    .filter("remove-post"::equals)
                                    .isPresent()
                            ? ""
                            : " The post stays up.";
                    return severity + ", " + Clean.own(s.reason(), REASON) + ". Suggested: " + plan + " ("
                            + r.stage().word() + ")." + stays;
                })
                .orElse("being judged.");
        return name + words + trigger.card().map(at -> " " + link(guild, at)).orElse("");
    }

    /** What set it off, for a line. */
    static String name(IncidentView.Trigger trigger) {
        return trigger.isEverybodys() ? trigger.ref().toString() : "a case that not everybody may see";
    }

    static String link(String guild, Spot at) {
        return "https://discord.com/channels/" + guild + "/" + at.channelId() + "/" + at.messageId();
    }

    private static String aimedAt(Incident incident) {
        return incident.aims().stream()
                .map(a -> Clean.line(a.handle(), NAME))
                .filter(h -> !h.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** {@code high 4,800 · low 12}, in this order. */
    private static String counts(IncidentView view, List<String> order, Function<IncidentStore.Tally, String> by) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        order.forEach(o -> sums.put(o, 0));
        view.tally().forEach(t -> sums.merge(by.apply(t), t.count(), Integer::sum));
        return sums.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> (e.getKey().equals("none") ? "no violation" : e.getKey()) + " " + number(e.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String found(IncidentView view) {
        Map<IncidentStore.Found, Integer> sums = new TreeMap<>();
        view.tally().forEach(t -> sums.merge(t.found(), t.count(), Integer::sum));
        return sums.entrySet().stream()
                .map(e -> switch (e.getKey()) {
                            case TARGET -> "reported by the target ";
                            case OTHERS -> "reported by others ";
                            case PROACTIVE -> "found before a report ";
                        }
                        + number(e.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String hours(IncidentView view) {
        TreeMap<Instant, Integer> sums = new TreeMap<>();
        view.tally().forEach(t -> sums.merge(t.hour(), t.count(), Integer::sum));
        int most = sums.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        int skipped = Math.max(0, sums.size() - MOST_HOURS);
        int earlier = sums.values().stream()
                .limit(skipped)
                .mapToInt(Integer::intValue)
                .sum();
        String lines = sums.entrySet().stream()
                .skip(skipped)
                .map(e -> "<t:" + e.getKey().getEpochSecond() + ":t> "
                        + "▇".repeat(Math.max(1, e.getValue() * LONGEST_BAR / most)) + " " + number(e.getValue()))
                .collect(Collectors.joining("\n"));
        return earlier == 0 ? lines : "earlier " + number(earlier) + "\n" + lines;
    }

    private static String alike(List<IncidentView.Group> groups) {
        return groups.stream().map(IncidentCard::group).collect(Collectors.joining("\n"));
    }

    /** {@code `3f2a` 4,810 × remove the post (high, 2 people)}. */
    static String group(IncidentView.Group group) {
        Suggestion like = group.like();
        int needed = Math.max(
                2,
                Math.max(
                        like.approvals(), like.plan().map(ActionPlan::approvals).orElse(1)));
        String who =
                needed + " people" + (like.seniors().isEmpty() ? "" : ", among them " + Words.roles(like.seniors()));
        return "`" + group.code() + "` " + number(group.count()) + " × "
                + like.plan().map(Words::action).orElse("dismiss") + " (" + severity(like) + "; " + who + ")";
    }

    private static String severity(Suggestion suggestion) {
        return suggestion.severity().equals("none") ? "no violation" : suggestion.severity();
    }

    private static String batches(IncidentView view) {
        List<Batch> all = view.incident().batches();
        return all.stream()
                .skip(Math.max(0, all.size() - MOST_BATCHES))
                .map(b -> batch(b, view.progress().getOrDefault(b.number(), Map.of())))
                .collect(Collectors.joining("\n"));
    }

    /** How a batch stands. */
    static String batch(Batch batch, Map<Together.Part, Integer> progress) {
        return "**Batch " + batch.number() + "**, " + cases(batch.size()) + ": " + action(batch) + ". "
                + batch.phase()
                        .fold(
                                p -> "Proposed by <@" + batch.proposer().staffId() + ">. Needs " + missing(batch)
                                        + " Look at a sample, then approve.",
                                r -> "Approved by " + people(batch.approvals()) + ". "
                                        + (progress.isEmpty()
                                                ? "Begins at " + Words.moment(r.startsAt()) + "."
                                                : parts(progress) + " so far."),
                                e -> ended(batch, e));
    }

    private static String ended(Batch batch, Batch.Phase.Ended ended) {
        String how = ended.stoppedBy()
                .map(id -> "⏹ Stopped by <@" + id + ">: ")
                .orElse(batch.missing() > 0 ? "Lapsed: " : "✅ Done: ");
        return how + (ended.parts().isEmpty() ? "nothing was decided" : parts(ended.parts())) + ".";
    }

    static String action(Batch batch) {
        return batch.plan().map(Words::action).orElse("dismiss")
                + (batch.isChosen() ? ", not as suggested: " + Clean.line(batch.reason(), REASON) : "");
    }

    static String missing(Batch batch) {
        return Words.people(batch.missing())
                + (batch.isSeniorMissing() ? ", among them " + Words.roles(batch.seniors()) : "") + ".";
    }

    /** {@code 4,790 decided; left out: 12 (the case changed since the proposal)}. */
    static String parts(Map<Together.Part, Integer> parts) {
        String done = parts.entrySet().stream()
                .filter(e -> !e.getKey().isLeftOut())
                .map(e -> number(e.getValue()) + " " + e.getKey().words())
                .collect(Collectors.joining(", "));
        String left = parts.entrySet().stream()
                .filter(e -> e.getKey().isLeftOut())
                .map(e -> number(e.getValue()) + " (" + e.getKey().words() + ")")
                .collect(Collectors.joining(", "));
        return (done.isEmpty() ? "none decided" : done) + (left.isEmpty() ? "" : "; left out: " + left);
    }

    private static String people(List<Approval> approvals) {
        return approvals.stream().map(a -> "<@" + a.staffId() + ">").collect(Collectors.joining(" and "));
    }
}
