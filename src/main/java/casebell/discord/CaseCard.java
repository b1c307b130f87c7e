package casebell.discord;

import casebell.cases.Case;
import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.cases.Standing;
import casebell.cases.Trouble;
import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Card;
import casebell.review.DryRunOutlet;
import casebell.review.Feasible;
import casebell.review.Review;
import casebell.review.Stage;
import casebell.review.Suggestion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** Draws a case: what happened, to whom, by whom, how far it has spread, what the policy suggests, and where the decision stands. */
final class CaseCard {
    private static final int EXCERPT = 280;
    private static final int NAME = 60;
    private static final int TEXT = 600;
    private static final int NOTE = 300;
    private static final int LONGEST_LINK = 2000;
    private static final int MOST_NAMED = 8;

    private final Buttons buttons;
    private final boolean showsExcerpt;

    CaseCard(Buttons buttons) {
        this(buttons, true);
    }

    /**
     * @param showsExcerpt whether an excerpt of the text stands on the card, behind a spoiler; otherwise each reader asks for it
     */
    CaseCard(Buttons buttons, boolean showsExcerpt) {
        this.buttons = buttons;
        this.showsExcerpt = showsExcerpt;
    }

    /** The marker that a card carries in its footer. */
    static String marker(Card card, int edition) {
        return "Case " + card.subject().ref() + " · card " + edition;
    }

    MessageEmbed draw(Card card, String marker) {
        EmbedBuilder embed = new EmbedBuilder();
        Case subject = card.subject();
        embed.setFooter(marker);
        if (card.isWithheld()) {
            return embed.setTitle("Case " + subject.ref() + " · confidential")
                    .setColor(0x6B6E76)
                    .setDescription("This card tells nothing. Who may see the case finds it with /case show.")
                    .build();
        }
        embed.setColor(colour(card));
        embed.setTitle(Clean.shortened(title(card), MessageEmbed.TITLE_MAX_LENGTH), link(subject));
        if (subject.standing() instanceof Standing.Gone gone) {
            embed.setDescription(Clean.own(gone.why(), TEXT) + ".");
        }
        subject.snapshot().ifPresent(snapshot -> {
            describe(embed, snapshot);
            card.review()
                    .ifPresent(review -> suggest(embed, review, card.around().isDryRun()));
            Beforehand.words(card)
                    .ifPresent(words -> embed.addField(
                            "What it does there", Clean.shortened(words, MessageEmbed.VALUE_MAX_LENGTH), false));
            card.review()
                    .flatMap(AtWork::words)
                    .ifPresent(words ->
                            embed.addField("At work", Clean.shortened(words, MessageEmbed.VALUE_MAX_LENGTH), false));
            Elsewhere.words(card).ifPresent(words -> embed.addField("In the case system", words, false));
        });
        subject.trouble().ifPresent(trouble -> embed.addField("Not readable at the moment", trouble(trouble), false));
        return embed.build();
    }

    /** What is left where a card stood before it moved to another channel; it tells nothing. */
    static MessageEmbed moved(String marker) {
        return new EmbedBuilder()
                .setTitle("A card was moved")
                .setColor(0x6B6E76)
                .setDescription(
                        "The card of this case stands in another channel. Who may see the case finds it with /case show.")
                .setFooter(marker.replaceFirst(" · card \\d+$", ""))
                .build();
    }

    /** The one row of buttons that fits the stage; none when nothing is to be pressed. */
    Optional<ActionRow> row(Card card) {
        if (card.isWithheld()) {
            return Optional.empty();
        }
        return card.review().map(review -> {
            Set<Buttons.Kind> kinds = kinds(review);
            if (!canBeDone(card, review)) {
                kinds.remove(Buttons.Kind.APPROVE);
            }
            Map<Buttons.Kind, String> ids =
                    buttons.idsOf(review.ref(), review.suggestion().number(), kinds);
            boolean dismissed = review.stage() instanceof Stage.Dismissed;
            return ActionRow.of(ids.entrySet().stream()
                    .map(e -> button(e.getKey(), e.getValue(), dismissed))
                    .toList());
        });
    }

