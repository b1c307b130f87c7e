package casebell.source.mastodon;

import static casebell.source.wire.Fields.cut;
import static casebell.source.wire.Fields.flag;
import static casebell.source.wire.Fields.list;
import static casebell.source.wire.Fields.part;
import static casebell.source.wire.Fields.text;
import static casebell.source.wire.Fields.time;
import static casebell.source.wire.Fields.url;
import static casebell.source.wire.Fields.whole;
import static casebell.source.wire.Fields.word;

import casebell.source.mastodon.Report.Account;
import casebell.source.mastodon.Report.Mark;
import casebell.source.mastodon.Report.Mentioned;
import casebell.source.mastodon.Report.Post;
import casebell.source.wire.PlainText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a report by allow-list. E-mail, IP addresses, the comment of the reporter, and whatever Mastodon will add, do not enter. */
final class ReportReader {
    private static final int LONGEST_HTML = 60_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final Set<String> CATEGORIES = Set.of("spam", "legal", "violation", "other");
    private static final Pattern ID = Pattern.compile("[0-9]{1,30}");

    private ReportReader() {}

    /** The report; empty when what every report has is missing or malformed. */
    static Optional<Report> read(JsonNode body, String expectedId) {
        Optional<Account> target = part(body, "target_account").flatMap(ReportReader::account);
        boolean whole = id(body).equals(Optional.of(expectedId))
                && time(body, "created_at").isPresent()
                && flag(body, "action_taken").isPresent()
                && target.isPresent();
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new Report(
                expectedId,
                closing(body),
                part(body, "assigned_account").isPresent(),
                word(body, "category").filter(CATEGORIES::contains).orElse("other"),
                time(body, "created_at").get(),
                target.get(),
                part(body, "account").flatMap(ReportReader::id),
                list(body.path("statuses"), ReportReader::post),
                list(body.path("rules"), ReportReader::id)));
    }

    /** A report of before Mastodon told the time of closing has that of its last change. */
    private static Optional<Report.Closing> closing(JsonNode body) {
        return flag(body, "action_taken")
                .filter(taken -> taken)
                .flatMap(taken -> time(body, "action_taken_at")
                        .or(() -> time(body, "updated_at"))
                        .or(() -> time(body, "created_at")))
                .map(at -> new Report.Closing(
                        at, part(body, "action_taken_by_account").flatMap(ReportReader::id)));
    }

    /** The id of anything; Mastodon's ids are numbers in quotes. */
    static Optional<String> id(JsonNode n) {
        return word(n, "id").filter(i -> ID.matcher(i).matches());
    }

    static Optional<Account> account(JsonNode n) {
        JsonNode shown = n.path("account");
        return id(n).map(id -> new Account(
                id,
                "@" + word(shown, "acct").or(() -> word(n, "username")).orElse(""),
                word(n, "domain").isEmpty(),
                word(shown, "display_name"),
                time(n, "created_at"),
                whole(shown, "followers_count").filter(f -> f >= 0),
                marks(n)));
    }

    private static Set<Mark> marks(JsonNode n) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        mark(n, "suspended", Mark.SUSPENDED, marks);
        mark(n, "silenced", Mark.LIMITED, marks);
        mark(n, "disabled", Mark.FROZEN, marks);
        mark(n, "sensitized", Mark.SENSITIVE, marks);
        return marks;
    }

    private static void mark(JsonNode n, String name, Mark mark, Set<Mark> marks) {
        flag(n, name).filter(is -> is).ifPresent(is -> marks.add(mark));
    }

    private static Optional<Post> post(JsonNode n) {
        return id(n).map(id -> new Post(
                id,
                url(n, "url"),
                time(n, "created_at"),
                time(n, "edited_at"),
                word(n, "language"),
                whatIsSeen(n),
                word(n, "in_reply_to_id").filter(i -> ID.matcher(i).matches()),
                list(n.path("mentions"), ReportReader::mentioned),
                list(n.path("media_attachments"), m -> word(m, "type").map(ReportReader::mediaKind)),
                whole(n, "reblogs_count").filter(c -> c >= 0),
                whole(n, "replies_count").filter(c -> c >= 0)));
    }

    /** The warning above a post, the post, and the choices of its poll: a threat can stand in any of them. */
    private static String whatIsSeen(JsonNode n) {
        List<String> choices = list(n.path("poll").path("options"), o -> word(o, "title"));
        StringBuilder seen = new StringBuilder();
        text(n, "spoiler_text", LONGEST_TEXT)
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .ifPresent(t -> seen.append(t).append("\n\n"));
        text(n, "content", LONGEST_HTML).map(PlainText::of).ifPresent(seen::append);
        choices.forEach(c -> seen.append("\n- ").append(c));
        return cut(seen.toString(), LONGEST_TEXT);
    }

    private static Optional<Mentioned> mentioned(JsonNode n) {
        return id(n).map(id -> new Mentioned(
                id, "@" + word(n, "acct").or(() -> word(n, "username")).orElse("")));
    }

    private static String mediaKind(String type) {
        return switch (type) {
            case "video", "gifv" -> "video";
            case "audio" -> "audio";
            default -> "image";
        };
    }
}
