package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands: laid down, called, completed, refused. */
class CommandsTest {
    private static Joined joined;

    @BeforeAll
    static void the_bot_joins_with_its_commands() {
        joined = Joined.now();
        joined.guild()
                .updateCommands()
                .addCommands(
                        Commands.slash("all", "Every kind")
                                .addOption(OptionType.STRING, "text", "t", true)
                                .addOption(OptionType.INTEGER, "whole", "w")
                                .addOption(OptionType.NUMBER, "number", "n")
                                .addOption(OptionType.BOOLEAN, "yes", "y")
                                .addOption(OptionType.USER, "user", "u")
                                .addOption(OptionType.CHANNEL, "channel", "c")
                                .addOption(OptionType.ROLE, "role", "r")
                                .addOption(OptionType.MENTIONABLE, "any", "a"),
                        Commands.slash("case", "Cases")
                                .addSubcommandGroups(new SubcommandGroupData("note", "Notes")
                                        .addSubcommands(new SubcommandData("add", "Add one")
                                                .addOption(OptionType.STRING, "text", "t", true)))
                                .addSubcommands(new SubcommandData("show", "Show one")
                                        .addOption(OptionType.STRING, "case", "c", true, true)),
                        Commands.slash("pick", "Choices")
                                .addOptions(
                                        new OptionData(OptionType.STRING, "level", "l", true)
                                                .addChoice("High", "high")
                                                .addChoice("Low", "low"),
                                        new OptionData(OptionType.INTEGER, "count", "c").setRequiredRange(1, 9)),
                        Commands.slash("close", "For those who manage")
                                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MESSAGE_MANAGE)),
                        Commands.user("Who is this"),
                        Commands.message("Open case"))
                .complete();
        joined.on(
                SlashCommandInteractionEvent.class,
                e -> e.reply(e.getFullCommandName()
                                + e.getOptions().stream()
                                        .map(CommandsTest::said)
                                        .toList())
                        .setEphemeral(true)
                        .queue());
        joined.on(
                CommandAutoCompleteInteractionEvent.class,
                e -> e.replyChoiceStrings("a/" + e.getFocusedOption().getValue(), "b")
                        .queue());
        joined.on(
                UserContextInteractionEvent.class,
                e -> e.reply(e.getTarget().getName()
                                + e.getTargetMember().getRoles().size())
                        .setEphemeral(true)
                        .queue());
        joined.on(
                MessageContextInteractionEvent.class,
                e -> e.reply(e.getTarget().getContentRaw()).setEphemeral(true).queue());
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static String said(OptionMapping option) {
        return option.getName() + "="
                + switch (option.getType()) {
                    case USER -> option.getAsMember().getEffectiveName();
                    case CHANNEL -> option.getAsChannel().getName();
                    case ROLE -> option.getAsRole().getName();
                    case MENTIONABLE -> option.getAsMentionable().getAsMention();
                    case INTEGER -> option.getAsLong() + 1;
                    case NUMBER -> option.getAsDouble() * 2;
                    default -> option.getAsString();
                };
    }

    private static void refused(String part, org.junit.jupiter.api.function.Executable call) {
        AssertionError refusal = assertThrows(AssertionError.class, call);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void every_kind_of_option_arrives_as_what_it_is() {
        Person ines = joined.as("ines");
        String lena = joined.as("lena").id();
        String role = TeamWorld.roles().get("lead");
        Map<String, String> options = new java.util.TreeMap<>(Map.of(
                "text",
                "words",
                "whole",
                "41",
                "number",
                "1.5",
                "yes",
                "true",
                "user",
                lena,
                "role",
                role,
                "any",
                role,
                "channel",
                joined.discord.world().channelByName("urgent")));
        assertEquals(
                "all[any=<@&" + role
                        + ">, channel=urgent, number=3.0, role=lead, text=words, user=Lena Abara, whole=42, yes=true]",
                ines.slash("general", "all", options).text());
        refused("BASE_TYPE_REQUIRED", () -> ines.slash("general", "all", Map.of()));
        refused("no option 'nothing'", () -> ines.slash("general", "all", Map.of("text", "x", "nothing", "y")));
        refused("is not int", () -> ines.slash("general", "all", Map.of("text", "x", "whole", "many")));
        refused("There is no user", () -> ines.slash("general", "all", Map.of("text", "x", "user", "1")));
    }

    @Test
    void subcommands_choices_and_completion() {
        Person ines = joined.as("ines");
        assertEquals(
                "case note add[text=hello]",
                ines.slash("general", "case note add", Map.of("text", "hello")).text());
        assertEquals(List.of("a/48", "b"), ines.complete("general", "case show", "case", "48"));
        assertEquals(
                "pick[level=high]",
                ines.slash("general", "pick", Map.of("level", "high")).text());
        refused("none of the choices", () -> ines.slash("general", "pick", Map.of("level", "middle")));
        refused(
                "NUMBER_TYPE_MAX",
                () -> ines.slash("general", "pick", new java.util.TreeMap<>(Map.of("level", "high", "count", "10"))));
        refused("BASE_TYPE_REQUIRED", () -> ines.slash("general", "case", Map.of()));
        refused("10063", () -> ines.slash("general", "no-such", Map.of()));
    }

    @Test
    void context_menus_of_people_and_messages() {
        Person ines = joined.as("ines");
        assertEquals(
                "tomas2",
                ines.menuOn(joined.as("tomas"), "general", "Who is this").text());
        ObjectNode message = ines.say("general", "look here");
        assertEquals("look here", ines.menu(message, "Open case").text());
    }

    @Test
    void a_command_for_those_who_manage_is_refused_to_others() {
        refused("50013", () -> joined.as("ines").slash("general", "close", Map.of()));
        assertEquals(
                "close[]", joined.as("olek").slash("general", "close", Map.of()).text());
    }

    @Test
    void global_commands_come_and_go_beside_those_of_the_guild() {
        Command made = joined.jda.upsertCommand("ping", "Answers").complete();
        Command again = joined.jda.upsertCommand("ping", "Answers better").complete();
        assertEquals(made.getId(), again.getId());
        assertEquals(
                "Answers better",
                joined.jda.retrieveCommandById(made.getId()).complete().getDescription());
        assertEquals(
                "Edited", made.editCommand().setDescription("Edited").complete().getDescription());
        assertEquals(
                "ping[]", joined.as("ines").slash("general", "ping", Map.of()).text());
        List<Command> all = joined.jda
                .updateCommands()
                .addCommands(Commands.slash("ping", "x"), Commands.slash("pong", "y"))
                .complete();
        assertEquals(2, all.size());
        assertEquals(
                made.getId(),
                all.stream()
                        .filter(c -> c.getName().equals("ping"))
                        .findFirst()
                        .orElseThrow()
                        .getId());
        made.delete().complete();
        assertEquals(
                List.of("pong"),
                joined.jda.retrieveCommands().complete().stream()
                        .map(Command::getName)
                        .toList());
        assertEquals(10063, Joined.code(() -> made.delete().complete()));
        assertEquals(6, joined.guild().retrieveCommands().complete().size());
        joined.jda.updateCommands().complete();
        assertTrue(joined.jda.retrieveCommands().complete().isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            capitals             | {'name':'Case','description':'d'}                                                        | APPLICATION_COMMAND_INVALID_NAME
            a blank              | {'name':'a case','description':'d'}                                                      | APPLICATION_COMMAND_INVALID_NAME
            no name              | {'name':'','description':'d'}                                                            | BASE_TYPE_BAD_LENGTH
            no description       | {'name':'a'}                                                                             | BASE_TYPE_REQUIRED
            a menu with words    | {'name':'a','type':3,'description':'d'}                                                  | APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION
            a late required one  | {'name':'a','description':'d','options':[{'type':3,'name':'x','description':'d'},{'type':3,'name':'y','description':'d','required':true}]} | APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID
            the same twice       | {'name':'a','description':'d','options':[{'type':3,'name':'x','description':'d'},{'type':3,'name':'x','description':'d'}]} | APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS
            mixed kinds          | {'name':'a','description':'d','options':[{'type':1,'name':'x','description':'d'},{'type':3,'name':'y','description':'d'}]} | APPLICATION_COMMAND_OPTIONS_TYPE_INVALID
            a kind that is none  | {'name':'a','description':'d','options':[{'type':12,'name':'x','description':'d'}]}      | BASE_TYPE_CHOICES
            """)
    void is_refused(String what, String command, String code) {
        String path = "applications/" + TeamWorld.BOT + "/guilds/" + TeamWorld.GUILD + "/commands";
        Joined.Bare answer = joined.bare("POST", path, command.replace('\'', '"'));
        assertEquals(50035, answer.code());
        assertTrue(answer.errors().contains(code), what + ": " + answer.body());
        assertEquals(6, joined.guild().retrieveCommands().complete().size());
    }

    @Test
    void too_many_too_large_and_not_for_people() {
        String path = "applications/" + TeamWorld.BOT + "/commands";
        ArrayNode many = Wire.array();
        for (int i = 0; i < 101; i++) {
            many.addObject().put("name", "c" + i).put("description", "d");
        }
        assertEquals(30032, joined.bare("PUT", path, Wire.write(many)).code());
        many.remove(100);
        many.set(99, many.get(0).deepCopy());
        assertTrue(joined.bare("PUT", path, Wire.write(many)).errors().contains("APPLICATION_COMMANDS_DUPLICATE_NAME"));
        ObjectNode large = Wire.object().put("name", "large").put("description", "d");
        for (int i = 0; i < 20; i++) {
            ObjectNode option = large.withArrayProperty("options")
                    .addObject()
                    .put("type", 3)
                    .put("name", "o" + i)
                    .put("description", "d");
            for (int k = 0; k < 25; k++) {
                option.withArrayProperty("choices")
                        .addObject()
                        .put("name", "choice number " + k)
                        .put("value", "v" + k);
            }
        }
        assertTrue(joined.bare("POST", path, large).errors().contains("APPLICATION_COMMAND_TOO_LARGE"));
        refused("20002", () -> joined.as("ines").call("GET", path, Wire.object()));
        assertEquals(10002, joined.bare("GET", "applications/1/commands", "").code());
    }
}
