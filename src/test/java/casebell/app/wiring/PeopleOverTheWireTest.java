package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people look at is counted, they are left alone when they want to be, and a shift ends with a note. */
class PeopleOverTheWireTest {
    @TempDir
    static Path folder;

    private static RunningHouse running;

    private final Person ines = running.as("ines");
    private final Person bram = running.as("bram");
    private final Person yuki = running.as("yuki");
    private final Person lena = running.as("lena");

    @BeforeAll
    static void open() throws Exception {
        running = RunningHouse.build(
                folder, Path.of("config/policy"), "review: {reading: {soft-limit: 2, hard-limit: 3}}");
        running.open();
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void a_text_is_shown_to_one_person_on_request_counted_and_limited() {
        ObjectNode card = running.opened("4824");
        assertTrue(card.toString().contains("The text is shown on request"), card::toString);
        assertFalse(card.toString().contains("||"), card::toString);
        Answer why = ines.press(card, "Why");
        assertTrue(why.text().startsWith("**Why: "));
        String first = ines.press(why.message(), "Show text").text();
        assertTrue(first.startsWith("Case demo/4824: ||") && first.endsWith("1 text was shown to you today."), first);
        assertTrue(text(ines, "4824").contains("2 texts were shown to you today. That is many."));
        assertTrue(text(ines, "4824").contains("3 texts were shown to you today."));
        String enough = text(ines, "4824");
        assertTrue(enough.startsWith("You were shown 3 texts today; that is enough"), enough);
        assertFalse(enough.contains("||"), enough);
        assertTrue(text(running.as("gus"), "4824").startsWith("You may not read cases."));
        assertEquals("You have no quiet hours. Texts shown to you today: 3. Nobody else sees that number.", me(ines));

        assertTrue(totals(ines).startsWith("You may not see the totals."));
        assertTrue(totals(lena).startsWith("Fewer than 3 people looked"), totals(lena));
        text(bram, "4824");
        text(running.as("noor"), "4824");
        assertEquals("Today 5 texts were shown to 3 people.", totals(lena));
        running.clock().forward(Duration.ofDays(1));
        assertTrue(text(ines, "4824").contains("1 text was shown to you today."));
    }

    @Test
    void in_quiet_hours_nobody_is_given_a_case_without_a_warning_nor_pinged() {
        assertEquals("Write times like 22:00 and 07:00.", quiet(yuki, "ten", "07:00", ""));
        assertEquals("Quiet hours begin and end at different times.", quiet(yuki, "07:00", "7:00", ""));
        assertTrue(quiet(yuki, "00:00", "23:59", "Europe/Nowhere").startsWith("That is no known time zone"));
        String set = quiet(yuki, "00:00", "23:59", "");
        assertTrue(set.startsWith("Your quiet hours are 00:00 to 23:59 (UTC). They hold now"), set);
        running.opened("4852");
        assertTrue(yuki.slash("general", "case next", Map.of())
                .text()
                .startsWith("<@" + yuki.id() + "> has quiet hours until"));
        Map<String, String> handover =
                new HashMap<>(Map.of("case", "demo/4852", "to", "<@" + yuki.id() + ">", "note", "yours"));
        assertTrue(ines.slash("general", "case handover", handover).text().contains("has quiet hours until"));
        handover.put("anyway", "yes");
        assertTrue(ines.slash("general", "case handover", handover).text().startsWith("Handed over to"));
        assertTrue(quiet(yuki, "off", "", "").startsWith("You have no quiet hours."));
        assertTrue(yuki.slash("general", "case next", Map.of()).text().startsWith("You have case"));

        Person noor = running.as("noor");
        quiet(noor, "00:00", "23:59", "");
        noor.slash("general", "liaison promise", Map.of("target", "demo/u-9", "what", "a word by noon", "hours", "1"))
                .text();
        running.clock().forward(Duration.ofHours(1));
        ObjectNode reminded = running.as("noor").await("liaison-desk", has("Promise 1"), RunningHouse.SOON);
        assertEquals(0, reminded.path("mentions").size(), reminded::toString);
        quiet(noor, "off", "", "");
    }

    @Test
    void a_shift_ends_with_a_note_about_what_happened_and_what_is_left() {
        running.opened("4821");
        ines.press(running.card("4821", has("Approve\"")), "Approve").text();
        ines.slash("general", "case claim", Map.of("case", "demo/4821")).text();
        String promised = lena.slash(
                        "general", "liaison promise", Map.of("target", "demo/u-5", "what", "a call", "hours", "3"))
                .text();
        assertTrue(promised.contains("1. a call"), promised);
        assertTrue(
                running.as("gus").slash("general", "handover", Map.of()).text().startsWith("You may not decide"));
        assertEquals(
                "A shift is 1 to 24 hours long.",
                ines.slash("general", "handover", Map.of("hours", "48")).text());
        String note = ines.slash("general", "handover", Map.of()).text();
        assertTrue(note.startsWith("**Shift note** by <@" + ines.id() + ">"), note);
        assertTrue(note.contains("approvals given: "), note);
        assertTrue(note.contains("**Waits for another person**: ") && note.contains("`demo/4821`"), note);
        assertFalse(note.contains("Promises due"), note);
        String lead = lena.slash("general", "handover", Map.of("hours", "2")).text();
        assertTrue(lead.contains("**Promises due**: ") && lead.contains("demo/u-5 no. 1"), lead);
        assertEquals(
                "Your note is on its way to the channel.",
                ines.slash("general", "handover", Map.of("post", "yes")).text());
        ines.await("case-review", has("**Shift note** by <@" + ines.id()), RunningHouse.SOON);
    }

    @Test
    void whatever_is_asked_for_is_completed_within_what_the_person_may_see() {
        running.opened("4823");
        assertEquals(25, ines.complete("general", "me quiet-hours", "zone", "").size());
        assertTrue(ines.complete("general", "me quiet-hours", "zone", "berlin").contains("Europe/Berlin"));
        assertTrue(ines.complete("general", "case show", "case", "482").contains("demo/4823"));
        assertEquals(List.of("critical"), ines.complete("general", "queue", "severity", "cr"));
        assertEquals(List.of("demo"), ines.complete("general", "queue", "source", ""));
        assertEquals(List.of("snoozed"), ines.complete("general", "queue", "only", "s"));
        assertEquals(List.of("on", "off", "status"), ines.complete("general", "operator safe-mode", "set", ""));
        assertEquals(List.of("on", "off"), ines.complete("general", "case confidential", "set", ""));
        assertEquals(List.of("yes"), ines.complete("general", "case next", "anyway", ""));
        assertTrue(ines.complete("general", "help", "about", "ap").contains("appeal"));
        lena.slash("general", "liaison log", Map.of("target", "demo/u-77", "note", "a call"))
                .text();
        assertEquals(List.of("demo/u-77"), lena.complete("general", "liaison show", "target", "U-77"));
        assertEquals(List.of(), ines.complete("general", "liaison show", "target", "u-77"));
        assertEquals(List.of(), running.as("gus").complete("general", "me quiet-hours", "zone", ""));
    }

    private static String text(Person who, String id) {
        return who.slash("general", "case text", Map.of("case", "demo/" + id)).text();
    }

    private static String me(Person who) {
        return who.slash("general", "me show", Map.of()).text();
    }

    private static String totals(Person who) {
        return who.slash("general", "team totals", Map.of()).text();
    }

    private static String quiet(Person who, String from, String to, String zone) {
        Map<String, String> options = new HashMap<>(Map.of("from", from));
        if (!to.isEmpty()) {
            options.put("to", to);
        }
        if (!zone.isEmpty()) {
            options.put("zone", zone);
        }
        return who.slash("general", "me quiet-hours", options).text();
    }
}
