package casebell.discord;

import casebell.cases.Alarm;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Snapshot;
import casebell.cases.Staff;
import casebell.review.ActionPlan;
import casebell.review.Feasible;
import casebell.review.Pressed;
import casebell.review.Review;
import casebell.review.ReviewDesk;
import casebell.review.Stage;
import casebell.review.Suggestion;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/** Answers presses on cards and pages. Who may, the desk decides, anew at every press. */
final class PressListener extends ListenerAdapter {
    private static final Duration ANSWER_WITHIN = Duration.ofHours(1);
    static final String UNKNOWN = "This button is not known any more. Use the case's latest card, or /case show.";

    static final String NOTHING_ELSE = "The policy offers nothing else for this case.";
    static final String NOTHING_POSSIBLE = "The policy offers other actions, and the case system can do none of them.";
    static final String CHOOSE = "Choose what to do instead. Your choice counts as the first approval.";
    static final String MORE = " /case approve takes every action that the policy offers.";

    private final Desks desks;
    private final Buttons buttons;
    private final StaffReader staff;
    private final Answering answering;
    private final IncidentPresses incidents;
    private final WorkForms forms;

    PressListener(Desks desks, Buttons buttons, StaffReader staff, Answering answering) {
        this.desks = desks;
        this.buttons = buttons;
        this.staff = staff;
        this.answering = answering;
        this.forms = new WorkForms(desks, buttons);
        this.incidents = new IncidentPresses(desks, buttons, answering);
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        answering.orIncident(event, () -> {
            Optional<Buttons.Meaning> meaning = buttons.meaningOf(event.getComponentId());
            if (meaning.isEmpty()) {
                answering.now(event, UNKNOWN);
                return;
            }
            Staff who = staff.read(event.getUser().getId(), event.getMember());
            Buttons.Meaning m = meaning.get();
            switch (m.kind()) {
                case DISMISS -> ask(event, who, Deed.DECIDE, m.ref(), dismissal(m));
                case ESCALATE ->
                    ask(
                            event,
                            who,
                            Deed.ESCALATE,
                            m.ref(),
                            form(m, "Escalate " + m.ref(), "Why can it not wait?", true));
                case APPEAL ->
                    ask(event, who, Deed.APPEAL, m.ref(), form(m, "Appeal " + m.ref(), "What does it say?", true));
                case UPHOLD ->
                    ask(event, who, Deed.DECIDE, m.ref(), form(m, "Uphold " + m.ref(), "Why does it stand?", true));
                case OVERTURN ->
                    ask(
                            event,
                            who,
                            Deed.DECIDE,
                            m.ref(),
                            form(m, "Overturn " + m.ref(), "Why is it taken back?", true));
                case SNOOZE -> ask(event, who, Deed.DECIDE, m.ref(), forms.snooze(m));
                case HAND_OVER -> ask(event, who, Deed.DECIDE, m.ref(), forms.handOver(m));
                case CHANGE -> answering.later(event, hook -> offer(hook, m, who));
                case WHY -> answering.later(event, hook -> explain(hook, m, who));
                case APPROVE, CHOOSE, SHOW_TEXT, CLAIM, THREAD, UNDO, ACKNOWLEDGE ->
                    answering.text(event, () -> press(m, who));
                case SAMPLE, PROPOSE, PROPOSE_OTHER, CONFIRM, STOP -> incidents.press(event, m, who);
            }
        });
    }

    /** Shows a form to those who may send it, and says to the others at once who may. */
    private void ask(ButtonInteractionEvent event, Staff who, Deed deed, CaseRef ref, Modal form) {
        Optional<String> barred = Reading.barred(desks.permissions(), who, deed, ref);
        if (barred.isEmpty()) {
            event.replyModal(form).queue(null, answering::lost);
        } else {
            answering.now(event, barred.get());
        }
    }

    private String press(Buttons.Meaning m, Staff who) {
        return switch (m.kind()) {
            case APPROVE -> Replies.of(desks.review().approve(m.ref(), who, Optional.of(m.suggestion())));
            case UNDO -> Replies.of(desks.review().undo(m.ref(), who));
            case ACKNOWLEDGE -> Replies.of(desks.escalation().acknowledge(m.ref(), who));
            case THREAD -> ThreadReplies.of(desks.threads().begin(m.ref(), who));
            case CLAIM -> HandledReplies.of(desks.queue().claim(m.ref(), who));
            case SHOW_TEXT -> PeopleReplies.of(m.ref(), desks.texts().show(m.ref(), who));
            case WHY,
                    CHANGE,
                    CHOOSE,
                    DISMISS,
                    ESCALATE,
                    APPEAL,
                    UPHOLD,
                    OVERTURN,
                    SNOOZE,
                    HAND_OVER,
                    SAMPLE,
                    PROPOSE,
                    PROPOSE_OTHER,
                    CONFIRM,
                    STOP -> UNKNOWN;
        };
    }

