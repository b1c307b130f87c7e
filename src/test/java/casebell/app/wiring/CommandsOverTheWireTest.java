package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.discord.CommandTable;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command, for those who may and for those who may not. */
class CommandsOverTheWireTest {
    @TempDir
    static Path folder;

    private static RunningHouse running;

    private final Person ines = running.as("ines");
    private final Person gus = running.as("gus");

    @BeforeAll
    static void open() throws Exception {
        running = RunningHouse.start(folder);
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void a_case_is_opened_by_link_by_name_and_by_id() {
        for (String named : List.of(running.link("4852"), "demo/4852", "4852", " DEMO/4852 ")) {
            String told =
                    ines.slash("general", "case open", Map.of("case", named)).text();
            assertTrue(told.startsWith("Case demo/4852 is being looked up."), told);
        }
        running.card("4852", has("The policy suggests"));
        assertEquals(1, running.cards("4852").size());
        String told = ines.slash("general", "case open", Map.of("case", "x y")).text();
        assertTrue(told.startsWith("That is no link or name of a case."), told);
        assertTrue(told.contains("demo/{id}"), told);
    }

    @Test
    void a_case_is_shown_with_its_history() {
        ObjectNode card = running.opened("4858");
        String shown =
                ines.slash("general", "case show", Map.of("case", "demo/4858")).text();
        assertTrue(shown.contains("State: open"), shown);
        assertTrue(shown.contains("/" + card.path("id").asText()), shown);
        assertTrue(shown.contains("<" + running.link("4858") + ">"), "a link without a preview");
        String history = ines.slash("general", "case history", Map.of("case", "demo/4858"))
                .text();
        assertTrue(history.contains("`case.sighted` by <@" + ines.id() + ">"), history);
        assertTrue(history.contains("`case.judged` (suspend-account) by Casebell"), history);
        for (String command : List.of("case show", "case history")) {
            assertTrue(ines.slash("general", command, Map.of("case", "demo/never-seen"))
                    .text()
                    .startsWith("This case is not known here"));
        }
    }

    @Test
    void open_cases_are_listed_the_most_severe_first_and_complete() {
        running.opened("4843");
        running.opened("4821");
        String list = ines.slash("general", "queue", Map.of()).text();
        assertTrue(list.indexOf("demo/4821") < list.indexOf("demo/4843") && list.contains("demo/4843"), list);
        assertTrue(ines.complete("general", "case show", "case", "482").contains("demo/4821"));
        assertEquals(List.of(), ines.complete("general", "case show", "case", "no such"));
        assertEquals(List.of(), ines.complete("general", "case show", "case", "%' or '1'='1"));
        assertTrue(
                ines.complete("general", "case show", "case", "x".repeat(300)).size() <= 25);
        assertEquals(List.of(), gus.complete("general", "case show", "case", "482"));
    }

    @Test
    void a_case_is_approved_undone_and_dismissed_by_command() {
        running.opened("4834");
        Map<String, String> it = Map.of("case", "demo/4834");
        assertTrue(ines.slash("general", "case approve", Map.of("case", "demo/4834", "action", "no-such-action"))
                .text()
                .startsWith("The policy does not offer 'no-such-action'"));
        assertTrue(ines.slash("general", "case approve", it).text().startsWith("Approved: "));
        assertTrue(ines.slash("general", "case dismiss", it).text().startsWith("It was approved already"));
        assertEquals(
                "Taken back. The case is open again.",
                ines.slash("general", "case undo", it).text());
        assertEquals(
                "The case is open; there is nothing to take back.",
                ines.slash("general", "case undo", it).text());
        assertEquals(
                "A reason is needed when another action is taken than the suggested one. Nothing was done. Press again and give one.",
                ines.slash("general", "case approve", Map.of("case", "demo/4834", "action", "warn"))
                        .text());
        assertTrue(ines.slash(
                        "general", "case approve", Map.of("case", "demo/4834", "action", "warn", "reason", "the first"))
                .text()
                .startsWith("Approved: warn the author."));
        ines.slash("general", "case undo", it).text();
        assertTrue(ines.slash("general", "case dismiss", Map.of("case", "demo/4834", "reason", "satire"))
                .text()
                .startsWith("Dismissed."));
        running.card("4834", has("satire"));
    }

    @Test
    void a_case_is_escalated_and_acknowledged_by_command() {
        running.opened("4842");
        Map<String, String> it = Map.of("case", "demo/4842");
        assertEquals(
                "There is no open escalation of this case.",
                running.as("vera").slash("leadership", "case acknowledge", it).text());
        assertEquals(
                "Escalated. Leadership is being paged.",
                ines.slash("general", "case escalate", Map.of("case", "demo/4842", "reason", "a minister calls"))
                        .text());
        assertTrue(ines.slash("general", "case escalate", Map.of("case", "demo/4842", "reason", "again"))
                .text()
                .startsWith("This case is escalated already"));
        running.as("vera").await("leadership", has("a minister calls"), SOON);
        assertTrue(ines.slash("general", "case acknowledge", it)
                .text()
                .startsWith("You may not acknowledge escalations. Who may: lead or leadership."));
        assertTrue(running.as("vera")
                .slash("leadership", "case acknowledge", it)
                .text()
                .startsWith("Acknowledged. Nobody else will be paged.\nCase `demo/"));
        String late =
                running.as("lena").slash("leadership", "case acknowledge", it).text();
        assertTrue(late.startsWith("<@" + running.as("vera").id() + "> acknowledged it already, "), late);
        assertTrue(ines.slash("general", "case escalate", Map.of("case", "demo/unseen", "reason", "x"))
                .text()
                .startsWith("This case is not known here"));
    }

    @Test
    void a_digest_comes_when_it_is_asked_for() {
        assertTrue(running.as("lena")
                .slash("digest", "digest now", Map.of())
                .text()
                .startsWith("The digest of the last day is on its way"));
        ObjectNode digest = running.as("lena").await("digest", has("digest.png"), SOON);
        assertEquals(
                0, digest.path("mentions").size() + digest.path("mention_roles").size());
        assertTrue(
                digest.path("embeds").path(0).path("image").path("url").asText().endsWith("digest.png"));
    }

    @Test
    void a_liaison_reads_what_was_done_about_the_cases_of_the_office_when_and_by_whom() {
        Person noor = running.as("noor");
        Map<String, String> her = Map.of("target", "demo/u-5");
        running.opened("4822");
        running.opened("4823");
        String waiting = noor.slash("liaison-desk", "liaison show", her).text();
        assertTrue(waiting.contains("Done: 0 · waiting: "), waiting);
        running.approved("4822");
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        running.card("4822", has("✅ Done"));
        String told = noor.slash("liaison-desk", "liaison show", her).text();
        assertTrue(told.contains("Done: 1 (1 × remove post) · waiting: "), told);
        assertTrue(told.contains("First done <t:"), told);
        assertTrue(
                told.contains(": remove post, `demo/4822`, approved by <@" + ines.id() + "> and <@"
                        + running.as("bram").id() + ">"),
                told);
        assertEquals(
                told,
                noor.slash("liaison-desk", "liaison show", Map.of("target", running.link("4822")))
                        .text());
        assertEquals(
                told,
                noor.slash("liaison-desk", "liaison show", Map.of("target", "4823"))
                        .text());
        assertEquals(List.of("demo/u-5"), noor.complete("liaison-desk", "liaison show", "target", "U-5"));
        assertEquals(List.of(), ines.complete("liaison-desk", "liaison show", "target", "u-5"));
        assertTrue(noor.slash("liaison-desk", "liaison show", Map.of("target", "demo/nobody"))
                .text()
                .startsWith("Nothing is known about 'demo/nobody'"));
        assertTrue(
                ines.slash("general", "liaison show", her).text().startsWith("You may not keep the liaison's notes"));
    }

    @Test
    void a_liaison_keeps_notes_and_promises() {
        Person noor = running.as("noor");
        String target = "demo/u-5";
        assertTrue(noor.slash("liaison-desk", "liaison log", Map.of("target", target, "note", "Called **back** @here"))
                .text()
                .contains("\\*\\*back\\*\\* @\u200Bhere"));
        assertTrue(noor.slash(
                        "liaison-desk",
                        "liaison promise",
                        Map.of("target", target, "what", "A word by noon", "hours", "2"))
                .text()
                .contains("1. A word by noon"));
        assertTrue(noor.slash("liaison-desk", "liaison keep", Map.of("target", target, "number", "1"))
                .text()
                .contains("kept"));
        assertEquals(
                "There is no open promise number 1 for demo/u-5.",
                noor.slash("liaison-desk", "liaison keep", Map.of("target", target, "number", "1"))
                        .text());
        assertTrue(noor.slash("liaison-desk", "liaison show", Map.of("target", target))
                .text()
                .contains("A word by noon"));
        assertTrue(noor.slash(
                        "liaison-desk", "liaison promise", Map.of("target", target, "what", "Never", "hours", "many"))
                .text()
                .startsWith("A promise is due within 90 days"));
    }

    @Test
    void help_fits_and_says_who_may() {
        String help = gus.slash("general", "help", Map.of()).text();
        CommandTable.all().forEach(c -> assertTrue(help.contains("`" + c.usage() + "`"), c.usage()));
        assertTrue(help.contains("lead, leadership or operator"), help);
        String cases = gus.slash("general", "help", Map.of("about", "case")).text();
        CommandTable.all().stream()
                .filter(c -> c.name().startsWith("case "))
                .forEach(c -> assertTrue(cases.contains("`/" + c.name() + "` " + c.description()), c.usage()));
    }

    @Test
    void a_message_is_opened_by_its_menu() {
        ObjectNode said = ines.say("policy", "look at " + running.link("4826"));
        assertEquals(
                "Opening demo/4826.", ines.menu(said, CommandTable.OPEN_CASE).text());
        running.card("4826", has("The policy suggests"));
        ObjectNode empty = ines.say("policy", "nothing here");
        assertTrue(ines.menu(empty, CommandTable.OPEN_CASE).text().startsWith("This message links to no case."));
        assertTrue(gus.menu(said, CommandTable.OPEN_CASE).text().startsWith("You may not read cases."));
    }

    @Test
    void who_may_not_is_told_who_may_and_nothing_changes() {
        running.opened("4853");
        Map<String, String> all = Map.ofEntries(
                Map.entry("case", "demo/4853"),
                Map.entry("reason", "because"),
                Map.entry("target", "demo/u-5"),
                Map.entry("note", "a note"),
                Map.entry("what", "a promise"),
                Map.entry("hours", "1"),
                Map.entry("number", "1"),
                Map.entry("to", "<@" + ines.id() + ">"),
                Map.entry("from", "22:00"),
                Map.entry("incident", "1"),
                Map.entry("into", "2"),
                Map.entry("verdict", "1"),
                Map.entry("batch", "1"),
                Map.entry("set", "on"));
        for (CommandTable.Command command : CommandTable.all()) {
            if (!command.name().equals("help")) {
                Map<String, String> options = new HashMap<>(all);
                options.keySet()
                        .retainAll(command.options().stream()
                                .map(CommandTable.Option::name)
                                .toList());
                String told = gus.slash("general", command.name(), options).text();
                assertTrue(told.startsWith("You may not ") && told.contains("Who may: "), command.name() + ": " + told);
            }
        }
        StringBuilder record = new StringBuilder();
        assertTrue(running.house().store().history().export(record) > 0);
        assertFalse(record.toString().contains(gus.id()), "nothing on the record is by the visitor");
    }

    @Test
    void the_commands_are_the_servers_and_not_there_in_a_direct_conversation() {
        AssertionError refused = assertThrows(AssertionError.class, () -> ines.slashAlone("queue", Map.of()));
        assertTrue(refused.getMessage().contains("10063"), refused.getMessage());
    }
}