    /** What the case system cannot do is not offered for approval. */
    private static boolean canBeDone(Card card, Review review) {
        Optional<ActionPlan> plan = review.stage() instanceof Stage.Open open ? open.plan() : Optional.empty();
        return card.subject()
                .snapshot()
                .flatMap(s -> plan.map(p -> Feasible.hindrance(s, p).isEmpty()))
                .orElse(true);
    }

    private static Set<Buttons.Kind> kinds(Review review) {
        return review.stage()
                .fold(new Stage.Cases<Set<Buttons.Kind>>(
                        open -> openKinds(review, open),
                        decided -> EnumSet.of(Buttons.Kind.UNDO, Buttons.Kind.WHY),
                        acting -> EnumSet.of(Buttons.Kind.WHY),
                        done -> doneKinds(review, done),
                        refused -> EnumSet.of(Buttons.Kind.ESCALATE, Buttons.Kind.WHY),
                        dismissed -> EnumSet.of(Buttons.Kind.UNDO, Buttons.Kind.WHY)));
    }

    private static Set<Buttons.Kind> doneKinds(Review review, Stage.Done done) {
        if (review.handling().openAppeal().isPresent()) {
            return EnumSet.of(Buttons.Kind.UPHOLD, Buttons.Kind.OVERTURN, Buttons.Kind.WHY);
        }
        boolean isTakenBack = review.reversal().isPresent();
        return isTakenBack || !done.decision().plan().isReversible()
                ? EnumSet.of(Buttons.Kind.WHY)
                : EnumSet.of(Buttons.Kind.APPEAL, Buttons.Kind.WHY);
    }

    private static Set<Buttons.Kind> openKinds(Review review, Stage.Open open) {
        Set<Buttons.Kind> kinds = EnumSet.of(Buttons.Kind.DISMISS, Buttons.Kind.ESCALATE, Buttons.Kind.WHY);
        if (open.plan().isPresent()) {
            kinds.add(Buttons.Kind.APPROVE);
        }
        if (!review.suggestion().alternatives().isEmpty()) {
            kinds.add(Buttons.Kind.CHANGE);
        }
        return kinds;
    }

    static Button button(Buttons.Kind kind, String id, boolean dismissed) {
        return switch (kind) {
            case APPROVE -> Button.success(id, "Approve");
            case CHANGE -> Button.primary(id, "Change");
            case CHOOSE -> Button.primary(id, "Choose");
            case DISMISS -> Button.secondary(id, "Dismiss");
            case ESCALATE -> Button.danger(id, "Escalate");
            case APPEAL -> Button.secondary(id, "Appeal");
            case UPHOLD -> Button.primary(id, "Uphold");
            case OVERTURN -> Button.danger(id, "Overturn");
            case UNDO -> Button.secondary(id, dismissed ? "Reopen" : "Undo");
            case WHY -> Button.secondary(id, "Why");
            case SHOW_TEXT -> Button.secondary(id, "Show text");
            case CLAIM -> Button.secondary(id, "Claim");
            case SNOOZE -> Button.secondary(id, "Snooze");
            case HAND_OVER -> Button.secondary(id, "Hand over");
            case THREAD -> Button.secondary(id, "Open a thread");
            case ACKNOWLEDGE -> Button.primary(id, "Acknowledge");
            case SAMPLE, PROPOSE, PROPOSE_OTHER, CONFIRM, STOP ->
                throw new IllegalArgumentException("A card of a case has no button to " + kind);
        };
    }

    private static @Nullable String link(Case subject) {
        String link = subject.link().toString();
        return link.length() <= LONGEST_LINK
                        && EmbedBuilder.URL_PATTERN.matcher(link).matches()
                ? link
                : null;
    }

    private static int colour(Card card) {
        if (card.subject().standing() instanceof Standing.Gone) {
            return 0x6B6E76;
        }
        return card.review()
                .map(r -> switch (r.suggestion().severity()) {
                    case "critical" -> 0xD83A41;
                    case "high" -> 0xF2777A;
                    case "medium" -> 0xF2B45C;
                    case "low" -> 0x6C8CF5;
                    default -> 0x9A9CA5;
                })
                .orElse(0x9A9CA5);
    }

