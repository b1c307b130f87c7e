package casebell.discord;

import casebell.cases.Alarm;
import casebell.cases.Deed;
import casebell.cases.Staff;
import casebell.review.ActionPlan;
import casebell.review.Review;
import casebell.review.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/** Answers presses on cards and pages. Who may, the desk decides, anew at every press. */
final class PressListener extends ListenerAdapter {
    private static final Duration ANSWER_WITHIN = Duration.ofHours(1);
    private static final String UNKNOWN =
            "This button is not known any more. Use the case's latest card, or /case show.";

    private final Desks desks;
    private final Buttons buttons;
    private final StaffReader staff;
    private final Answering answering;

    PressListener(Desks desks, Buttons buttons, StaffReader staff, Answering answering) {
        this.desks = desks;
        this.buttons = buttons;
        this.staff = staff;
        this.answering = answering;
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        Optional<Buttons.Meaning> meaning = buttons.meaningOf(event.getComponentId());
        if (meaning.isEmpty()) {
            answering.now(event, UNKNOWN);
            return;
        }
        Staff who = staff.read(event.getUser().getId(), event.getMember());
        Buttons.Meaning m = meaning.get();
        switch (m.kind()) {
            case DISMISS ->
                event.replyModal(form(m, "Dismiss " + m.ref(), "Why? (may stay empty)", false))
                        .queue();
            case ESCALATE ->
                event.replyModal(form(m, "Escalate " + m.ref(), "Why can it not wait?", true))
                        .queue();
            case CHANGE ->
                answering.later(
                        event,
                        hook -> offer(m, who)
                                .ifPresentOrElse(
                                        menu -> hook.editOriginal(
                                                        "Choose what to do instead. Your choice counts as the first approval.")
                                                .setComponents(ActionRow.of(menu))
                                                .queue(),
                                        () -> hook.editOriginal("The policy offers nothing else for this case.")
                                                .queue()));
            case APPROVE, CHOOSE, WHY, UNDO, ACKNOWLEDGE -> answering.text(event, () -> press(m, who));
        }
    }

    private String press(Buttons.Meaning m, Staff who) {
        return switch (m.kind()) {
            case APPROVE -> Replies.of(desks.review().approve(m.ref(), who, Optional.of(m.suggestion())));
            case UNDO -> Replies.of(desks.review().undo(m.ref(), who));
            case ACKNOWLEDGE -> Replies.of(desks.escalation().acknowledge(m.ref(), who));
            case WHY ->
                desks.permissions().allow(who, Deed.READ)
                        ? desks.reviews().find(m.ref()).map(PressListener::why).orElseGet(Replies::unknown)
                        : Replies.notAllowed(Deed.READ, desks.permissions().whoMay(Deed.READ));
            case CHANGE, CHOOSE, DISMISS, ESCALATE -> UNKNOWN;
        };
    }

    static String why(Review review) {
        Suggestion s = review.suggestion();
        StringBuilder text = new StringBuilder("**Why: ").append(s.reason()).append("**\n");
        for (String sentence : s.sentences()) {
            if (text.length() + sentence.length() < 1600) {
                text.append("• ").append(sentence).append('\n');
            }
        }
        text.append("Rules: ").append(s.rules().isEmpty() ? "none fired" : String.join(", ", s.rules()));
        return text.append("\nPolicy ")
                .append(s.policyRevision(), 0, Math.min(19, s.policyRevision().length()))
                .append(" · case version ")
                .append(s.caseVersion())
                .toString();
    }

    private Optional<StringSelectMenu> offer(Buttons.Meaning m, Staff who) {
        if (!desks.permissions().allow(who, Deed.DECIDE)) {
            return Optional.empty();
        }
        return desks.reviews()
                .find(m.ref())
                .map(Review::suggestion)
                .filter(s -> !s.alternatives().isEmpty())
                .map(s -> {
                    String id = buttons.idOf(new Buttons.Meaning(Buttons.Kind.CHOOSE, m.ref(), s.number()));
                    StringSelectMenu.Builder menu = StringSelectMenu.create(id).setPlaceholder("Another action");
                    List<ActionPlan> plans = s.alternatives().stream().limit(25).toList();
                    plans.forEach(p -> menu.addOption(Words.capital(Words.action(p)), p.action()));
                    return menu.build();
                });
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        Optional<Buttons.Meaning> meaning =
                buttons.meaningOf(event.getComponentId()).filter(m -> m.kind() == Buttons.Kind.CHOOSE);
        if (meaning.isEmpty() || event.getValues().isEmpty()) {
            answering.now(event, UNKNOWN);
            return;
        }
        Staff who = staff.read(event.getUser().getId(), event.getMember());
        Buttons.Meaning m = meaning.get();
        String action = event.getValues().get(0);
        answering.text(
                event, () -> Replies.of(desks.review().choose(m.ref(), who, Optional.of(m.suggestion()), action)));
    }

    private Modal form(Buttons.Meaning m, String title, String label, boolean required) {
        TextInput input = TextInput.create("reason", TextInputStyle.PARAGRAPH)
                .setRequired(required)
                .setMaxLength(300)
                .build();
        String shortened = title.length() > 45 ? title.substring(0, 44) + "…" : title;
        return Modal.create(buttons.idOf(m), shortened)
                .addComponents(Label.of(label, input))
                .build();
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        Optional<Buttons.Meaning> meaning = buttons.meaningOf(event.getModalId());
        if (meaning.isEmpty()) {
            answering.now(event, UNKNOWN);
            return;
        }
        Staff who = staff.read(event.getUser().getId(), event.getMember());
        String reason = Optional.ofNullable(event.getValue("reason"))
                .map(ModalMapping::getAsString)
                .orElse("")
                .strip();
        Buttons.Meaning m = meaning.get();
        answering.text((IReplyCallback) event, () -> switch (m.kind()) {
            case DISMISS ->
                Replies.of(desks.review()
                        .dismiss(
                                m.ref(),
                                who,
                                Optional.of(m.suggestion()),
                                Optional.of(reason).filter(r -> !r.isEmpty())));
            case ESCALATE -> Replies.of(desks.escalation().escalate(m.ref(), who, alarm(who, reason)));
            case APPROVE, CHANGE, CHOOSE, WHY, UNDO, ACKNOWLEDGE -> UNKNOWN;
        });
    }

    static Alarm alarm(Staff who, String reason) {
        String shortened =
                reason.isBlank() ? "No reason was given" : reason.length() > 400 ? reason.substring(0, 400) : reason;
        return new Alarm(
                "default", "Look at this case and acknowledge.", shortened, ANSWER_WITHIN, "staff:" + who.id());
    }
}
