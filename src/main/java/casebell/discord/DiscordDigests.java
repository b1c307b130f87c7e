package casebell.discord;

import casebell.digest.DigestChannel;
import casebell.digest.DigestRun;
import casebell.digest.Figures;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Posts digests with their chart. */
final class DiscordDigests implements DigestChannel {
    static final String OF_CHART = "Cases, decisions and escalations by hour";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Poster poster;
    private final DiscordSettings settings;

    DiscordDigests(Poster poster, DiscordSettings settings) {
        this.poster = poster;
        this.settings = settings;
    }

    @Override
    public Posted post(DigestRun run, Figures figures, byte[] chart, boolean mayStandAlready) {
        MessageCreateBuilder message = new MessageCreateBuilder()
                .setEmbeds(draw(run, figures))
                .setFiles(FileUpload.fromData(chart, "digest.png").setDescription(OF_CHART))
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
        Poster.Sent sent = poster.post(settings.digest(), marker(run), message.build(), mayStandAlready);
        if (sent instanceof Poster.Sent.At at) {
            return new Posted.At(at.spot());
        }
        Poster.Sent.Later later = (Poster.Sent.Later) sent; // a post never ends as deleted
        return new Posted.Later(later.why(), later.notBefore());
    }

    static MessageEmbed draw(DigestRun run, Figures figures) {
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle("Digest")
                .setDescription("<t:" + figures.from().getEpochSecond() + ":f> to <t:"
                        + figures.to().getEpochSecond() + ":f>"
                        + run.askedBy()
                                .map(id -> ", asked for by <@" + id + ">")
                                .orElse(""))
                .setColor(0x6C8CF5)
                .addField("Open: " + figures.open(), counts(figures.openBySeverity()), true)
                .addField("Decided: " + figures.decided(), counts(figures.decidedByAction()), true)
                .addField("Carried out", figures.done() + " done, " + figures.failed() + " refused", true)
                .addField("Overdue: " + figures.overdue().size(), overdue(figures), false)
                .addField("Escalated: " + figures.escalations().size(), escalated(figures), false)
                .setImage("attachment://digest.png")
                .setFooter(marker(run));
        Figures.Appeals appeals = figures.appeals();
        if (!appeals.equals(Figures.Appeals.NONE)) {
            embed.addField(
                    "Appeals",
                    appeals.opened() + " opened, " + appeals.upheld() + " upheld, " + appeals.overturned()
                            + " overturned (" + appeals.overturnRate() + " % of those decided)",
                    false);
        }
        embed.addField(
                "Record",
                figures.auditEntries() + " entries, head `"
                        + figures.auditHead()
                                .substring(0, Math.min(16, figures.auditHead().length())) + "…`",
                false);
        return embed.build();
    }

    private static String counts(Map<String, Long> counts) {
        String text = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining("\n"));
        return fitted(text);
    }

    private static String fitted(String text) {
        return text.isEmpty() ? "none" : Clean.shortened(text, MessageEmbed.VALUE_MAX_LENGTH);
    }

    private static String overdue(Figures figures) {
        String text = figures.overdue().stream()
                .limit(8)
                .map(o -> o.ref() + " (" + o.severity() + "), late by " + Words.length(o.late()))
                .collect(Collectors.joining("\n"));
        return fitted(text);
    }

    private static String escalated(Figures figures) {
        String text = figures.escalations().stream()
                .limit(8)
                .map(e -> e.ref() + ", " + (e.pages() == 1 ? "1 page" : e.pages() + " pages") + ", "
                        + e.acknowledgedBy()
                                .map(id -> "acknowledged by <@" + id + "> after "
                                        + e.after().map(Words::length).orElse("?"))
                                .orElse("**not acknowledged**"))
                .collect(Collectors.joining("\n"));
        return fitted(text);
    }

    private static String marker(DigestRun run) {
        String how = run.askedBy().isPresent() ? "asked for" : "scheduled";
        return "Digest · " + how + " · " + MOMENT.format(run.to());
    }
}
