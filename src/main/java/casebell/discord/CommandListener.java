package casebell.discord;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.History;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Staff;
import casebell.cases.Trouble;
import casebell.intake.LinkFinder;
import casebell.review.PostedCard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands. Each branch is one command: it parses, asks a desk, and renders. */
final class CommandListener extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(CommandListener.class);

    private final Desks desks;
    private final DiscordSettings settings;
    private final StaffReader staff;
    private final Answering answering;
    private final InstantSource clock;
    private final CaseworkCommands casework;
    private final PeopleCommands people;
    private final Completions completions;
    private final IncidentPresses incidents;

    CommandListener(
            Desks desks,
            DiscordSettings settings,
            StaffReader staff,
            Answering answering,
            IncidentPresses incidents,
            InstantSource clock) {
        this.incidents = incidents;
        this.desks = desks;
        this.settings = settings;
        this.staff = staff;
        this.answering = answering;
        this.clock = clock;
        this.casework = new CaseworkCommands(desks, clock);
        this.people = new PeopleCommands(desks);
        this.completions = new Completions(desks);
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        Staff who = staff.read(event.getUser().getId(), event.getMember());
        if (event.getGuild() == null || !event.getGuild().getId().equals(settings.guild())) {
            answering.now(event, "Casebell works only in its own server.");
            return;
        }
        String options = event.getFullCommandName();
        Function<String, String> option = name -> Optional.ofNullable(event.getOption(name))
                .map(OptionMapping::getAsString)
                .orElse("")
                .strip();
        String place = Earshot.home(event.getChannel());
        String key = event.getId();
        answering.text(event, () -> run(options, who, option, new Place(place, key)));
    }

    /** In which channel a command was given, also when it was in one of its threads; the interaction stands for the message. */
    private record Place(String channelId, String key) {}

    private String run(String command, Staff who, Function<String, String> option, Place place) {
        return switch (command) {
            case "case open" -> reading(who, () -> open(who, option.apply("case"), place));
            case "case show" -> withCase(option, ref -> readingCase(who, ref, "show", () -> show(ref)));
            case "case history" -> withCase(option, ref -> readingCase(who, ref, "history", () -> history(ref)));
            case "queue" -> reading(who, () -> casework.list(who, option));
            case "case next" -> casework.next(who, option);
            case "case text" -> withCase(option, ref -> people.text(ref, who));
            case "me show", "me quiet-hours", "team totals", "handover" ->
                people.run(command, who, option).orElse("");
            case "appeal list" -> reading(who, () -> casework.appeals(who));
            case "operator permissions" ->
                desks.permissions().allow(who, Deed.OPERATE)
                        ? PermissionTable.words(desks.permissions())
                        : Replies.notAllowed(Deed.OPERATE, desks.permissions().whoMay(Deed.OPERATE));
            case "operator safe-mode" -> casework.safeMode(who, option.apply("set"));
            case "operator status" -> SystemsReplies.of(desks.systems().status(who), desks.hands());
            case "case approve" ->
                withCase(option, ref -> {
                    String action = option.apply("action");
                    return Replies.of(
                            action.isEmpty()
                                    ? desks.review().approve(ref, who, Optional.empty())
                                    : desks.review()
                                            .choose(
                                                    ref,
                                                    who,
                                                    Optional.empty(),
                                                    action,
                                                    Optional.of(option.apply("reason"))
                                                            .filter(r -> !r.isEmpty())));
                });
            case "case dismiss" ->
                withCase(
                        option,
                        ref -> Replies.of(desks.review()
                                .dismiss(
                                        ref,
                                        who,
                                        Optional.empty(),
                                        Optional.of(option.apply("reason")).filter(r -> !r.isEmpty()))));
            case "case undo" ->
                withCase(option, ref -> Replies.of(desks.review().undo(ref, who)));
            case "case escalate" ->
                withCase(
                        option,
                        ref -> desks.cases().find(ref).isEmpty()
                                ? Replies.unknown()
                                : Replies.of(desks.escalation()
                                        .escalate(ref, who, PressListener.alarm(who, option.apply("reason")))));
            case "case acknowledge" ->
                withCase(option, ref -> Replies.of(desks.escalation().acknowledge(ref, who)));
            case "digest now" -> Replies.of(desks.digest().askNow(who));
            case "liaison log" ->
                LiaisonReplies.of(desks.liaison().log(target(option, who), who, option.apply("note")));
            case "liaison promise" -> promise(who, option);
            case "liaison keep" ->
                LiaisonReplies.of(desks.liaison().keep(target(option, who), who, number(option.apply("number"), 0)));
            case "liaison show" -> LiaisonReplies.of(desks.liaison().show(target(option, who), who));
            case "policy show" -> reading(who, () -> PolicyNotices.inForce(desks.policy()));
            case "policy reload" -> PolicyNotices.of(desks.policy().reload(who));
            case "help" -> help(option.apply("about"));
            default -> incidents.run(command, who, option).orElseGet(() -> aboutCase(command, who, option));
        };
    }

    private String aboutCase(String command, Staff who, Function<String, String> option) {
        return withCase(
                option,
                ref -> casework.about(ref, command, who, option)
                        .orElse("This command is not known. /help lists what Casebell can do."));
    }

    private String reading(Staff who, Supplier<String> work) {
        return desks.permissions().allow(who, Deed.READ)
                ? work.get()
                : Replies.notAllowed(Deed.READ, desks.permissions().whoMay(Deed.READ));
    }

    private String readingCase(Staff who, CaseRef ref, String at, Supplier<String> work) {
        return Reading.of(desks.permissions(), who, ref, at, work);
    }

    private String withCase(Function<String, String> option, Function<CaseRef, String> work) {
        return desks.links()
                .readOne(option.apply("case"))
                .map(found -> work.apply(found.ref()))
                .orElseGet(this::unreadable);
    }

    private String unreadable() {
        return "That is no link or name of a case. These are understood:\n" + forms();
    }

    private String forms() {
        return desks.links().forms().stream()
                .limit(5)
                .map(f -> "`" + f.template() + "` or `" + f.source() + "/{id}`")
                .collect(Collectors.joining("\n"));
    }

    private String open(Staff who, String text, Place place) {
        Optional<LinkFinder.Found> found = desks.links().readOne(text);
        if (found.isEmpty()) {
            return unreadable();
        }
        Optional<String> barred =
                Reading.barred(desks.permissions(), who, Deed.READ, found.get().ref());
        if (barred.isPresent()) {
            return barred.get();
        }
        sight(found.get(), who, place);
        Optional<String> incident =
                PointerToIncident.of(desks, settings, found.get().ref());
        if (incident.isPresent()) {
            return incident.get();
        }
        return "Case " + found.get().ref() + " is being looked up. Its card comes in <#" + settings.caseReview()
                + "> or <#" + settings.urgent() + ">.";
    }

    private void sight(LinkFinder.Found found, Staff who, Place place) {
        Sighting sighting = new Sighting(place.key(), place.channelId(), who.id(), clock.instant());
        desks.intake().sight(found.ref(), found.link(), sighting);
    }

    private boolean isBarred(Staff who, CaseRef ref) {
        return Reading.barred(desks.permissions(), who, Deed.READ, ref).isPresent();
    }

    private String show(CaseRef ref) {
        Optional<Case> known = desks.cases().find(ref);
        if (known.isEmpty()) {
            return Replies.unknown();
        }
        StringBuilder text = new StringBuilder("**Case ")
                .append(ref)
                .append("** <")
                .append(known.get().link())
                .append('>');
        known.get()
                .trouble()
                .map(Trouble::what)
                .ifPresent(t -> text.append('\n').append(notReadable(t)));
        desks.reviews()
                .find(ref)
                .ifPresent(r -> text.append("\nState: ")
                        .append(r.stage().word())
                        .append('\n')
                        .append(PressListener.why(r)));
        PointerToIncident.of(desks, settings, ref)
                .or(() -> desks.cards()
                        .find(ref)
                        .flatMap(PostedCard::spot)
                        .map(s -> "Card: " + IncidentCard.link(settings.guild(), s)))
                .ifPresent(s -> text.append('\n').append(s));
        return text.toString();
    }

    static String notReadable(String why) {
        return "Not readable at the moment: " + Clean.own(why, 300);
    }

    private String history(CaseRef ref) {
        List<History.Step> steps = desks.history().latest(ref.toString(), HistoryWords.LOOKED_AT);
        return steps.isEmpty() ? Replies.unknown() : HistoryWords.of(ref, steps);
    }

    private String promise(Staff who, Function<String, String> option) {
        int hours = number(option.apply("hours"), 0);
        return LiaisonReplies.of(
                desks.liaison().promise(target(option, who), who, option.apply("what"), Duration.ofHours(hours)));
    }

    /** A targeted person as it was typed; or at whom a case is aimed whose link or bare number was given, when the person may read it. */
    private String target(Function<String, String> option, Staff who) {
        String typed = option.apply("target");
        boolean isName = typed.contains("/") && !typed.startsWith("http");
        Optional<CaseRef> ref =
                isName ? Optional.empty() : desks.links().readOne(typed).map(LinkFinder.Found::ref);
        return ref.filter(r -> !isBarred(who, r))
                .flatMap(desks.cases()::find)
                .flatMap(Case::snapshot)
                .flatMap(Snapshot::target)
                .map(person -> ref.orElseThrow().source() + "/" + person.id())
                .orElse(typed);
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : otherwise;
    }

    /** Every command in few words, by who may; or those that begin with a word, and what they do. */
    private String help(String about) {
        List<CommandTable.Command> asked = CommandTable.all().stream()
                .filter(c -> !about.isEmpty() && (c.name() + " ").startsWith(about + " "))
                .toList();
        if (!asked.isEmpty()) {
            return asked.stream()
                    .map(c -> "`/" + c.name() + "` " + c.description())
                    .collect(Collectors.joining("\n"));
        }
        Map<String, List<CommandTable.Command>> byRoles = CommandTable.all().stream()
                .collect(Collectors.groupingBy(
                        c -> CommandTable.whoMay(desks.permissions(), c.deed()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return "**Casebell** brings cases into this server. Paste a link to a case in a watched channel, and its card comes.\n"
                + byRoles.entrySet().stream()
                        .map(e -> "**" + e.getKey() + "**: "
                                + e.getValue().stream()
                                        .map(c -> "`" + c.usage() + "`")
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n"))
                + "\nWhat they do: `/help about:case`, or another first word.";
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        Staff who = staff.read(event.getUser().getId(), event.getMember());
        Function<String, String> options = name -> Optional.ofNullable(event.getOption(name))
                .map(OptionMapping::getAsString)
                .orElse("")
                .strip();
        event.replyChoiceStrings(completed(event, who, options)).queue(null, answering::lost);
    }

    private List<String> completed(
            CommandAutoCompleteInteractionEvent event, Staff who, Function<String, String> options) {
        try {
            return completions.of(
                    who,
                    event.getFullCommandName(),
                    event.getFocusedOption().getName(),
                    options,
                    event.getFocusedOption().getValue());
        } catch (RuntimeException e) {
            LOG.error("Nothing could be completed", e);
            return List.of();
        }
    }

    @Override
    public void onMessageContextInteraction(MessageContextInteractionEvent event) {
        Staff who = staff.read(event.getUser().getId(), event.getMember());
        String text = event.getTarget().getContentRaw();
        Place place = new Place(
                Earshot.home(event.getTarget().getChannel()), event.getTarget().getId());
        answering.text(
                event,
                () -> reading(who, () -> {
                    List<LinkFinder.Found> found = desks.links().find(text);
                    if (found.stream().anyMatch(f -> isBarred(who, f.ref()))) {
                        return Replies.closed();
                    }
                    found.forEach(f -> sight(f, who, place));
                    return found.isEmpty()
                            ? "This message links to no case. Links and names look like this:\n" + forms()
                            : "Opening "
                                    + found.stream()
                                            .map(f -> f.ref().toString())
                                            .collect(Collectors.joining(", ")) + ".";
                }));
    }
}
