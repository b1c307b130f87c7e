package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Walls;
import casebell.review.Card;
import casebell.review.Handling;
import casebell.review.Review;
import casebell.review.Stage;
import casebell.review.TeamNotice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.Test;

/** Discord's limits as its documentation states them, each at its boundary, and that everything of ours stays within. */
class DiscordLimitsTest {
    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}");
    private static final CaseRef LONGEST = new CaseRef("s".repeat(32), "i".repeat(128));

    @Test
    void the_limits_are_those_of_the_documentation() {
        assertAll(
                () -> assertEquals(2000, Message.MAX_CONTENT_LENGTH),
                () -> assertEquals(256, MessageEmbed.TITLE_MAX_LENGTH),
                () -> assertEquals(4096, MessageEmbed.DESCRIPTION_MAX_LENGTH),
                () -> assertEquals(1024, MessageEmbed.VALUE_MAX_LENGTH),
                () -> assertEquals(6000, MessageEmbed.EMBED_MAX_LENGTH_BOT),
                () -> assertEquals(100, Button.ID_MAX_LENGTH),
                () -> assertEquals(5, ActionRow.getMaxAllowed(net.dv8tion.jda.api.components.Component.Type.BUTTON)),
                () -> assertEquals(25, StringSelectMenu.OPTIONS_MAX_AMOUNT),
                () -> assertEquals(100, SelectOption.VALUE_MAX_LENGTH),
                () -> assertEquals(45, Modal.MAX_TITLE_LENGTH),
                () -> assertEquals(25, OptionData.MAX_CHOICES),
                () -> assertEquals(100, OptionData.MAX_CHOICE_VALUE_LENGTH));
    }

    @Test
    void a_text_is_cut_exactly_at_its_limit_and_never_inside_a_character() {
        String exact = "a".repeat(Answering.LONGEST);
        assertEquals(exact, Clean.shortened(exact, Answering.LONGEST));
        assertEquals(
                Answering.LONGEST,
                Clean.shortened(exact + "b", Answering.LONGEST).length());
        String flags = "a".repeat(Answering.LONGEST - 2) + "\uD83D\uDD34\uD83D\uDD34";
        String cut = Clean.shortened(flags, Answering.LONGEST);
        assertTrue(cut.length() <= Answering.LONGEST && !Character.isHighSurrogate(cut.charAt(cut.length() - 2)), cut);
        assertTrue(Answering.LONGEST <= Message.MAX_CONTENT_LENGTH);
    }

    @Test
    void an_id_of_a_component_has_a_fixed_length_whatever_it_stands_for() {
        for (Buttons.Kind kind : Buttons.Kind.values()) {
            String id = Cards.buttons().idOf(new Buttons.Meaning(kind, LONGEST, Integer.MAX_VALUE));
            assertTrue(id.length() <= Button.ID_MAX_LENGTH, id);
        }
        assertEquals(Optional.empty(), Cards.buttons().meaningOf("x".repeat(Button.ID_MAX_LENGTH + 1)));
    }

    @Test
    void a_card_has_at_most_one_row_of_five_buttons_at_every_stage() {
        Review open = Cards.open("high");
        List<Stage> stages = List.of(
                open.stage(),
                new Stage.Decided(Cards.decision(), Cards.NOW, Optional.empty()),
                new Stage.Acting(Cards.decision(), Optional.empty()),
                new Stage.Done(Cards.decision(), "a-1", Cards.NOW),
                new Stage.Refused(Cards.decision(), "It cannot", Cards.NOW),
                new Stage.Dismissed("1", Optional.empty(), Cards.NOW));
        for (Stage stage : stages) {
            Card card =
                    Cards.of(new Review(open.ref(), open.suggestion(), stage, 1, Handling.NONE, Optional.empty(), 2));
            int buttons = new CaseCard(Cards.buttons())
                    .row(card)
                    .map(row -> row.getButtons().size())
                    .orElse(0);
            assertTrue(buttons >= 1 && buttons <= 5, stage.word() + " " + buttons);
        }
    }

    @Test
    void six_buttons_in_a_row_and_a_long_title_of_a_form_are_refused_before_they_are_sent() {
        List<Button> six = Stream.of("1", "2", "3", "4", "5", "6")
                .map(id -> Button.secondary(id, id))
                .toList();
        assertEquals(5, ActionRow.of(six.subList(0, 5)).getButtons().size());
        assertThrows(IllegalArgumentException.class, () -> ActionRow.of(six));
        assertThrows(IllegalArgumentException.class, () -> Modal.create("id", "t".repeat(46)));
        assertEquals(45, Modal.create("id", "t".repeat(45)).getTitle().length());
    }

    @Test
    void a_notice_as_long_as_an_order_carries_fits_an_embed() {
        TeamNotice notice = new TeamNotice(Optional.of(LONGEST), "k".repeat(80), "n".repeat(3900), true);
        MessageEmbed embed = TeamNotices.draw(notice, Walls.Shelf.OPEN, Optional.empty(), "1");
        assertTrue(embed.getLength() <= MessageEmbed.EMBED_MAX_LENGTH_BOT, () -> "" + embed.getLength());
        assertTrue(embed.isSendable());
    }

    @Test
    void every_name_and_text_of_a_command_is_translated_and_fits() {
        Translations translations = Translations.shipped();
        Set<DiscordLocale> locales =
                Translations.LANGUAGES.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        for (CommandTable.Command command : CommandTable.all()) {
            List<String> texts = new ArrayList<>(List.of(command.description()));
            command.options().forEach(o -> texts.add(o.description()));
            for (String text : texts) {
                check(wrong, text, translations.of(text), locales, t -> t.length() <= 100);
                assertTrue(text.length() <= 100, text);
            }
            List<String> names = command.name().contains(" ")
                    ? List.of(command.name(), command.name().split(" ", 2)[0])
                    : List.of(command.name());
            for (String name : names) {
                check(wrong, "/" + name, translations.ofName(name), locales, DiscordLimitsTest::isName);
            }
            command.options()
                    .forEach(o -> check(
                            wrong,
                            command.name() + " :" + o.name(),
                            translations.ofOption(command.name(), o.name()),
                            locales,
                            DiscordLimitsTest::isName));
            for (DiscordLocale locale : locales) {
                List<String> own = command.options().stream()
                        .map(o ->
                                translations.ofOption(command.name(), o.name()).getOrDefault(locale, ""))
                        .toList();
                assertEquals(own.stream().distinct().toList(), own, command.name() + " in " + locale);
            }
            assertTrue(command.options().size() <= 25, command.name());
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && name.equals(name.toLowerCase(java.util.Locale.ROOT));
    }

    private static void check(
            List<String> wrong,
            String english,
            Map<DiscordLocale, String> translated,
            Set<DiscordLocale> locales,
            java.util.function.Predicate<String> fits) {
        Set<DiscordLocale> missing = new HashSet<>(locales);
        missing.removeAll(translated.keySet());
        missing.forEach(locale -> wrong.add(english + ": no " + locale));
        translated.forEach((locale, text) -> {
            if (!fits.test(text)) {
                wrong.add(english + ": " + locale + " " + text);
            }
        });
    }

    @Test
    void no_two_commands_of_a_group_have_the_same_name_in_any_language() {
        Translations translations = Translations.shipped();
        List<String> twice = new ArrayList<>();
        for (DiscordLocale locale :
                Translations.LANGUAGES.values().stream().flatMap(List::stream).toList()) {
            Set<String> seen = new HashSet<>();
            for (CommandTable.Command command : CommandTable.all()) {
                String group = command.name().split(" ", 2)[0];
                String own = translations.ofName(command.name()).getOrDefault(locale, command.name());
                if (!seen.add(command.name().contains(" ") ? group + " " + own : own)) {
                    twice.add(locale + " " + group + " " + own);
                }
            }
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void at_most_a_hundred_commands_and_twenty_five_in_a_group_are_registered() {
        List<CommandData> data = CommandTable.data();
        assertTrue(data.size() <= 100);
        Map<String, Long> groups = CommandTable.all().stream()
                .collect(Collectors.groupingBy(c -> c.name().split(" ", 2)[0], Collectors.counting()));
        assertTrue(Collections.max(groups.values()) <= 25, groups::toString);
    }
}