    /** Says why, with a button that shows the text of the case to whoever may read it. */
    private void explain(InteractionHook hook, Buttons.Meaning m, Staff who) {
        String text = Reading.of(
                desks.permissions(),
                who,
                m.ref(),
                "why",
                () -> desks.escalation()
                                .findWaiting(m.ref())
                                .map(e -> Replies.escalated(e) + "\n")
                                .orElse("")
                        + desks.reviews().find(m.ref()).map(PressListener::why).orElseGet(Replies::unknown));
        boolean mayRead =
                Reading.barred(desks.permissions(), who, Deed.READ, m.ref()).isEmpty();
        if (!mayRead) {
            answering.edit(hook, text);
            return;
        }
        hook.editOriginal(Clean.shortened(text, Answering.LONGEST))
                .setComponents(forms.row(m.ref()))
                .setAllowedMentions(List.of())
                .queue(null, answering::lost);
    }

    static String why(Review review) {
        Suggestion s = review.suggestion();
        StringBuilder text =
                new StringBuilder("**Why: ").append(Clean.own(s.reason(), 300)).append("**\n");
        for (String sentence : s.sentences()) {
            if (text.length() + sentence.length() < 1300) {
                text.append("• ").append(Clean.own(sentence, 600)).append('\n');
            }
        }
        text.append("Rules: ")
                .append(s.rules().isEmpty() ? "none fired" : Clean.shortened(String.join(", ", s.rules()), 300));
        return text.append("\nPolicy ")
                .append(s.policyRevision(), 0, Math.min(19, s.policyRevision().length()))
                .append(" · case version ")
                .append(s.caseVersion())
                .append(" · ")
                .append(review.ref())
                .toString();
    }

    /** Shows what else may be chosen. What the person saw must be what is suggested now, or the choice would be for something unseen. */
    private void offer(InteractionHook hook, Buttons.Meaning m, Staff who) {
        Optional<Review> review = desks.reviews().find(m.ref());
        Optional<String> refusal = refusal(review, m, who);
        if (refusal.isPresent()) {
            answering.edit(hook, refusal.get());
            return;
        }
        Optional<Snapshot> snapshot = desks.cases().find(m.ref()).flatMap(Case::snapshot);
        List<ActionPlan> all = review.orElseThrow().suggestion().alternatives();
        List<ActionPlan> plans =
                all.stream().filter(plan -> hindrance(snapshot, plan).isEmpty()).toList();
        String impossible = impossible(snapshot, all);
        if (plans.isEmpty()) {
            answering.edit(hook, NOTHING_POSSIBLE + impossible);
            return;
        }
        StringSelectMenu.Builder menu = StringSelectMenu.create(
                        buttons.idOf(new Buttons.Meaning(Buttons.Kind.CHOOSE, m.ref(), m.suggestion())))
                .setPlaceholder("Another action");
        Set<String> offered = new LinkedHashSet<>();
        for (ActionPlan plan : plans) {
            if (plan.action().length() <= SelectOption.VALUE_MAX_LENGTH
                    && offered.size() < StringSelectMenu.OPTIONS_MAX_AMOUNT
                    && offered.add(plan.action())) {
                menu.addOption(
                        Clean.shortened(Words.capital(Words.action(plan)), SelectOption.LABEL_MAX_LENGTH),
                        plan.action());
            }
        }
        hook.editOriginal(CHOOSE + (offered.size() < plans.size() ? MORE : "") + impossible)
                .setComponents(ActionRow.of(menu.build()))
                .queue(null, answering::lost);
    }

    private static Optional<String> hindrance(Optional<Snapshot> snapshot, ActionPlan plan) {
        return snapshot.flatMap(s -> Feasible.hindrance(s, plan));
    }

    /** What stands not in the menu, and why. */
    private static String impossible(Optional<Snapshot> snapshot, List<ActionPlan> plans) {
        StringBuilder words = new StringBuilder();
        for (ActionPlan plan : plans) {
            Optional<String> why = hindrance(snapshot, plan);
            if (why.isPresent() && words.length() < 1000) {
                words.append("\n\u26D4 ")
                        .append(Words.capital(Words.action(plan)))
                        .append(": ")
                        .append(Clean.own(why.get(), 300))
                        .append('.');
            }
        }
        return words.toString();
    }