    private static String title(Card card) {
        String state = card.subject().standing() instanceof Standing.Awaited
                ? "being looked up"
                : card.subject().standing() instanceof Standing.Gone
                        ? "not there"
                        : card.review().map(r -> severity(r.suggestion())).orElse("being judged");
        boolean isConfidential = card.around().shelf().isConfidential();
        return "Case " + card.subject().ref() + " · " + state + (isConfidential ? " · confidential" : "");
    }

    private static String severity(Suggestion suggestion) {
        return suggestion.severity().equals("none")
                ? "no violation found"
                : Clean.line(suggestion.severity(), NAME) + " severity";
    }

    private void describe(EmbedBuilder embed, Snapshot snapshot) {
        String excerpt = snapshot.content()
                .flatMap(Snapshot.Content::text)
                .map(t -> Clean.spoiler(t, EXCERPT))
                .orElse("");
        if (!excerpt.isEmpty()) {
            embed.setDescription(showsExcerpt ? excerpt : "The text is shown on request: **Why**, then **Show text**.");
        }
        snapshot.author().ifPresent(a -> embed.addField("By", party(a), true));
        snapshot.target().ifPresent(t -> embed.addField("Aimed at", party(t), true));
        String reach = snapshot.reach().map(CaseCard::reach).orElse("");
        embed.addField("Spread", reach.isEmpty() ? "not told" : reach, true);
        embed.addField("Reported", reported(snapshot), true);
        embed.addField("Opened", Words.clock(snapshot.openedAt()), true);
    }

    private static String party(Party party) {
        StringBuilder text = new StringBuilder(Clean.line(party.handle(), NAME));
        party.office()
                .filter(o -> !o.equals("none"))
                .ifPresent(o -> text.append("\n**")
                        .append(Clean.line(o.replace('-', ' '), 30))
                        .append("**"));
        party.standing()
                .filter(s -> s.equals("minor") || s.equals("high-risk"))
                .ifPresent(s -> text.append("\n**")
                        .append(s.equals("minor") ? "a minor" : "at high risk")
                        .append("**"));
        party.followers()
                .ifPresent(f -> text.append("\n").append(String.format(java.util.Locale.ROOT, "%,d followers", f)));
        return text.toString();
    }

    private static String reach(Snapshot.Reach reach) {
        List<String> parts = new ArrayList<>();
        reach.views().ifPresent(v -> parts.add(number(v) + (v == 1 ? " view" : " views")));
        reach.shares().filter(v -> v > 0).ifPresent(v -> parts.add(number(v) + (v == 1 ? " share" : " shares")));
        reach.replies().filter(v -> v > 0).ifPresent(v -> parts.add(number(v) + (v == 1 ? " reply" : " replies")));
        reach.copiesElsewhere().filter(v -> v > 0).ifPresent(v -> parts.add("**" + number(v) + " copies elsewhere**"));
        return String.join("\n", parts);
    }

    private static String number(long value) {
        return String.format(java.util.Locale.ROOT, "%,d", value);
    }

    private static String reported(Snapshot snapshot) {
        boolean byTarget =
                snapshot.reports().stream().anyMatch(r -> r.by().equals("target") || r.by().equals("representative"));
        if (byTarget) {
            return "by the target" + (snapshot.reports().size() > 1 ? " and others" : "");
        }
        return snapshot.reports().isEmpty()
                ? snapshot.foundBy()
                        .filter(f -> f.equals("proactive"))
                        .map(f -> "found before anybody reported it")
                        .orElse("by nobody yet")
                : "by " + snapshot.reports().size() + " other"
                        + (snapshot.reports().size() == 1 ? "" : "s") + ", not by the target";
    }

