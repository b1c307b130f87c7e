package casebell.source.mastodon;

import casebell.cases.Snapshot;
import casebell.source.mastodon.AdminApi.Look;
import casebell.source.mastodon.Report.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The whole table of what Casebell can do on a Mastodon server, and in words of ours what it cannot. */
enum Deed {
    /** A warning to the owner; closes only this report. */
    WARN("warn", "none", Optional.empty()),
    /** Freezes the login. */
    FREEZE("lock-account", "disable", Optional.of(Mark.FROZEN)),
    SUSPEND("suspend-account", "suspend", Optional.of(Mark.SUSPENDED)),
    /** Hides the account from everybody who does not follow it. */
    LIMIT("limit-account", "silence", Optional.of(Mark.LIMITED)),
    /** Marks all media of the account as sensitive. */
    MARK_SENSITIVE("mark-sensitive", "sensitive", Optional.of(Mark.SENSITIVE)),
    /** Takes every mark off the account. */
    RESTORE("restore", "", Optional.empty()),
    CLOSE("close-case", "", Optional.empty()),
    /** What Mastodon calls resolved: closed without an action. */
    NOTHING("no-action", "", Optional.empty()),
    /** Only on a fork. */
    DELETE_POST("remove-post", "", Optional.empty());

    private static final String CONSOLE = "; open the report in the console";
    private static final Map<String, String> NEVER = Map.of(
            "hide-post", "Mastodon cannot hide one post by API" + CONSOLE,
            "notice", "Mastodon cannot put a notice before a post",
            "context-note", "Mastodon cannot add a note to a post",
            "limit-reach", "Mastodon cannot limit the reach of one post; it can limit the whole account",
            "limit-replies", "Mastodon cannot limit who replies to a post",
            "sweep-replies", "Mastodon cannot look through the replies to a post",
            "strike", "Mastodon counts a warning as a strike and gives none without one; choose a warning",
            "preserve-evidence", "Mastodon cannot preserve evidence by API" + CONSOLE);

    private final String action;
    private final String type;
    private final Optional<Mark> mark;

    Deed(String action, String type, Optional<Mark> mark) {
        this.action = action;
        this.type = type;
        this.mark = mark;
    }

    static Optional<Deed> of(String action) {
        return Arrays.stream(values()).filter(d -> d.action.equals(action)).findFirst();
    }

    /** Why there is no deed of this name. */
    static String whyNever(String action) {
        return Optional.ofNullable(NEVER.get(action)).orElse("Mastodon cannot do this by API" + CONSOLE);
    }

    /** The type of account action; empty when it is another call. */
    String type() {
        return type;
    }

    /** What a token must be allowed for it. */
    String scope() {
        return switch (this) {
            case WARN, FREEZE, SUSPEND, LIMIT, MARK_SENSITIVE, RESTORE -> "admin:write:accounts";
            case CLOSE, NOTHING -> "admin:write:reports";
            case DELETE_POST -> "admin:write:statuses";
        };
    }

    /** The marks that the account bears afterwards. */
    Set<Mark> marks() {
        return mark.map(Set::of).orElse(Set.of());
    }

    /** What every action means for this report, possible or not. */
    static List<Snapshot.Means> means(Look.Seen seen, Abilities.Found able) {
        List<Snapshot.Means> all = new ArrayList<>();
        for (Deed deed : values()) {
            Optional<String> hindrance = deed.hindrance(seen.report(), able);
            all.add(new Snapshot.Means(
                    deed.action,
                    hindrance.isEmpty(),
                    deed.mark.isEmpty(),
                    hindrance.orElseGet(() -> deed.effect(seen))));
        }
        new TreeMap<>(NEVER).forEach((action, why) -> all.add(new Snapshot.Means(action, false, true, why)));
        return all;
    }

