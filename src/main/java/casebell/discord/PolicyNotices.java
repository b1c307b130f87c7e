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
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

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
        boolean isSettled = amendment.after().isPresent()
                && amendment.anew().map(PolicyInForce.Anew::isOver).orElse(true);
        if (sent instanceof Poster.Sent.At at && isSettled) {
            sent = poster.edit(at.spot(), recompose(amendment, marker));
        }
        return sent instanceof Poster.Sent.Later later ? Optional.of(later.notBefore()) : Optional.empty();
    }

    private static MessageEditData recompose(PolicyInForce.Amendment amendment, String marker) {
        MessageEditBuilder message =
                new MessageEditBuilder().setEmbeds(draw(amendment, marker)).setReplace(true);
        return message.setAllowedMentions(Set.of()).mentionRepliedUser(false).build();
    }

    static MessageEmbed draw(PolicyInForce.Amendment amendment, String marker) {
        boolean isUsed = amendment.after().isPresent();
        EmbedBuilder embed = new EmbedBuilder()
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
                        true);
        amendment.anew().ifPresent(anew -> embed.addField("Open cases", openCases(anew), false));
        return embed.setFooter(marker).build();
    }

    /** What became of the open cases. */
    static String openCases(PolicyInForce.Anew anew) {
        if (!anew.isOver()) {
            return "They are being judged by it now; this message will say how many changed.";
        }
        if (anew.judged() == 0) {
            return "None had to be judged anew.";
        }
        String judged = anew.judged() + (anew.judged() == 1 ? " was judged anew; " : " were judged anew; ");
        return judged
                + (anew.moved() == 0
                        ? "the same is suggested as before."
                        : "for **" + anew.moved() + "** something else is suggested now, and the cards say so.")
                + (anew.asking() == 0
                        ? ""
                        : " " + anew.asking()
                                + " of these now call for leadership, and nobody was paged: look at `/queue`, and escalate what cannot wait.");
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
                + (each.after().isPresent() ? count(each) : "refused, " + count(each))
                + each.anew()
                        .filter(PolicyInForce.Anew::isOver)
                        .map(anew -> "; " + anew.judged() + " open judged anew, " + anew.moved() + " changed")
                        .orElse("");
    }

    private static String count(PolicyInForce.Amendment amendment) {
        int lines = amendment.lines().size();
        String what = amendment.after().isPresent() ? "change" : "mistake";
        return lines + " " + what + (lines == 1 ? "" : "s");
    }

    static String of(PolicyDesk.Outcome outcome) {
        if (outcome instanceof PolicyDesk.Outcome.Changed c) {
            return "The new policy is in force, revision `"
                    + shortHash(c.amendment().after().orElse("")) + "`; open cases are being judged by it:\n"
                    + lines(c.amendment());
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
