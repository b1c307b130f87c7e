package casebell.discord;

import casebell.cases.Deed;
import casebell.cases.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** Every command, as data: what is registered, what /help says, and what the README shows come from here. */
public final class CommandTable {
    /** The message context-menu command. */
    public static final String OPEN_CASE = "Open case";

    private static final Option CASE = new Option("case", "The case, such as demo/4821", true, true);
    private static final Option TARGET =
            new Option("target", "The targeted person, as source/account, or the link of a case", true, true);

    private static final Option INCIDENT = new Option("incident", "The number of the incident", true, false);
    private static final Option VERDICT =
            new Option("verdict", "Its four signs on the card; else the most frequent", false, false);
    private static final Option BATCH =
            new Option("batch", "Its number on the card; else the one that waits", false, false);

    private CommandTable() {}

    /** Every command in the order in which people need them. */
    public static List<Command> all() {
        return List.of(
                command(
                        "case open",
                        "Open a case by its link or id",
                        Deed.READ,
                        new Option("case", "A link, source/id, or an id", true, false)),
                command("case show", "Show what is known about a case", Deed.READ, CASE),
                command(
                        "case text",
                        "Show the text of a case to you alone, behind a spoiler; it is counted",
                        Deed.READ,
                        CASE),
                command("case history", "Show what happened to a case, step by step", Deed.READ, CASE),
                command(
                        "queue",
                        "List the open cases, the most severe first",
                        Deed.READ,
                        new Option("severity", "Only critical, high, medium, low or none", false, true),
                        new Option("source", "Only of this case system", false, true),
                        new Option("only", "Any of: mine unclaimed overdue snoozed", false, true)),
                command(
                        "case next",
                        "Take on the most urgent case that nobody has",
                        Deed.DECIDE,
                        new Option("anyway", "yes: also in your quiet hours", false, true)),
                command("case claim", "Take a case on", Deed.DECIDE, CASE),
                command(
                        "case handover",
                        "Hand a case over, with a note",
                        Deed.DECIDE,
                        CASE,
                        new Option("to", "The person, as a mention", true, false),
                        new Option("note", "What that person should know", true, false),
                        new Option("anyway", "yes: also in that person's quiet hours", false, true)),
                command(
                        "case snooze",
                        "Keep a case out of the queue for some hours",
                        Deed.DECIDE,
                        CASE,
                        new Option("hours", "For so many hours, 1 to 72", true, false)),
                command(
                        "case approve",
                        "Approve what the policy suggests, or another action that it offers",
                        Deed.DECIDE,
                        CASE,
                        new Option("action", "Another action, such as limit-reach", false, true),
                        new Option("reason", "Why, for the record; needed with another action", false, false)),
                command(
                        "case dismiss",
                        "Decide that nothing is to be done",
                        Deed.DECIDE,
                        CASE,
                        new Option("reason", "Why, for the record; needed when it is severe", false, false)),
                command("case undo", "Take a decision back before it is carried out", Deed.DECIDE, CASE),
                command(
                        "case reopen",
                        "Take up a case again that was dismissed, done or refused",
                        Deed.DECIDE,
                        CASE,
                        new Option("reason", "Why, for the record", false, false)),
                command(
                        "case reverse",
                        "Propose to take back what was done, with the same approvals",
                        Deed.DECIDE,
                        CASE,
                        new Option("reason", "Why, for the record", true, false)),
                command(
                        "case second-opinion",
                        "Ask for a second opinion: nobody decides the case alone",
                        Deed.DECIDE,
                        CASE),
                command(
                        "case dissent",
                        "Put a dissent on the record",
                        Deed.DECIDE,
                        CASE,
                        new Option("reason", "What speaks against it", true, false)),
                command(
                        "case thread",
                        "Open a thread at the card of a case, where what happens is told",
                        Deed.DECIDE,
                        CASE),
                command(
                        "case note",
                        "Leave a note on the record and in the thread of a case",
                        Deed.DECIDE,
                        CASE,
                        new Option("note", "What others should know", true, false)),
                command(
                        "case confidential",
                        "Make a case one for the named few, or open it again",
                        Deed.CONFIDE,
                        CASE,
                        new Option("set", "on or off", true, true),
                        new Option("reason", "Why, for the record", false, false)),
                command("case recuse", "Keep out of a case, because of a conflict of interest", Deed.DECIDE, CASE),
                command(
                        "case escalate",
                        "Ask leadership to look at a case",
                        Deed.ESCALATE,
                        CASE,
                        new Option("reason", "Why it cannot wait", true, false)),
                command(
                        "case acknowledge",
                        "Take on an escalation, so that nobody else is paged",
                        Deed.ACKNOWLEDGE,
                        CASE),
                command(
                        "appeal open",
                        "Take an appeal in against what was done",
                        Deed.APPEAL,
                        CASE,
                        new Option("reason", "What the appeal says, in your words", true, false)),
                command("appeal list", "List the appeals that wait, the oldest first", Deed.READ),
                command(
                        "appeal uphold",
                        "Decide an appeal: what was done stands",
                        Deed.DECIDE,
                        CASE,
                        new Option("reason", "Why, for the record", true, false)),
                command(
                        "appeal overturn",
                        "Decide an appeal: propose to take back what was done, with its approvals",
                        Deed.DECIDE,
                        CASE,
                        new Option("reason", "Why, for the record", true, false)),
                command(
                        "handover",
                        "Write the note of your shift: what happened, and what is left",
                        Deed.DECIDE,
                        new Option("hours", "Since so many hours; otherwise since your first deed", false, false),
                        new Option("post", "yes: into the channel", false, true)),
                command("me show", "Show your quiet hours, and how much text you were shown today", Deed.READ),
                command(
                        "me quiet-hours",
                        "Say when you want to be left alone",
                        Deed.READ,
                        new Option("from", "When they begin, such as 22:00, or off", true, false),
                        new Option("to", "When they end, such as 07:00", false, false),
                        new Option("zone", "Your time zone, such as Europe/Berlin; otherwise UTC", false, true)),
                command("team totals", "Show how much text was looked at today, by all together", Deed.TOTALS),
                command("incident list", "List the floods: many cases about one post or person", Deed.READ),
                command("incident show", "Show an incident, its verdicts and batches", Deed.READ, INCIDENT),
                command(
                        "incident sample",
                        "Look at cases of an incident drawn at random, before deciding them together",
                        Deed.DECIDE,
                        INCIDENT,
                        VERDICT),
                command(
                        "incident propose",
                        "Propose to decide all open cases of an incident that have the same verdict",
                        Deed.DECIDE,
                        INCIDENT,
                        VERDICT,
                        new Option("action", "Another action, such as limit-reach", false, false),
                        new Option("reason", "Why, for the record; needed with another action", false, false)),
                command(
                        "incident approve",
                        "Approve a batch of cases that another person proposed",
                        Deed.DECIDE,
                        INCIDENT,
                        BATCH),
                command("incident stop", "Stop a batch; what is done stays done", Deed.DECIDE, INCIDENT, BATCH),
                command(
                        "incident merge",
                        "Put all cases of an incident into another one",
                        Deed.DECIDE,
                        INCIDENT,
                        new Option("into", "The number of the incident that takes them", true, false)),
                command(
                        "incident close",
                        "Close an incident; it is opened again when more cases come",
                        Deed.DECIDE,
                        INCIDENT,
                        new Option("reason", "Why, for the record", true, false)),
                command(
                        "incident note",
                        "Leave a note on the record and in the thread of an incident",
                        Deed.DECIDE,
                        INCIDENT,
                        new Option("note", "What others should know", true, false)),
                command("digest now", "Post the figures of the last day", Deed.DIGEST),
                command(
                        "liaison log",
                        "Log a contact with a targeted person's office",
                        Deed.LIAISE,
                        TARGET,
                        new Option("note", "What it was about", true, false)),
                command(
                        "liaison promise",
                        "Take down a promise, and be reminded when it is due",
                        Deed.LIAISE,
                        TARGET,
                        new Option("what", "What was promised", true, false),
                        new Option("hours", "Due in so many hours", true, false)),
                command(
                        "liaison keep",
                        "Take down that a promise was kept",
                        Deed.LIAISE,
                        TARGET,
                        new Option("number", "The promise's number", true, false)),
                command(
                        "liaison show",
                        "Show what was done about a targeted person's cases, and the contact with the office",
                        Deed.LIAISE,
                        TARGET),
                command("policy show", "Show which policy is in force, and who changed it", Deed.READ),
                command("policy reload", "Read the files of the policy again, and say what changed", Deed.GOVERN),
                command("operator permissions", "Show who may do what, and to which cases", Deed.OPERATE),
                command(
                        "operator safe-mode",
                        "Do nothing in case systems until it is switched off",
                        Deed.OPERATE,
                        new Option("set", "on, off or status", true, true)),
                command("operator status", "Say how the case systems are", Deed.READ),
                command(
                        "help",
                        "Say what Casebell can do, and who may",
                        Deed.READ,
                        new Option("about", "The first word of a command, such as case", false, true)));
    }

