package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.review.PolicyDesk;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy is changed without a restart, only by what passes its own tests, and policy owners read what changed. */
class PolicyOverTheWireTest {
    @TempDir
    private Path folder;

    private RunningHouse running;
    private Path rules;

    @BeforeEach
    void open() throws Exception {
        Path shipped = Path.of("config/policy");
        Path policies = folder.resolve("policy");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path file : all.toList()) {
                Files.copy(file, policies.resolve(shipped.relativize(file)));
            }
        }
        rules = policies.resolve("rules.yaml");
        running = RunningHouse.build(folder, policies);
        running.open();
    }

    @AfterEach
    void close() {
        running.close();
    }

    private void replace(String before, String after) throws IOException {
        replace(rules, before, after);
    }

    private static void replace(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(before), before);
        Files.writeString(file, text.replace(before, after));
    }

    @Test
    void a_policy_owner_brings_a_change_into_force_and_the_channel_reads_what_changed_and_who() throws IOException {
        Person pia = running.as("pia");
        assertEquals("The files say what is in force already.", reload(pia));
        replace("actions: [remove-post, limit-reach, lock-account]", "actions: [remove-post, lock-account]");
        String told = reload(pia);
        assertTrue(told.startsWith("The new policy is in force, revision `"), told);
        ObjectNode notice = pia.await(List.of("policy"), has("The policy changed"), SOON);
        assertTrue(has("<@" + pia.id() + ">").test(notice), notice::toString);
        assertTrue(
                has("remove-post, limit-reach, lock-account → remove-post, lock-account")
                        .test(notice),
                notice::toString);
        running.opened("4831");
        String revision = running.house()
                .desks()
                .reviews()
                .find(new CaseRef(Sandbox.SOURCE, "4831"))
                .orElseThrow()
                .suggestion()
                .policyRevision();
        assertEquals(running.house().desks().policy().hash(), revision, "the next case is judged by it");
        String shown = pia.slash("general", "policy show", Map.of()).text();
        assertTrue(shown.contains("1. ") && shown.contains("by <@" + pia.id() + ">: 1 change"), shown);
    }

    @Test
    void a_press_on_what_another_policy_suggested_does_not_count_and_is_told_what_changed() throws IOException {
        ObjectNode card = running.opened("4831").deepCopy();
        replace("actions: [remove-post, limit-reach, lock-account]", "actions: [remove-post, lock-account]");
        assertTrue(reload(running.as("pia")).startsWith("The new policy is in force"));
        // as a slow client still shows it
        card.put("id", running.discord().world().nextId());
        ((ObjectNode) card.path("embeds").path(0).path("footer")).put("text", "a copy");
        running.discord().world().putMessage(card);
        String told = running.as("bram").press(card, "Approve").text();
        assertTrue(
                told.startsWith("The case or the policy changed since this card was drawn")
                        || told.startsWith("The policy changed since this was suggested, from revision `"),
                told);
        CaseRef ref = new CaseRef(Sandbox.SOURCE, "4831");
        running.card(
                "4831",
                m -> running.house()
                        .desks()
                        .reviews()
                        .find(ref)
                        .orElseThrow()
                        .suggestion()
                        .policyRevision()
                        .equals(running.house().desks().policy().hash()));
        assertEquals(
                "open",
                running.house()
                        .desks()
                        .reviews()
                        .find(ref)
                        .orElseThrow()
                        .stage()
                        .word());
    }

    @Test
    void open_cases_are_judged_by_the_new_policy_and_the_notice_says_how_many_changed() throws IOException {
        for (String id : new String[] {"4831", "4852", "4840"}) {
            running.opened(id);
        }
        Person pia = running.as("pia");
        running.as("vera").await("leadership", has("demo/4840"), SOON);
        String unmoved = running.card("4852").path("edited_timestamp").asText();
        replace(
                "actions: [remove-post, limit-reach, lock-account]\n",
                "actions: [remove-post, lock-account]\n    approvals: 2\n");
        replace(
                running.policyFolder().resolve("tests.yaml"),
                "rules: spam, severity: low, action: remove-post, approvals: 1}",
                "rules: spam, severity: low, action: remove-post, approvals: 2}");
        String told = reload(pia);
        assertTrue(told.contains("open cases are being judged by it"), told);
        ObjectNode notice =
                pia.await("policy", has("3 were judged anew; for **1** something else is suggested now"), SOON);
        assertTrue(has("The policy changed").test(notice), notice::toString);
        assertEquals(1, pia.messages("policy").size());
        ObjectNode card = running.card("4831", has("Needs 2 people"));
        assertTrue(running.as("ines").press(card, "Approve").text().startsWith("Your approval counts."));
        assertEquals(
                unmoved, running.card("4852").path("edited_timestamp").asText(), "a card that says the same stands");
        assertTrue(
                running.as("ines").press(running.card("4852"), "Approve").text().startsWith("Approved"));
        assertEquals(
                1,
                running.as("vera").messages("leadership").stream()
                        .filter(has("demo/4840"))
                        .count(),
                "nobody is paged again");
        String shown = pia.slash("general", "policy show", Map.of()).text();
        assertTrue(shown.contains("; 3 open judged anew, 1 changed"), shown);
    }

    private static String reload(Person who) {
        return who.slash("general", "policy reload", Map.of()).text();
    }

    @Test
    void who_may_not_is_told_and_nothing_is_read() throws IOException {
        Files.writeString(rules, "nonsense");
        assertEquals("You may not change the policy. Who may: policy-owner or operator.", reload(running.as("ines")));
        assertTrue(running.as("ines").messages("policy").isEmpty());
    }

    @Test
    void a_policy_whose_tests_fail_is_refused_and_what_was_in_force_stays() throws IOException {
        String before = running.house().desks().policy().current().revision();
        replace("signal(\"terrorism\", 0.0) >= 0.8", "signal(\"terrorism\", 0.0) >= 0.99");
        String told = reload(running.as("pia"));
        assertTrue(told.startsWith("The files cannot be used, so revision `"), told);
        ObjectNode notice = running.as("pia").await(List.of("policy"), has("cannot be used"), SOON);
        assertTrue(has("found").test(notice) && has("expected").test(notice), notice::toString);
        assertEquals(before, running.house().desks().policy().current().revision());
    }

    @Test
    void what_changed_while_the_house_was_closed_is_told_when_it_opens() throws Exception {
        String before = running.house().desks().policy().current().revision();
        running.stop();
        replace("title: Spam", "title: Unwanted advertising");
        running.openWithPolicyOfFiles();
        ObjectNode notice = running.as("pia").await(List.of("policy"), has("The policy changed"), SOON);
        assertTrue(has("changed while Casebell was not running").test(notice), notice::toString);
        assertTrue(has("title \\\"Spam").test(notice), notice::toString);
        assertNotEquals(before, running.house().desks().policy().current().revision());
        running.stop();
        running.openWithPolicyOfFiles();
        assertEquals(1, running.as("pia").messages("policy").size());
    }

    @Test
    void files_that_are_saved_are_noticed_once_they_are_quiet() throws IOException {
        PolicyDesk desk = running.house().desks().policy();
        try (PolicyWatch watch = PolicyWatch.start(running.policyFolder(), desk, Duration.ofMillis(20))) {
            assertEquals(running.policyFolder(), watch.folder());
            replace("title: Spam", "title: Unwanted advertising");
            ObjectNode notice = running.as("pia").await(List.of("policy"), has("The policy changed"), SOON);
            assertTrue(has("saved by the account").test(notice), notice::toString);
        }
        assertInstanceOf(PolicyDesk.Outcome.Same.class, desk.filesChanged("nobody"));
    }
}
