package casebell.discord;

import casebell.cases.Role;
import casebell.liaison.Dossier;
import casebell.liaison.LiaisonBoard;
import casebell.review.RestTimes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Speaks to the liaisons in their channel: contacts that the policy asks for, and promises that are due. */
final class DiscordLiaisons implements LiaisonBoard {
    private final Poster poster;
    private final DiscordSettings settings;
    private final RestTimes rest;

    /**
     * @param rest tells who is not pinged at the moment
     */
    DiscordLiaisons(Poster poster, DiscordSettings settings, RestTimes rest) {
        this.poster = poster;
        this.settings = settings;
        this.rest = rest;
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
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle("Contact with " + Clean.line(target, 80) + " or their office")
                .setDescription(Clean.line(promise.what(), 500))
                .addField(isNew ? "Until" : "Was due", Words.clock(promise.due()), true)
                .addField("What was done", command("show", target, ""), false)
                .addField("When somebody has", command("log", target, " note:…"), false)
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
                        .addField("What was done", command("show", target, ""), false)
                        .addField("When it is kept", command("keep", target, " number:" + promise.number()), false)
                        .setFooter(marker)
                        .build())
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
    }

    /** A command to be copied, with the name as it is: nothing in it is a mention, a link or a mark. */
    private static String command(String verb, String target, String more) {
        return target.contains("`")
                ? "/liaison " + verb + " target:" + Clean.line(target, 120) + more
                : "`/liaison " + verb + " target:" + Clean.own(target, 150) + more + "`";
    }
}