    private Optional<String> refusal(Optional<Review> review, Buttons.Meaning m, Staff who) {
        Optional<String> barred = Reading.barred(desks.permissions(), who, Deed.DECIDE, m.ref());
        if (barred.isPresent()) {
            return barred;
        }
        if (review.isEmpty()) {
            return Optional.of(Replies.unknown());
        }
        Suggestion suggestion = review.get().suggestion();
        if (!(review.get().stage() instanceof Stage.Open)) {
            return Optional.of(Replies.of(new Pressed.OutOfTurn(review.get().stage())));
        }
        if (suggestion.number() != m.suggestion()) {
            return Optional.of(Replies.of(new Pressed.Stale("The suggestion is now: " + suggestion.reason())));
        }
        return suggestion.alternatives().isEmpty() ? Optional.of(NOTHING_ELSE) : Optional.empty();
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        answering.orIncident(event, () -> choose(event));
    }

    private void choose(StringSelectInteractionEvent event) {
        Optional<Buttons.Meaning> meaning =
                buttons.meaningOf(event.getComponentId()).filter(m -> m.kind() == Buttons.Kind.CHOOSE);
        if (meaning.isEmpty() || event.getValues().isEmpty()) {
            answering.now(event, UNKNOWN);
            return;
        }
        Staff who = staff.read(event.getUser().getId(), event.getMember());
        Buttons.Meaning m = meaning.get();
        String action = event.getValues().get(0);
        Optional<Review> review = desks.reviews().find(m.ref());
        Optional<String> refusal = refusal(review, m, who);
        Optional<ActionPlan> plan = review.flatMap(r -> r.suggestion().alternatives().stream()
                .filter(p -> p.action().equals(action))
                .findFirst());
        if (refusal.isPresent() || plan.isEmpty()) {
            answering.now(event, refusal.orElseGet(() -> Replies.of(new Pressed.NotOffered(action))));
            return;
        }
        event.replyModal(IncidentPresses.form(buttons.idOf(m), List.of(plan.get())))
                .queue(null, answering::lost);
    }

    private Modal dismissal(Buttons.Meaning m) {
        boolean isNeeded =
                desks.reviews().find(m.ref()).filter(ReviewDesk::wantsReason).isPresent();
        return form(m, "Dismiss " + m.ref(), isNeeded ? "Why?" : "Why? (may stay empty)", isNeeded);
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
        answering.orIncident(event, () -> send(event));
    }

    private void send(ModalInteractionEvent event) {
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
        answering.text(event, () -> switch (m.kind()) {
            case DISMISS ->
                Replies.of(desks.review()
                        .dismiss(
                                m.ref(),
                                who,
                                Optional.of(m.suggestion()),
                                Optional.of(reason).filter(r -> !r.isEmpty())));
            case ESCALATE -> Replies.of(desks.escalation().escalate(m.ref(), who, alarm(who, reason)));
            case CHOOSE ->
                Replies.of(desks.review()
                        .choose(
                                m.ref(),
                                who,
                                Optional.of(m.suggestion()),
                                WorkForms.chosen(event, "action"),
                                Optional.of(reason).filter(r -> !r.isEmpty())));
            case APPEAL -> Replies.of(desks.appeals().open(m.ref(), who, reason));
            case UPHOLD -> Replies.of(desks.appeals().uphold(m.ref(), who, reason));
            case OVERTURN -> Replies.of(desks.appeals().overturn(m.ref(), who, reason));
            case SNOOZE -> forms.snoozed(m, who, event);
            case HAND_OVER -> forms.handedOver(m, who, event);
            case PROPOSE_OTHER -> incidents.sent(m, who, WorkForms.chosen(event, "action"), reason);
            case APPROVE, CHANGE, WHY, SHOW_TEXT, CLAIM, THREAD, UNDO, ACKNOWLEDGE, SAMPLE, PROPOSE, CONFIRM, STOP ->
                UNKNOWN;
        });
    }

    static Alarm alarm(Staff who, String reason) {
        String shortened = reason.isBlank() ? "No reason was given" : Clean.shortened(reason, 400);
        return new Alarm(
                "default", "Look at this case and acknowledge.", shortened, ANSWER_WITHIN, "staff:" + who.id());
    }
}
