package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Staff;
import casebell.review.HandsDesk;
import casebell.review.ReviewStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands by which people share the work: the queue, who has which case, second thoughts, and tying Casebell's hands. */
final class CaseworkCommands {
    private static final int LIST = 15;
    private static final Pattern PERSON = Pattern.compile("<@!?([0-9]{15,20})>|([0-9]{15,20})");
    private static final Set<String> SEVERITIES = Set.of("critical", "high", "medium", "low", "none");
    private static final Set<String> ONLY = Set.of("mine", "unclaimed", "overdue", "snoozed");

    private static final Duration NEAR = Duration.ofMinutes(15);

    private final Desks desks;
    private final InstantSource clock;

    CaseworkCommands(Desks desks, InstantSource clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /** The answer to a command about a case that is here; empty when it is none of these. */
    Optional<String> about(CaseRef ref, String command, Staff who, Function<String, String> option) {
        return switch (command) {
            case "case claim" -> Optional.of(HandledReplies.of(desks.queue().claim(ref, who)));
            case "case handover" -> Optional.of(handOver(ref, who, option));
            case "case recuse" -> Optional.of(HandledReplies.of(desks.queue().recuse(ref, who)));
            case "case dissent" ->
                Optional.of(HandledReplies.of(desks.queue().dissent(ref, who, option.apply("reason"))));
            case "case second-opinion" ->
                Optional.of(HandledReplies.of(desks.queue().askSecondOpinion(ref, who)));
            case "case snooze" ->
                Optional.of(HandledReplies.of(desks.queue().snooze(ref, who, hours(option.apply("hours")))));
            case "case reopen" ->
                Optional.of(Replies.of(desks.review()
                        .reopen(ref, who, Optional.of(option.apply("reason")).filter(r -> !r.isEmpty()))));
            case "case reverse" -> Optional.of(Replies.of(desks.review().reverse(ref, who, option.apply("reason"))));
            case "appeal open" -> Optional.of(Replies.of(desks.appeals().open(ref, who, option.apply("reason"))));
            case "appeal uphold" -> Optional.of(Replies.of(desks.appeals().uphold(ref, who, option.apply("reason"))));
            case "appeal overturn" ->
                Optional.of(Replies.of(desks.appeals().overturn(ref, who, option.apply("reason"))));
            case "case thread" -> Optional.of(ThreadReplies.of(desks.threads().begin(ref, who)));
            case "case note" -> Optional.of(ThreadReplies.of(desks.threads().note(ref, who, option.apply("note"))));
            case "case confidential" -> Optional.of(confidential(ref, who, option));
            default -> Optional.empty();
        };
    }

    private String confidential(CaseRef ref, Staff who, Function<String, String> option) {
        return switch (option.apply("set").toLowerCase(Locale.ROOT)) {
            case "on" -> HandledReplies.of(desks.custody().seal(ref, who, option.apply("reason")));
            case "off" -> HandledReplies.of(desks.custody().unseal(ref, who, option.apply("reason")));
            default -> "Say on or off.";
        };
    }

    private String handOver(CaseRef ref, Staff who, Function<String, String> option) {
        if (!desks.permissions().allowSomewhere(who, Deed.DECIDE)) {
            return Replies.notAllowed(Deed.DECIDE, desks.permissions().whoMay(Deed.DECIDE));
        }
        Matcher person = PERSON.matcher(option.apply("to"));
        if (!person.matches()) {
            return "Name the person by a mention, such as <@" + who.id() + ">.";
        }
        String to = Optional.ofNullable(person.group(1)).orElseGet(() -> person.group(2));
        return HandledReplies.of(
                desks.queue().handOver(ref, who, to, option.apply("note"), isYes(option.apply("anyway"))));
    }

    private static int hours(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    String next(Staff who, Function<String, String> option) {
        return HandledReplies.of(desks.queue().next(who, isYes(option.apply("anyway"))));
    }

    static boolean isYes(String word) {
        return word.equalsIgnoreCase("yes");
    }

    /** The queue, or a part of it. */
    String list(Staff who, Function<String, String> option) {
        String severity = option.apply("severity").toLowerCase(Locale.ROOT);
        if (!severity.isEmpty() && !SEVERITIES.contains(severity)) {
            return "'" + Clean.line(severity, 40) + "' is no severity. Take critical, high, medium, low or none.";
        }
        Set<String> only = new LinkedHashSet<>(
                List.of(option.apply("only").toLowerCase(Locale.ROOT).split("[,\\s]+")));
        only.remove("");
        Optional<String> unknown = only.stream().filter(o -> !ONLY.contains(o)).findFirst();
        if (unknown.isPresent()) {
            return "'" + Clean.line(unknown.get(), 40)
                    + "' is not known here. Take mine, unclaimed, overdue or snoozed, or several of them.";
        }
        ReviewStore.Filter filter = new ReviewStore.Filter(
                Optional.of(severity).filter(s -> !s.isEmpty()),
                Optional.of(option.apply("source").toLowerCase(Locale.ROOT)).filter(s -> !s.isEmpty()),
                only.contains("mine") ? Optional.of(who.id()) : Optional.empty(),
                only.contains("unclaimed"),
                only.contains("overdue"),
                only.contains("snoozed"));
        List<ReviewStore.Line> lines = desks.queue().list(who, filter, LIST);
        if (lines.isEmpty()) {
            return filter.equals(ReviewStore.Filter.ALL)
                    ? "No case is waiting for a decision."
                    : "No case like that is waiting for a decision.";
        }
        return "**Open cases**, the most severe first\n"
                + lines.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /** The appeals that wait. */
    String appeals(Staff who) {
        List<ReviewStore.Line> lines = desks.appeals().list(who, LIST);
        return lines.isEmpty()
                ? "No appeal waits."
                : "**Appeals that wait**, the oldest first\n"
                        + lines.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(ReviewStore.Line line) {
        Instant now = clock.instant();
        String mark = line.decideBy()
                .map(by -> by.isBefore(now) ? "🔴 " : by.isBefore(now.plus(NEAR)) ? "⏰ " : "")
                .orElse("");
        return mark + "`" + line.ref() + "` " + line.severity() + ", " + Clean.own(line.reason(), 90)
                + line.decideBy().map(by -> ", decide " + Words.clock(by)).orElse("")
                + line.claimedBy().map(id -> ", <@" + id + "> has it").orElse("");
    }

    String safeMode(Staff who, String word) {
        HandsDesk hands = desks.hands();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "on" -> HandledReplies.of(hands.safeMode(who, true));
            case "off" -> HandledReplies.of(hands.safeMode(who, false));
            case "status" -> HandledReplies.of(hands.status(who));
            default -> "Say on, off or status.";
        };
    }
}