    /**
     * A command.
     *
     * @param name as typed, without the slash
     * @param deed what a person must be allowed
     */
    public record Command(String name, String description, Deed deed, List<Option> options) {
        /** As typed, with its options. */
        public String usage() {
            StringBuilder text = new StringBuilder("/").append(name);
            options.forEach(o ->
                    text.append(o.required() ? " <" : " [").append(o.name()).append(o.required() ? '>' : ']'));
            return text.toString();
        }
    }

    /** An option of a command; all are texts. */
    public record Option(String name, String description, boolean required, boolean completes) {}

    private static Command command(String name, String description, Deed deed, Option... options) {
        return new Command(name, description, deed, List.of(options));
    }

    /** The table for the README. */
    public static String markdown(Permissions permissions) {
        StringBuilder text = new StringBuilder("| Command | What it does | Who may |\n|---|---|---|\n");
        for (Command c : all()) {
            text.append("| `")
                    .append(c.usage())
                    .append("` | ")
                    .append(c.description())
                    .append(" | ");
            text.append(whoMay(permissions, c.deed())).append(" |\n");
        }
        text.append("| *message menu* → `").append(OPEN_CASE).append("` | Open the cases that a message links to | ");
        return text.append(whoMay(permissions, Deed.READ)).append(" |\n").toString();
    }

