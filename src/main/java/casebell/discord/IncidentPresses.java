package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Staff;
import casebell.review.ActionPlan;
import casebell.review.incident.Batch;
import casebell.review.incident.Incident;
import casebell.review.incident.IncidentAnswer;
import casebell.review.incident.IncidentDesk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.modals.Modal;

/** Presses and commands about incidents: they parse, ask the desk, and render. */
final class IncidentPresses {
    static final String NOTHING_ELSE = "The policy offers nothing else for these cases.";

    private static final int LIST = 10;

    private final Desks desks;
    private final Buttons buttons;
    private final Answering answering;

    IncidentPresses(Desks desks, Buttons buttons, Answering answering) {
        this.desks = desks;
        this.buttons = buttons;
        this.answering = answering;
    }

    /** Answers a press on an incident's card, or on a sample. */
    void press(ButtonInteractionEvent event, Buttons.Meaning m, Staff who) {
        if (m.kind() == Buttons.Kind.PROPOSE_OTHER) {
            ask(event, m, who);
        } else if (m.kind() == Buttons.Kind.SAMPLE) {
            answering.later(event, hook -> offer(hook, counted(desk().sample(m.ref(), who, Optional.empty()), who)));
        } else {
            answering.text(event, () -> IncidentReplies.of(answer(m, who)));
        }
    }

    private IncidentAnswer answer(Buttons.Meaning m, Staff who) {
        return switch (m.kind()) {
            case PROPOSE -> desk().propose(m.ref(), who, Optional.of(code(m.suggestion())));
            case CONFIRM -> desk().approve(m.ref(), who, Optional.of(m.suggestion()));
            case STOP -> desk().stop(m.ref(), who, Optional.empty());
            case APPROVE,
                    CHANGE,
                    CHOOSE,
                    DISMISS,
                    ESCALATE,
                    APPEAL,
                    UPHOLD,
                    OVERTURN,
                    UNDO,
                    WHY,
                    SHOW_TEXT,
                    CLAIM,
                    SNOOZE,
                    HAND_OVER,
                    THREAD,
                    PROPOSE_OTHER,
                    ACKNOWLEDGE,
                    SAMPLE -> new IncidentAnswer.Unknown();
        };
    }

    /** The texts of a sample are counted like any other, and hidden when it is enough for this person today. */
    private IncidentAnswer counted(IncidentAnswer answer, Staff who) {
        if (!(answer instanceof IncidentAnswer.Sampled sampled)
                || desks.texts().admit(who, sampled.excerpts().size())) {
            return answer;
        }
        List<IncidentAnswer.Excerpt> hidden = sampled.excerpts().stream()
                .map(e -> new IncidentAnswer.Excerpt(e.ref(), e.link(), Optional.empty()))
                .toList();
        return new IncidentAnswer.Sampled(sampled.incident(), sampled.group(), hidden, sampled.proposed());
    }

    /** A sample comes with the button that it allows: to propose, or to approve what somebody else proposed. */
    private void offer(InteractionHook hook, IncidentAnswer answer) {
        String text = IncidentReplies.of(answer);
        if (!(answer instanceof IncidentAnswer.Sampled sampled)) {
            answering.edit(hook, text);
            return;
        }
        hook.editOriginal(text)
                .setAllowedMentions(List.of())
                .setSuppressEmbeds(true)
                .setComponents(ActionRow.of(buttons(sampled)))
                .queue(null, answering::lost);
    }

    /** Shows what else the policy offers for these cases, with room for the reason. */
    private void ask(ButtonInteractionEvent event, Buttons.Meaning m, Staff who) {
        if (!desks.permissions().allow(who, Deed.DECIDE)) {
            answering.now(
                    event, Replies.notAllowed(Deed.DECIDE, desks.permissions().whoMay(Deed.DECIDE)));
            return;
        }
        List<ActionPlan> offered = alternatives(m);
        if (offered.isEmpty()) {
            answering.now(event, NOTHING_ELSE);
            return;
        }
        event.replyModal(form(buttons.idOf(m), offered)).queue(null, answering::lost);
    }

    /** Asks for another action and the reason. */
    static Modal form(String id, List<ActionPlan> offered) {
        StringSelectMenu.Builder menu = StringSelectMenu.create("action").setRequired(true);
        offered.forEach(p -> menu.addOption(
                Clean.shortened(Words.capital(Words.action(p)), SelectOption.LABEL_MAX_LENGTH), p.action()));
        if (offered.size() == 1) {
            menu.setDefaultValues(offered.get(0).action());
        }
        TextInput reason = TextInput.create("reason", TextInputStyle.PARAGRAPH)
                .setRequired(true)
                .setMaxLength(300)
                .build();
        return Modal.create(id, "Another action")
                .addComponents(Label.of("What is to be done instead?", menu.build()), Label.of("Why?", reason))
                .build();
    }

    private List<ActionPlan> alternatives(Buttons.Meaning m) {
        if (!(desk().show(m.ref()) instanceof IncidentAnswer.Shown shown)) {
            return List.of();
        }
        Map<String, ActionPlan> byAction = new LinkedHashMap<>();
        shown.view().alike().stream()
                .filter(g -> g.code().equals(code(m.suggestion())))
                .flatMap(g -> g.like().alternatives().stream())
                .filter(p -> p.action().length() <= SelectOption.VALUE_MAX_LENGTH)
                .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
                .forEach(p -> byAction.putIfAbsent(p.action(), p));
        return List.copyOf(byAction.values());
    }

