package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Spot;
import casebell.escalation.Escalation;
import casebell.escalation.Ladder;
import casebell.escalation.Pager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Pages in the channel of leadership; pings exactly those on call for the tier. */
final class DiscordPager implements Pager {
    private static final String CLOSED = "A case waits that not everybody here may see. Look at it and acknowledge.";

    private final Poster poster;
    private final Buttons buttons;
    private final DiscordSettings settings;
    private final Predicate<CaseRef> isEverybodys;
    private final Function<CaseRef, Optional<Spot>> cards;

    /**
     * @param cards where the card of a case stands
     * @param isEverybodys whether a case may be named where leads and leadership read; a page of another one tells nothing about it
     */
    DiscordPager(
            Poster poster,
            Buttons buttons,
            DiscordSettings settings,
            Predicate<CaseRef> isEverybodys,
            Function<CaseRef, Optional<Spot>> cards) {
        this.cards = cards;
        this.poster = poster;
        this.buttons = buttons;
        this.settings = settings;
        this.isEverybodys = isEverybodys;
    }

    @Override
    public Paged page(Escalation escalation, int step, Ladder.Tier tier, boolean mayStandAlready) {
        if (mayStandAlready) {
            Paged standing = find(escalation, step);
            if (!(standing instanceof Paged.Deleted)) {
                return standing;
            }
        }
        return paged(
                poster.post(settings.leadership(), marker(escalation, step), compose(escalation, step, tier), false));
    }

    MessageCreateData compose(Escalation escalation, int step, Ladder.Tier tier) {
        String pings = tier.onCall().stream()
                .map(o -> o.kind() == Ladder.OnCall.Kind.ROLE ? "<@&" + o.id() + ">" : "<@" + o.id() + ">")
                .collect(Collectors.joining(" "));
        MessageCreateBuilder message = new MessageCreateBuilder()
                .setContent("🔔 " + pings + " " + ask(escalation))
                .setEmbeds(draw(
                        escalation,
                        step,
                        tier.title(),
                        "Acknowledge within " + Words.length(tier.acknowledgeWithin()) + "; then the next is paged."))
                .setComponents(row(escalation))
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
        for (Ladder.OnCall onCall : tier.onCall()) {
            if (onCall.kind() == Ladder.OnCall.Kind.ROLE) {
                message = message.mentionRoles(onCall.id());
            } else {
                message = message.mentionUsers(onCall.id());
            }
        }
        return message.build();
    }

    @Override
    public Paged find(Escalation escalation, int step) {
        // the case may have been made confidential since the first attempt
        Poster.Sent told = poster.find(List.of(settings.leadership()), openMarker(escalation, step));
        return paged(
                told instanceof Poster.Sent.Deleted
                        ? poster.find(List.of(settings.leadership()), closedMarker(escalation, step))
                        : told);
    }

    @Override
    public Paged redraw(Escalation escalation, Escalation.Page page) {
        Spot spot = page.spot().orElseThrow();
        if (isEverybodys.test(escalation.ref())) {
            return paged(poster.edit(spot, recompose(escalation, page)));
        }
        String closed = closedMarker(escalation, page.step());
        return paged(poster.attempt(spot.channelId(), channel -> {
            boolean toldNothing = Poster.carries(Poster.wait(channel.retrieveMessageById(spot.messageId())), closed);
            MessageEditBuilder message = MessageEditBuilder.from(recompose(escalation, page));
            if (!toldNothing) {
                message.setContent("🔔 " + CLOSED);
            }
            message.setAllowedMentions(Set.of()).mentionRepliedUser(false);
            Poster.wait(channel.editMessageById(spot.messageId(), message.build()));
            return new Poster.Sent.At(spot);
        }));
    }

    MessageEditData recompose(Escalation escalation, Escalation.Page page) {
        MessageEditBuilder message = new MessageEditBuilder()
                .setEmbeds(draw(escalation, page.step(), page.tier(), status(escalation, page)))
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
        if (escalation.isAcknowledged()) {
            message.setComponents();
        } else {
            message.setComponents(row(escalation));
        }
        return message.build();
    }

    private ActionRow row(Escalation escalation) {
        Map<Buttons.Kind, String> ids =
                buttons.idsOf(escalation.ref(), 0, Set.of(Buttons.Kind.ACKNOWLEDGE, Buttons.Kind.WHY));
        return ActionRow.of(
                Button.primary(ids.getOrDefault(Buttons.Kind.ACKNOWLEDGE, ""), "Acknowledge"),
                Button.secondary(ids.getOrDefault(Buttons.Kind.WHY, ""), "Why"));
    }

    private String ask(Escalation escalation) {
        return isEverybodys.test(escalation.ref())
                ? Clean.own(escalation.alarm().asked(), 300)
                : CLOSED;
    }

    private MessageEmbed draw(Escalation escalation, int step, String tier, String status) {
        EmbedBuilder embed = new EmbedBuilder().setColor(escalation.isAcknowledged() ? 0x4CC38A : 0xD83A41);
        if (isEverybodys.test(escalation.ref())) {
            embed.setTitle("Escalation · case " + escalation.ref())
                    .addField("Asked", Clean.line(escalation.alarm().asked(), 300), false)
                    .addField("Why", Clean.line(escalation.alarm().reason(), 400), false);
            cards.apply(escalation.ref())
                    .ifPresent(at -> embed.addField("Card", IncidentCard.link(settings.guild(), at), false));
        } else {
            embed.setTitle("Escalation · a case that not everybody here may see")
                    .setDescription(
                            escalation.isAcknowledged()
                                    ? "Whoever may see the case reads more with /case show."
                                    : "**Why** tells whoever may see the case what is asked. Only who may see it can acknowledge.");
        }
        return embed.addField("Answer", Words.clock(escalation.answerBy()), true)
                .addField("Paged", Clean.line(tier, 100), true)
                .addField("Status", status, false)
                .setFooter(marker(escalation, step))
                .build();
    }

    private static String status(Escalation escalation, Escalation.Page page) {
        if (escalation.phase() instanceof Escalation.Phase.Acknowledged a) {
            return "✅ Acknowledged by <@" + a.staffId() + "> " + Words.clock(a.at());
        }
        if (escalation.phase() instanceof Escalation.Phase.Unanswered u) {
            return "⚠️ Nobody acknowledged; every tier was paged by " + Words.clock(u.since())
                    + ". It can still be acknowledged.";
        }
        boolean passed = escalation.pages().stream().anyMatch(p -> p.step() > page.step());
        return passed
                ? "Not acknowledged in time; passed on."
                : "Acknowledge " + Words.clock(page.until()) + "; then the next is paged.";
    }

    private String marker(Escalation escalation, int step) {
        return isEverybodys.test(escalation.ref()) ? openMarker(escalation, step) : closedMarker(escalation, step);
    }

    /** Tells one escalation from another, and no case. */
    private String closedMarker(Escalation escalation, int step) {
        return "Escalation " + buttons.mark("escalation " + escalation.ref() + " " + escalation.round()) + " · page "
                + (step + 1);
    }

    private static String openMarker(Escalation escalation, int step) {
        return "Case " + escalation.ref() + " · escalation " + escalation.round() + " · page " + (step + 1);
    }

    private static Paged paged(Poster.Sent sent) {
        if (sent instanceof Poster.Sent.At at) {
            return new Paged.At(at.spot());
        }
        return sent instanceof Poster.Sent.Later later
                ? new Paged.Later(later.why(), later.notBefore())
                : new Paged.Deleted();
    }
}
