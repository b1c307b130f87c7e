package casebell.discord;

import casebell.review.PolicyBoard;
import casebell.review.PolicyDesk;
import casebell.review.PolicyInForce;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Tells policy owners what changed, and answers what is in force. */
final class PolicyNotices implements PolicyBoard {
    private static final int MOST_LINES = 15;
    private static final int LONGEST_LINE = 220;
    private static final int SHORT_HASH = 12;
    private static final int MOST_SHOWN = 5;

    private final Poster poster;
    private final DiscordSettings settings;

    PolicyNotices(Poster poster, DiscordSettings settings) {
        this.poster = poster;
        this.settings = settings;
    }

    @Override
    public Optional<Instant> tell(PolicyInForce.Amendment amendment) {
        String marker = "Policy change " + amendment.number() + " · "
                + shortHash(amendment.after().orElse(amendment.before()));
        MessageCreateBuilder message = new MessageCreateBuilder()
                .setEmbeds(draw(amendment, marker))
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
        Poster.Sent sent = poster.post(settings.policy(), marker, message.build(), true);
        return sent instanceof Poster.Sent.Later later ? Optional.of(later.notBefore()) : Optional.empty();
    }

    static MessageEmbed draw(PolicyInForce.Amendment amendment, String marker) {
        boolean isUsed = amendment.after().isPresent();
        return new EmbedBuilder()
                .setTitle(isUsed ? "The policy changed" : "A change of the policy cannot be used")
                .setColor(isUsed ? 0x3B6FD4 : 0xC0392B)
                .setDescription(lines(amendment))
                .addField("By", by(amendment), true)
                .addField(
                        "Revision",
                        amendment
                                .after()
                                .map(after -> "`" + shortHash(amendment.before()) + "` → `" + shortHash(after) + "`")
                                .orElse("`" + shortHash(amendment.before()) + "` stays in force"),
                        true)
                .setFooter(marker)
                .build();
    }

    private static String lines(PolicyInForce.Amendment amendment) {
        StringBuilder text = new StringBuilder();
        List<String> lines = amendment.lines();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            text.append("• ").append(Clean.line(inWords(line), LONGEST_LINE)).append('\n');
        }
        if (lines.size() > MOST_LINES) {
            text.append("…and ")
                    .append(lines.size() - MOST_LINES)
                    .append(
                            amendment.after().isPresent()
                                    ? " more. `casebell policy diff` shows all of them."
                                    : " more. `casebell policy check` shows all of them.");
        }
        return Clean.shortened(text.toString(), MessageEmbed.DESCRIPTION_MAX_LENGTH);
    }

    private static String inWords(String line) {
        String rest = line.length() > 2 ? line.substring(2).replace(" -> ", " → ") : "";
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> "New: " + rest;
            case '-' -> "Removed: " + rest;
            case '~' -> "Changed: " + rest;
            default -> line;
        };
    }

    private static String by(PolicyInForce.Amendment amendment) {
        return amendment
                .staffId()
                .map(id -> "<@" + id + ">")
                .orElseGet(() -> "the files, " + Clean.line(amendment.files().orElse("changed"), 120));
    }

    /** What is in force, for the one who asked. */
    static String inForce(PolicyDesk desk) {
        Optional<PolicyInForce> stored = desk.inForce();
        StringBuilder text = new StringBuilder("**")
                .append(Clean.line(desk.name(), 80))
                .append("**, ")
                .append(desk.rules())
                .append(" rules, revision `")
                .append(shortHash(desk.hash()))
                .append('`');
        stored.ifPresent(p -> {
            text.append(", in force since ").append(Words.moment(p.since()));
            List<PolicyInForce.Amendment> all = p.amendments();
            for (int i = all.size() - 1; i >= Math.max(0, all.size() - MOST_SHOWN); i--) {
                PolicyInForce.Amendment each = all.get(i);
                text.append('\n').append(line(each));
            }
        });
        return text.toString();
    }

    static String line(PolicyInForce.Amendment each) {
        return each.number() + ". " + Words.moment(each.at()) + " by " + by(each) + ": "
                + (each.after().isPresent() ? count(each) : "refused, " + count(each));
    }

    private static String count(PolicyInForce.Amendment amendment) {
        int lines = amendment.lines().size();
        String what = amendment.after().isPresent() ? "change" : "mistake";
        return lines + " " + what + (lines == 1 ? "" : "s");
    }

    static String of(PolicyDesk.Outcome outcome) {
        if (outcome instanceof PolicyDesk.Outcome.Changed c) {
            return "The new policy is in force, revision `"
                    + shortHash(c.amendment().after().orElse("")) + "`:\n" + lines(c.amendment());
        } else if (outcome instanceof PolicyDesk.Outcome.Refused r) {
            return "The files cannot be used, so revision `"
                    + shortHash(r.amendment().before()) + "` stays in force:\n" + lines(r.amendment());
        } else if (outcome instanceof PolicyDesk.Outcome.NotAllowed n) {
            return Replies.notAllowed(casebell.cases.Deed.GOVERN, n.whoMay());
        }
        return "The files say what is in force already.";
    }

    private static String shortHash(String revision) {
        String hash = revision.startsWith("sha256:") ? revision.substring(7) : revision;
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }
}
