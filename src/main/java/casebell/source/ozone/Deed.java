package casebell.source.ozone;

import casebell.cases.Snapshot;
import casebell.source.ozone.ModEvent.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The whole table of what Casebell can do on an Ozone, and in words of ours what it cannot. */
enum Deed {
    REMOVE_POST("remove-post"),
    /** The label of the protocol that hides what bears it. */
    HIDE_POST("hide-post"),
    SUSPEND("suspend-account"),
    /** Takes back each of these that is in force. */
    RESTORE("restore"),
    CLOSE("close-case"),
    /** What Ozone calls acknowledged. */
    NOTHING("no-action");

    private static final String CONSOLE = "; open the report in the console";
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("notice", "Ozone can put a general warning before a post, and no text of ours" + CONSOLE),
            Map.entry("context-note", "Ozone cannot add a note to a post"),
            Map.entry("limit-reach", "Ozone cannot limit the reach of one post"),
            Map.entry("limit-replies", "Ozone cannot limit who replies to a post; only its author can"),
            Map.entry("sweep-replies", "Ozone cannot look through the replies to a post"),
            Map.entry(
                    "warn",
                    "Ozone mails a warning before it checks whether it was mailed already, so it could come twice"
                            + "; write it in the console"),
            Map.entry("strike", "Ozone counts strikes only together with a take-down or a mail" + CONSOLE),
            Map.entry("lock-account", "Ozone cannot lock the login of an account"),
            Map.entry("limit-account", "Ozone cannot limit who sees an account; it can take it down"),
            Map.entry("mark-sensitive", "Ozone has no mark for all media of an account; label it in the console"),
            Map.entry("preserve-evidence", "Ozone preserves files only by diverting them, which takes them down"));

    private final String action;

    Deed(String action) {
        this.action = action;
    }

    /** An event to be emitted. */
    record Order(Kind kind, String subject) {
        boolean isIn(List<ModEvent> events) {
            return events.stream().anyMatch(e -> e.kind() == kind && e.subject().equals(subject));
        }
    }

    static Optional<Deed> of(String action) {
        return Arrays.stream(values()).filter(d -> d.action.equals(action)).findFirst();
    }

    /** Why there is no deed of this name. */
    static String whyNever(String action) {
        return Optional.ofNullable(NEVER.get(action)).orElse("Ozone cannot do this by API" + CONSOLE);
    }

    /** What every action means for this report, possible or not. */
    static List<Snapshot.Means> means(Report report, Abilities.Found able) {
        List<Snapshot.Means> all = new ArrayList<>();
        for (Deed deed : values()) {
            Optional<String> hindrance = deed.hindrance(report, able);
            all.add(new Snapshot.Means(
                    deed.action, hindrance.isEmpty(), true, hindrance.orElseGet(() -> deed.effect(report))));
        }
        new TreeMap<>(NEVER).forEach((action, why) -> all.add(new Snapshot.Means(action, false, true, why)));
        return all;
    }

    /** Whether Ozone itself ends it after a length of time. */
    boolean canEnd() {
        return this == REMOVE_POST || this == HIDE_POST || this == SUSPEND;
    }

    /** Whether its point is that the report is closed. */
    boolean isOnlyClosing() {
        return this == CLOSE || this == NOTHING;
    }

    boolean isClosing() {
        return this != RESTORE;
    }

    /** The events that carry it out, as things are. */
    List<Order> orders(Report report) {
        List<Order> all = new ArrayList<>();
        String account = report.account().did();
        switch (this) {
            case REMOVE_POST -> all.add(new Order(Kind.TAKE_DOWN, report.subject()));
            case HIDE_POST -> all.add(new Order(Kind.HIDE, report.subject()));
            case SUSPEND -> all.add(new Order(Kind.TAKE_DOWN, account));
            case CLOSE, NOTHING -> all.add(new Order(Kind.ACKNOWLEDGE, report.subject()));
            case RESTORE -> {
                if (report.isPostDown()) {
                    all.add(new Order(Kind.REVERSE, report.subject()));
                }
                if (report.isPostHidden()) {
                    all.add(new Order(Kind.SHOW, report.subject()));
                }
                if (report.isAccountDown()) {
                    all.add(new Order(Kind.REVERSE, account));
                }
            }
        }
        return all;
    }

    /** Whether the report shows that it was done. */
    boolean isShown(Report report) {
        return switch (this) {
            case REMOVE_POST -> report.isPostDown();
            case HIDE_POST -> report.isPostHidden();
            case SUSPEND -> report.isAccountDown();
            case RESTORE -> orders(report).isEmpty();
            case CLOSE, NOTHING -> report.isClosed();
        };
    }

    /** Whether what an event did is still so. */
    static boolean isStanding(String actionId, Report report) {
        boolean isAccount = actionId.contains("-account-");
        boolean isDown = isAccount ? report.isAccountDown() : report.isPostDown();
        if (actionId.startsWith("take-down-")) {
            return isDown;
        } else if (actionId.startsWith("reversal-")) {
            return !isDown;
        } else if (actionId.startsWith("hiding-")) {
            return report.isPostHidden();
        } else if (actionId.startsWith("showing-")) {
            return !report.isPostHidden();
        }
        return !actionId.startsWith("acknowledgement-") || report.isClosed();
    }

    /** Why it cannot be done on this report; empty when it can. */
    Optional<String> hindrance(Report report, Abilities.Found able) {
        if (!isOnlyClosing() && !able.mayModerate()) {
            return Optional.of("Our account may not take down or label there; an operator must make it a moderator");
        }
        if (!able.mayClose()) {
            return Optional.of("Our account may not close reports there; an operator must make it a moderator");
        }
        return Optional.ofNullable(whyNotHere(report, able)).or(() -> whyProtected(report, able));
    }

    private @Nullable String whyNotHere(Report report, Abilities.Found able) {
        return switch (this) {
            case REMOVE_POST -> report.isPostDown() ? "The post is taken down already" : whyNoPost(report, able);
            case HIDE_POST -> report.isPostHidden() ? "The post is hidden already" : whyNoPost(report, able);
            case SUSPEND -> report.isAccountDown() ? "The account is taken down already" : null;
            case RESTORE -> orders(report).isEmpty() ? "Nothing was done that could be taken back" : null;
            case CLOSE, NOTHING -> report.isClosed() ? "The report is closed already" : null;
        };
    }

    private @Nullable String whyNoPost(Report report, Abilities.Found able) {
        if (report.entry().isEmpty()) {
            return "The report is about an account and names no post";
        }
        if (report.entry().flatMap(Report.Entry::cid).isEmpty()) {
            return "The post is not there any more";
        }
        boolean isFeed =
                report.entry().filter(e -> e.isOf("app.bsky.feed.generator")).isPresent();
        return this == REMOVE_POST && isFeed && able.isNoAdmin()
                ? "Only administrators there can take down a feed"
                : null;
    }

    /** Closing is not kept from anybody by a tag. */
    private Optional<String> whyProtected(Report report, Abilities.Found able) {
        return isOnlyClosing()
                ? Optional.empty()
                : orders(report).stream()
                        .map(order -> order.subject().equals(report.account().did())
                                ? report.account().standing()
                                : report.entry().orElseThrow().standing())
                        .flatMap(standing -> able.whoElse(standing.tags()).stream())
                        .findFirst()
                        .map(who -> "It bears a tag that is protected there; only " + who + " can do this");
    }

    private String effect(Report report) {
        return switch (this) {
            case REMOVE_POST -> "Takes the post down" + closing(report);
            case HIDE_POST -> "Labels the post so that apps which follow this service do not show it" + closing(report);
            case SUSPEND -> "Takes the whole account down with all its posts" + closing(report);
            case RESTORE -> "Takes back " + inForce(report) + "; reopens no report";
            case CLOSE, NOTHING -> "Acknowledges it with no action taken" + closing(report);
        };
    }

    private static String inForce(Report report) {
        List<String> all = new ArrayList<>();
        if (report.isPostDown()) {
            all.add("the take-down of the post");
        }
        if (report.isPostHidden()) {
            all.add("its hiding");
        }
        if (report.isAccountDown()) {
            all.add("the take-down of the account");
        }
        return String.join(", ", all);
    }

    /** A report in a queue need not be closable; Ozone does not say so and leaves it as it is. */
    private static String closing(Report report) {
        if (report.isClosed()) {
            return "";
        }
        return report.status().equals("queued")
                ? "; closes this report and no other, if the service closes reports that are in a queue"
                : "; closes this report and no other";
    }
}
