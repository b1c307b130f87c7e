package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Staff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/** What a person can do with a case besides deciding it, by buttons and forms: the text, a thread, claiming, snoozing, handing over. */
final class WorkForms {
    private static final Map<Integer, String> HOURS = new TreeMap<>(Map.of(
            1,
            "one hour",
            2,
            "two hours",
            4,
            "four hours",
            8,
            "eight hours",
            24,
            "a day",
            48,
            "two days",
            72,
            "three days"));
    private static final int NOTE = 500;

    private final Desks desks;
    private final Buttons buttons;

    WorkForms(Desks desks, Buttons buttons) {
        this.desks = desks;
        this.buttons = buttons;
    }

    /** The row below the explanation of a case. */
    ActionRow row(CaseRef ref) {
        Map<Buttons.Kind, String> ids = buttons.idsOf(
                ref,
                0,
                Set.of(
                        Buttons.Kind.SHOW_TEXT,
                        Buttons.Kind.CLAIM,
                        Buttons.Kind.SNOOZE,
                        Buttons.Kind.HAND_OVER,
                        Buttons.Kind.THREAD));
        return ActionRow.of(ids.entrySet().stream()
                .map(e -> CaseCard.button(e.getKey(), e.getValue(), false))
                .toList());
    }

    Modal snooze(Buttons.Meaning m) {
        return snooze(buttons.idOf(m), m.ref());
    }

    static Modal snooze(String id, CaseRef ref) {
        StringSelectMenu.Builder menu = StringSelectMenu.create("hours").setRequired(true);
        HOURS.forEach((hours, words) -> menu.addOption("For " + words, Integer.toString(hours)));
        return Modal.create(id, title("Snooze ", ref))
                .addComponents(Label.of("Out of the queue for how long?", menu.build()))
                .build();
    }

    Modal handOver(Buttons.Meaning m) {
        return handOver(buttons.idOf(m), m.ref());
    }

    static Modal handOver(String id, CaseRef ref) {
        EntitySelectMenu to = EntitySelectMenu.create("to", EntitySelectMenu.SelectTarget.USER)
                .setRequired(true)
                .build();
        TextInput note = TextInput.create("note", TextInputStyle.PARAGRAPH)
                .setRequired(true)
                .setMaxLength(NOTE)
                .build();
        return Modal.create(id, title("Hand over ", ref))
                .addComponents(Label.of("To whom?", to), Label.of("What should that person know?", note))
                .build();
    }

    private static String title(String verb, CaseRef ref) {
        String whole = verb + ref;
        return whole.length() > Modal.MAX_TITLE_LENGTH ? whole.substring(0, Modal.MAX_TITLE_LENGTH - 1) + "…" : whole;
    }

    /** Answers the form of a snooze. */
    String snoozed(Buttons.Meaning m, Staff who, ModalInteractionEvent event) {
        String hours = chosen(event, "hours");
        return HandledReplies.of(
                desks.queue().snooze(m.ref(), who, hours.matches("[0-9]{1,3}") ? Integer.parseInt(hours) : 0));
    }

    /** Answers the form of a hand-over. */
    String handedOver(Buttons.Meaning m, Staff who, ModalInteractionEvent event) {
        String note = Optional.ofNullable(event.getValue("note"))
                .map(ModalMapping::getAsString)
                .orElse("")
                .strip();
        return HandledReplies.of(desks.queue().handOver(m.ref(), who, chosen(event, "to"), note));
    }

    /** The first of what was chosen in a menu of a form. */
    static String chosen(ModalInteractionEvent event, String menu) {
        return Optional.ofNullable(event.getValue(menu)).map(ModalMapping::getAsStringList).orElse(List.of()).stream()
                .findFirst()
                .orElse("");
    }
}
