package casebell.discord;

import casebell.cases.CaseRef;
import casebell.review.Card;
import casebell.review.ReviewBoard;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** The board is a channel: cards of high severity stand in the urgent one. */
final class DiscordBoard implements ReviewBoard {
    private static final Set<String> URGENT = Set.of("high", "critical");

    private final Poster poster;
    private final CaseCard drawing;
    private final DiscordSettings settings;
    private final Function<CaseRef, Card.Around> around;

    /**
     * @param around what holds for a case besides its facts and its review
     */
    DiscordBoard(Poster poster, CaseCard drawing, DiscordSettings settings, Function<CaseRef, Card.Around> around) {
        this.poster = poster;
        this.drawing = drawing;
        this.settings = settings;
        this.around = around;
    }

    @Override
    public Card.Around around(CaseRef ref) {
        return around.apply(ref);
    }

    @Override
    public Drawing draw(Card card, int edition) {
        boolean urgent = card.review()
                .map(r -> URGENT.contains(r.suggestion().severity()))
                .orElse(false);
        List<String> everybody = urgent
                ? List.of(settings.urgent(), settings.caseReview())
                : List.of(settings.caseReview(), settings.urgent());
        List<String> channels =
                card.around().shelf().channelId().map(List::of).orElseGet(() -> announced(card, everybody));
        String marker = CaseCard.marker(card, edition);
        return new DiscordDrawing(
                poster, channels, marker, drawing.draw(card, marker), drawing.row(card), CaseCard.moved(marker));
    }

    /** Where cards of new cases of this source stand, and first where this one belongs if nobody pointed to it. */
    private List<String> announced(Card card, List<String> usual) {
        Map<String, String> places =
                settings.announced().getOrDefault(card.subject().ref().source(), Map.of());
        String severity = card.review().map(r -> r.suggestion().severity()).orElse("");
        Set<String> all = new LinkedHashSet<>();
        if (!card.subject().isPointedTo()) {
            Optional.ofNullable(places.get(severity)).map(settings::channel).ifPresent(all::add);
        }
        all.addAll(usual);
        places.values().stream().map(settings::channel).sorted().forEach(all::add);
        return List.copyOf(all);
    }

    static MessageCreateData compose(MessageEmbed embed, Optional<ActionRow> row) {
        MessageCreateBuilder message = new MessageCreateBuilder().setEmbeds(embed);
        row.ifPresent(message::setComponents);
        return message.setAllowedMentions(Set.of()).mentionRepliedUser(false).build();
    }
}
