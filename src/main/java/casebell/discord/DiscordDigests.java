package casebell.discord;

import casebell.cases.Role;
import casebell.digest.DigestChannel;
import casebell.digest.DigestRun;
import casebell.digest.Figures;
import casebell.liaison.Dossier;
import casebell.liaison.LiaisonBoard;
import casebell.review.RestTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Posts digests with their chart, and reminders of promises. */
final class DiscordDigests implements DigestChannel, LiaisonBoard {
    static final String OF_CHART = "Cases, decisions and escalations by hour";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Poster poster;
    private final DiscordSettings settings;
    private final RestTimes rest;

    /**
     * @param rest tells who is not pinged at the moment
     */
    DiscordDigests(Poster poster, DiscordSettings settings, RestTimes rest) {
        this.poster = poster;
        this.settings = settings;
        this.rest = rest;
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

    @Override
    public Optional<Instant> ask(String target, Dossier.Promise promise, String draft) {
        return pingingLiaisons(target, promise, draft, "Contact " + promise.number() + " · " + target);
    }

    @Override
    public Optional<Instant> remind(String target, Dossier.Promise promise) {
        String marker = "Promise " + promise.number() + " · " + target;
        if (promise.isOfHouse()) {
            return pingingLiaisons(target, promise, "", marker);
        }
        MessageCreateBuilder message = reminder(target, promise, marker);
        if (rest.restsUntil(promise.staffId()).isEmpty()) {
            message = message.mentionUsers(promise.staffId());
        }
        return sent(marker, message);
    }

    private Optional<Instant> pingingLiaisons(String target, Dossier.Promise promise, String draft, String marker) {
        Set<String> liaisons = settings.roles().getOrDefault(Role.LIAISON, Set.of());
        MessageCreateBuilder message = contact(target, promise, draft, liaisons, marker);
        for (String role : liaisons) {
            message = message.mentionRoles(role);
        }
        return sent(marker, message);
    }

    private Optional<Instant> sent(String marker, MessageCreateBuilder message) {
        Poster.Sent sent = poster.post(settings.liaison(), marker, message.build(), true);
        return sent instanceof Poster.Sent.Later later ? Optional.of(later.notBefore()) : Optional.empty();
    }

    /**
     * That somebody should speak with a targeted person, or that nobody has.
     *
     * @param draft empty when the time is over
     * @param liaisons roles of the chat
     */
    static MessageCreateBuilder contact(
            String target, Dossier.Promise promise, String draft, Set<String> liaisons, String marker) {
        boolean isNew = !draft.isEmpty();
        String name = Clean.line(target, 120);
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle("Contact with " + Clean.line(target, 80) + " or their office")
                .setDescription(Clean.line(promise.what(), 500))
                .addField(isNew ? "Until" : "Was due", Words.clock(promise.due()), true)
                .addField("What was done", "/liaison show target:" + name, false)
                .addField("When somebody has", "/liaison log target:" + name + " note:…", false)
                .setFooter(marker);
        if (isNew) {
            embed.addField("What may be said", Clean.own(draft, MessageEmbed.VALUE_MAX_LENGTH), false);
        }
        String pings = liaisons.stream().sorted().map(id -> "<@&" + id + "> ").collect(Collectors.joining());
        return new MessageCreateBuilder()
                .setContent((isNew ? "📞 " : "⏰ ")
                        + pings
                        + (isNew ? "a targeted person should hear from us." : "nobody has spoken with them yet."))
                .setEmbeds(embed.build())
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
    }

    static MessageCreateBuilder reminder(String target, Dossier.Promise promise, String marker) {
        return new MessageCreateBuilder()
                .setContent("⏰ <@" + promise.staffId() + "> a promise is due.")
                .setEmbeds(new EmbedBuilder()
                        .setTitle("Promise to the office of " + Clean.line(target, 80))
                        .setDescription(Clean.line(promise.what(), 500))
                        .addField("Due", Words.clock(promise.due()), true)
                        .addField("What was done", "/liaison show target:" + Clean.line(target, 120), false)
                        .addField(
                                "When it is kept",
                                "/liaison keep target:" + Clean.line(target, 120) + " number:" + promise.number(),
                                false)
                        .setFooter(marker)
                        .build())
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
    }
}