    /** Who may, for people. */
    static String whoMay(Permissions permissions, Deed deed) {
        return permissions.whoMay(deed).size() == casebell.cases.Role.values().length
                ? "anybody with a role"
                : permissions.whoMayInWords(deed);
    }

    /** What is registered with Discord, in every language that is translated. */
    static List<CommandData> data() {
        Translations translations = Translations.shipped();
        Map<String, SlashCommandData> groups = new LinkedHashMap<>();
        for (Command c : all()) {
            String[] words = c.name().split(" ", 2);
            List<OptionData> options =
                    c.options().stream().map(o -> option(c, o, translations)).toList();
            SlashCommandData group = groups.computeIfAbsent(
                    words[0],
                    w -> Commands.slash(w, words.length == 1 ? c.description() : "Casebell: " + w)
                            .setNameLocalizations(translations.ofName(w)));
            if (words.length == 1) {
                group.addOptions(options).setDescriptionLocalizations(translations.of(c.description()));
            } else {
                group.addSubcommands(new SubcommandData(words[1], c.description())
                        .setNameLocalizations(translations.ofName(c.name()))
                        .setDescriptionLocalizations(translations.of(c.description()))
                        .addOptions(options));
            }
        }
        List<CommandData> all = new ArrayList<>(groups.values());
        all.add(Commands.message(OPEN_CASE).setNameLocalizations(translations.of(OPEN_CASE)));
        return all;
    }

    private static OptionData option(Command command, Option option, Translations translations) {
        return new OptionData(
                        OptionType.STRING, option.name(), option.description(), option.required(), option.completes())
                .setNameLocalizations(translations.ofOption(command.name(), option.name()))
                .setDescriptionLocalizations(translations.of(option.description()));
    }
}