    /** Why it cannot be done on this report; empty when it can. */
    Optional<String> hindrance(Report report, Abilities.Found able) {
        boolean isOnAccount = mark.isPresent() || this == RESTORE || this == WARN;
        if (isOnAccount && !able.mayActOnAccounts()) {
            return Optional.of("Our account may not act on accounts there; an operator must give it 'Manage Users'");
        }
        if (!able.mayActOnReports()) {
            return Optional.of("Our account may not act on reports there; an operator must give it 'Manage Reports'");
        }
        if (this != DELETE_POST && able.lacks(scope())) {
            return Optional.of("Our token may not do this there; an operator must give it the scope " + scope());
        }
        return Optional.ofNullable(
                switch (this) {
                    case WARN -> whyNoWarning(report);
                    case FREEZE ->
                        report.target().isLocal()
                                ? null
                                : "Mastodon cannot freeze the login of an account of another server";
                    case SUSPEND, LIMIT, MARK_SENSITIVE -> whyNoMark(report);
                    case RESTORE ->
                        report.target().marks().isEmpty()
                                ? "Nothing was done to the account that could be taken back"
                                : null;
                    case CLOSE, NOTHING -> report.closed().isPresent() ? "The report is closed already" : null;
                    case DELETE_POST -> whyNoDeleting(report, able);
                });
    }

    private @Nullable String whyNoMark(Report report) {
        return mark.filter(report.target().marks()::contains)
                .map(m -> "The account is " + m.word() + " already")
                .orElse(null);
    }

    private static @Nullable String whyNoWarning(Report report) {
        if (!report.target().isLocal()) {
            return "Mastodon cannot warn the owner of an account of another server";
        }
        return report.closed().isPresent()
                ? "The report is closed, and nobody could tell whether a warning was sent for it; reopen it in the console"
                : null;
    }

    private static @Nullable String whyNoDeleting(Report report, Abilities.Found able) {
        if (able.posts() == Abilities.PostEndpoint.ABSENT) {
            return "Mastodon cannot remove one post by API" + CONSOLE;
        }
        if (able.posts() == Abilities.PostEndpoint.FORBIDDEN) {
            return "This server could remove one post, but our token may not; an operator must give it admin:write:statuses";
        }
        return switch (report.posts().size()) {
            case 0 -> "The report names no post";
            case 1 ->
                report.closed().isPresent()
                        ? "The report is closed; reopen it in the console to remove its post"
                        : null;
            default ->
                "The report names " + report.posts().size() + " posts, and they are removed one by one" + CONSOLE;
        };
    }

    private String effect(Look.Seen seen) {
        String told = seen.report().target().isLocal() ? "; the owner is told by e-mail" : "";
        return switch (this) {
            case WARN -> "Closes this report and no other" + told;
            case FREEZE -> "Freezes the login until somebody takes it back" + told + closing(seen);
            case SUSPEND ->
                "Suspends the whole account until somebody takes it back; after 30 days its posts cannot be brought back"
                        + told + closing(seen);
            case LIMIT -> "Hides the whole account from everybody who does not follow it" + told + closing(seen);
            case MARK_SENSITIVE -> "Hides all media of the account behind a warning" + told + closing(seen);
            case RESTORE ->
                "Takes back everything that was done to the account ("
                        + String.join(
                                ", ",
                                seen.report().target().marks().stream()
                                        .sorted()
                                        .map(Mark::word)
                                        .toList())
                        + "); reopens no report";
            case CLOSE, NOTHING -> "Closes this report and no other, with no action taken";
            case DELETE_POST -> "Deletes the post for good" + told + "; closes this report";
        };
    }

    /** An action on an account closes every open report on it. The approver must know how many. */
    private static String closing(Look.Seen seen) {
        int others = seen.others().count();
        String own = seen.report().closed().isPresent() ? "" : "this report and ";
        if (others == 0) {
            return own.isEmpty() ? "" : "; closes this report, the only open one on the account";
        }
        String number = (seen.others().isWhole() ? "" : "at least ") + others;
        return "; closes " + own + number + (own.isEmpty() ? "" : " other") + " open "
                + (others == 1 ? "report" : "reports") + " on the account";
    }
}