    private static void suggest(EmbedBuilder embed, Review review, boolean isDryRun) {
        Suggestion suggestion = review.suggestion();
        String plan = suggestion
                .plan()
                .map(p -> "**" + Words.capital(Words.action(p)) + ".** ")
                .orElse("**Nothing to do.** ");
        embed.addField(
                review.isReversing() ? "Proposed: to take back what was done" : "The policy suggests",
                Clean.shortened(plan + Clean.own(suggestion.reason(), TEXT), MessageEmbed.VALUE_MAX_LENGTH),
                false);
        suggestion.exception().ifPresent(e -> embed.addField("Public interest", Clean.own(e, TEXT), false));
        if (isDryRun) {
            embed.addField(
                    "🧪 Dry run", "Nothing is written to this case system: what is approved is only recorded.", false);
        }
        embed.addField("Decision", Clean.shortened(stage(review), MessageEmbed.VALUE_MAX_LENGTH), false);
    }

    private static String stage(Review review) {
        return review.stage()
                .fold(new Stage.Cases<>(
                        open -> open(review, open),
                        s -> "Approved by " + people(s.decision().approvals()) + ": "
                                + Words.action(s.decision().plan()) + ". "
                                + s.heldBack()
                                        .map(why -> "⏸ Not done yet: " + why + ". It can still be undone.")
                                        .orElseGet(() -> "It will be done at " + Words.moment(s.actsAt()) + "."),
                        s -> s.trouble()
                                .map(t -> "Approved. Not done yet: " + trouble(t))
                                .orElse("Approved by " + people(s.decision().approvals()) + ". Being done now."),
                        s -> (DryRunOutlet.isDry(s.actionId())
                                        ? "🧪 Dry run, so nothing was written. It would be done now: "
                                        : "✅ Done: ")
                                + Words.action(s.decision().plan()) + ". Approved by "
                                + people(s.decision().approvals()) + ".",
                        s -> "⛔ Not done: " + Clean.own(s.why(), TEXT)
                                + ". Escalate, or act in the case system's own console.",
                        s -> "Dismissed by <@" + s.staffId() + ">"
                                + s.reason().map(r -> ": " + Clean.line(r, 200)).orElse(".")
                                + (review.suggestion().madeAt().isAfter(s.at())
                                        ? "\nThe suggestion has changed since then; reopen it to decide anew."
                                        : "")));
    }

    private static String open(Review review, Stage.Open open) {
        StringBuilder text = new StringBuilder();
        review.reversal()
                .ifPresent(r -> text.append("To be taken back: **")
                        .append(Words.action(r.decision().plan()))
                        .append("**, <@")
                        .append(r.staffId())
                        .append(">: ")
                        .append(Clean.line(r.reason(), 200))
                        .append('\n'));
        open.note().ifPresent(n -> text.append(Clean.shortened(n, NOTE)).append('\n'));
        boolean chosen = open.plan().isPresent()
                && !open.plan().equals(review.suggestion().plan());
        if (chosen) {
            text.append("Proposed instead: **")
                    .append(Words.action(open.plan().get()))
                    .append("**")
                    .append(open.because().map(r -> ": " + Clean.line(r, 200)).orElse("."))
                    .append('\n');
        }
        if (open.plan().isEmpty()) {
            return text.append("Dismiss it, or choose an action.").toString();
        }
        if (!open.approvals().isEmpty()) {
            text.append("Approved by ").append(people(open.approvals())).append(". ");
        }
        text.append("Needs ")
                .append(Words.people(review.missing(open))
                        .replace("more ", open.approvals().isEmpty() ? "" : "more "));
        if (review.seniorIsMissing(open.approvals())) {
            text.append(", among them ").append(Words.roles(review.suggestion().seniors()));
        }
        text.append('.');
        review.suggestion()
                .decideBy()
                .ifPresent(by -> text.append(" Decide ").append(Words.clock(by)).append('.'));
        return text.toString();
    }

    private static String people(List<Approval> approvals) {
        String named = approvals.stream()
                .limit(MOST_NAMED)
                .map(a -> "<@" + a.staffId() + ">")
                .collect(Collectors.joining(" and "));
        int others = approvals.size() - MOST_NAMED;
        return others > 0 ? named + " and " + others + (others == 1 ? " other" : " others") : named;
    }

    private static String trouble(Trouble trouble) {
        return Clean.own(trouble.what(), TEXT) + ". Tried "
                + (trouble.attempts() == 1 ? "once" : trouble.attempts() + " times") + "; next try "
                + Words.clock(trouble.nextTryAt()) + ".";
    }
}