    /** Answers the form in which another action was chosen. */
    String sent(Buttons.Meaning m, Staff who, String action, String reason) {
        return IncidentReplies.of(desk().propose(
                        m.ref(),
                        who,
                        Optional.of(code(m.suggestion())),
                        Optional.of(new Batch.Choice(action, reason))));
    }

    private List<Button> buttons(IncidentAnswer.Sampled sampled) {
        boolean hasOthers = sampled.proposed().isEmpty()
                && !sampled.group().like().alternatives().isEmpty();
        if (!hasOthers) {
            return List.of(button(sampled));
        }
        String other = buttons.idOf(new Buttons.Meaning(
                Buttons.Kind.PROPOSE_OTHER,
                sampled.incident(),
                Integer.parseInt(sampled.group().code(), 16)));
        return List.of(button(sampled), Button.secondary(other, "Another action…"));
    }

    private Button button(IncidentAnswer.Sampled sampled) {
        Optional<Batch> proposed = sampled.proposed();
        if (proposed.isPresent()) {
            String id = buttons.idOf(new Buttons.Meaning(
                    Buttons.Kind.CONFIRM, sampled.incident(), proposed.get().number()));
            return Button.success(id, approve(proposed.get().size()));
        }
        String id = buttons.idOf(new Buttons.Meaning(
                Buttons.Kind.PROPOSE,
                sampled.incident(),
                Integer.parseInt(sampled.group().code(), 16)));
        return Button.primary(id, propose(sampled.group().count()));
    }

    static String approve(int cases) {
        return "Approve for " + IncidentCard.cases(cases);
    }

    static String propose(int cases) {
        return "Propose for " + IncidentCard.cases(cases);
    }

    private static String code(int number) {
        return String.format(java.util.Locale.ROOT, "%04x", number);
    }

    /** The answer to a command about incidents; empty when it is none of these. */
    Optional<String> run(String command, Staff who, Function<String, String> option) {
        return switch (command) {
            case "incident list" -> Optional.of(reading(who, () -> IncidentReplies.list(desk().list(LIST))));
            case "incident show" -> Optional.of(reading(who, () -> about(option, ref -> desk().show(ref))));
            case "incident sample" ->
                Optional.of(about(option, ref -> counted(desk().sample(ref, who, verdict(option)), who)));
            case "incident propose" ->
                Optional.of(about(option, ref -> desk().propose(ref, who, verdict(option), choice(option))));
            case "incident approve" -> Optional.of(about(option, ref -> desk().approve(ref, who, batch(option))));
            case "incident stop" -> Optional.of(about(option, ref -> desk().stop(ref, who, batch(option))));
            case "incident close" ->
                Optional.of(about(option, ref -> desks.endings().close(ref, who, option.apply("reason"))));
            case "incident merge" ->
                Optional.of(about(
                        option,
                        ref -> into(option)
                                .map(into -> desks.endings().merge(ref, into, who))
                                .orElseGet(IncidentAnswer.Unknown::new)));
            case "incident note" ->
                Optional.of(numbered(
                        option, ref -> ThreadReplies.of(desks.threads().note(ref, who, option.apply("note")))));
            default -> Optional.empty();
        };
    }

    private String reading(Staff who, java.util.function.Supplier<String> work) {
        return desks.permissions().allow(who, Deed.READ)
                ? work.get()
                : Replies.notAllowed(Deed.READ, desks.permissions().whoMay(Deed.READ));
    }

    private static String about(Function<String, String> option, Function<CaseRef, IncidentAnswer> work) {
        return numbered(option, ref -> IncidentReplies.of(work.apply(ref)));
    }

    private static String numbered(Function<String, String> option, Function<CaseRef, String> work) {
        String number = option.apply("incident");
        return number.matches("[0-9]{1,9}")
                ? work.apply(new CaseRef(Incident.SOURCE, number))
                : IncidentReplies.of(new IncidentAnswer.Unknown());
    }

    private static Optional<String> verdict(Function<String, String> option) {
        return Optional.of(option.apply("verdict").toLowerCase(java.util.Locale.ROOT))
                .filter(v -> !v.isEmpty());
    }

    private static Optional<CaseRef> into(Function<String, String> option) {
        return Optional.of(option.apply("into"))
                .filter(n -> n.matches("[0-9]{1,9}"))
                .map(n -> new CaseRef(Incident.SOURCE, n));
    }

    private static Optional<Batch.Choice> choice(Function<String, String> option) {
        return Optional.of(option.apply("action"))
                .filter(a -> !a.isEmpty())
                .map(a -> new Batch.Choice(a, option.apply("reason")));
    }

    private static Optional<Integer> batch(Function<String, String> option) {
        String text = option.apply("batch");
        return text.isEmpty() ? Optional.empty() : Optional.of(text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0);
    }

    private IncidentDesk desk() {
        return desks.incidents();
    }
}
