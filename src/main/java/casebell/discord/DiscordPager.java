package casebell.discord;

import casebell.escalation.Escalation;
import casebell.escalation.Ladder;
import casebell.escalation.Pager;
import java.util.List;
import java.util.Set;
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
    private final Poster poster;
    private final Buttons buttons;
    private final DiscordSettings settings;

    DiscordPager(Poster poster, Buttons buttons, DiscordSettings settings) {
        this.poster = poster;
        this.buttons = buttons;
        this.settings = settings;
    }

    @Override
    public Paged page(Escalation escalation, int step, Ladder.Tier tier, boolean mayStandAlready) {
        return paged(poster.post(
                settings.leadership(), marker(escalation, step), compose(escalation, step, tier), mayStandAlready));
    }

    MessageCreateData compose(Escalation escalation, int step, Ladder.Tier tier) {
        String pings = tier.onCall().stream()
                .map(o -> o.kind() == Ladder.OnCall.Kind.ROLE ? "<@&" + o.id() + ">" : "<@" + o.id() + ">")
                .collect(Collectors.joining(" "));
        MessageCreateBuilder message = new MessageCreateBuilder()
                .setContent("🔔 " + pings + " " + Clean.own(escalation.alarm().asked(), 300))
                .setEmbeds(draw(
                        escalation,
                        step,
                        tier.title(),
                        "Acknowledge within " + Words.length(tier.acknowledgeWithin()) + "; then the next is paged."))
                .setComponents(ActionRow.of(acknowledge(escalation)))
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
        return paged(poster.find(List.of(settings.leadership()), marker(escalation, step)));
    }

    @Override
    public Paged redraw(Escalation escalation, Escalation.Page page) {
        return paged(poster.edit(page.spot().orElseThrow(), recompose(escalation, page)));
    }

    MessageEditData recompose(Escalation escalation, Escalation.Page page) {
        MessageEditBuilder message = new MessageEditBuilder()
                .setEmbeds(draw(escalation, page.step(), page.tier(), status(escalation, page)))
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
        if (escalation.isAcknowledged()) {
            message.setComponents();
        } else {
            message.setComponents(ActionRow.of(acknowledge(escalation)));
        }
        return message.build();
    }

    private Button acknowledge(Escalation escalation) {
        return Button.primary(
                buttons.idOf(new Buttons.Meaning(Buttons.Kind.ACKNOWLEDGE, escalation.ref(), 0)), "Acknowledge");
    }

    private static MessageEmbed draw(Escalation escalation, int step, String tier, String status) {
        return new EmbedBuilder()
                .setTitle("Escalation · case " + escalation.ref())
                .setColor(escalation.isAcknowledged() ? 0x4CC38A : 0xD83A41)
                .addField("Asked", Clean.line(escalation.alarm().asked(), 300), false)
                .addField("Why", Clean.line(escalation.alarm().reason(), 400), false)
                .addField("Answer", Words.clock(escalation.answerBy()), true)
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

    private static String marker(Escalation escalation, int step) {
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
