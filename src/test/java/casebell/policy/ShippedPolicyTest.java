package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.facts.Facts;
import casebell.policy.text.Mistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle in {@code config/policy}. */
class ShippedPolicyTest {
    private static final Path SHIPPED = Path.of("config/policy");

    private static final String CATEGORY = "categories: {c: C}\n";
    private static final String RULE = "rules:\n  - {id: r, title: R, category: c, severity: low, when: 'true'}\n";

    @TempDir
    private Path folder;

    @Test
    void has_no_mistake_and_its_tests_pass() {
        PolicyReader.Read read = PolicyReader.read(SHIPPED);
        String told = read instanceof PolicyReader.Read.Refused refused
                ? refused.mistakes().stream().map(Mistake::toText).collect(Collectors.joining("\n\n"))
                : "";
        assertEquals("", told);
    }

    @Test
    void every_rule_fires_in_a_test_and_is_held_back_in_another() {
        TestReport tests = ready(SHIPPED).tests();
        assertEquals(List.of(), tests.neverFired());
        assertEquals(List.of(), tests.neverHeldBack());
        assertTrue(tests.tests() >= 160);
    }

    @Test
    void every_side_of_a_condition_step_of_a_ladder_and_notice_is_reached_by_a_test() {
        BranchCoverage.Found found = BranchCoverage.of(ready(SHIPPED));
        assertEquals(List.of(), found.unreached());
        assertTrue(found.branches() >= 40);
    }

    @Test
    void contact_with_a_target_is_due_by_the_shortest_time_and_its_draft_holds_numbers_and_nobodys_words_or_names() {
        String json = """
                        {"now": "2026-04-14T09:00:00.123456789Z",
                         "content": {"text": "I will find you", "refersTo": ["p-1"]},
                         "author": {"id": "u-77", "handle": "@angry", "office": "none"},
                         "target": {"id": "u-5", "handle": "@legislator", "displayName": "A. Legislator", "office": "legislator"},
                         "signals": {"violent-threat": 0.95},
                         "surge": {"threats": 9, "authors": 7, "atTarget": 12, "usualAtTarget": 0.1, "rarity": 9.5}}
                        """;
        Facts facts = assertInstanceOf(
                        FactsText.Read.Ready.class,
                        FactsText.read("facts.json", json.getBytes(StandardCharsets.UTF_8), Instant.EPOCH))
                .facts();
        Verdict.Contact contact =
                ready(SHIPPED).policy().decide(facts).besides().contact().orElseThrow();
        assertEquals("target-office", contact.whom());
        assertEquals(Duration.ofMinutes(30), contact.within());
        assertEquals(List.of("violent-threat.surge", "surge.any-speaker"), contact.rules());
        assertEquals("""
                DRAFT, not sent. For the target's office, from a named person.
                Found at 2026-04-14T09:00:00Z:
                - A direct threat against a person who is threatened far more than is usual for them
                - Threats that refer to this post are surging
                Posts that refer to it and score as threats: 9, by 7 accounts
                Threats against the target within an hour: 12
                How it was found: [by us, or who reported it]
                Done so far: [what was approved, and when]
                If you are in danger now, call the police. You need not report each post.
                To be added by a person before it is sent: who speaks for us, how to reach them, and by when we write again.""", contact.draft());
    }

    @Test
    void every_rule_names_where_the_practice_is_published_or_is_our_own() {
        List<Rule> rules = ready(SHIPPED).policy().rules();
        assertEquals(
                List.of(
                        "closed",
                        "copies-elsewhere",
                        "harassment.brigading",
                        "impersonation",
                        "minor-author",
                        "self-harm",
                        "spam.phrase",
                        "surge.any-speaker",
                        "threat.phrase"),
                rules.stream()
                        .filter(r -> r.source().isEmpty())
                        .map(Rule::id)
                        .sorted()
                        .toList());
        assertTrue(rules.stream().flatMap(r -> r.source().stream()).noneMatch(String::isBlank));
    }

    @Test
    void it_carries_the_practice_and_every_rule_has_words_of_its_own() {
        List<Rule> rules = ready(SHIPPED).policy().rules();
        assertTrue(rules.size() >= 49, "rules: " + rules.size());
        assertEquals(rules.size(), rules.stream().map(Rule::title).distinct().count());
        assertTrue(rules.stream().allMatch(r -> r.title().length() <= 110), "a title is read in a glance");
        assertTrue(rules.stream().allMatch(r -> r.decideWithin().isPresent()));
    }

    @Test
    void the_revision_is_that_of_the_bytes_wherever_and_whenever_they_lie() throws IOException {
        List<Path> files = files();
        String revision = ready(SHIPPED).policy().revision();
        assertTrue(revision.matches("sha256:[0-9a-f]{64}"));
        Path other = Files.createDirectories(folder.resolve("some/other name"));
        for (int i = files.size() - 1; i >= 0; i--) {
            Path copy = other.resolve(SHIPPED.relativize(files.get(i)));
            Files.createDirectories(copy.getParent());
            Files.write(copy, Files.readAllBytes(files.get(i)));
            Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }
        Files.writeString(other.resolve("README.md"), "not of the bundle");
        Files.writeString(other.resolve("notes.txt"), "not of the bundle");
        Files.writeString(other.resolve(".hidden.yaml"), "not of the bundle");
        assertEquals(revision, ready(other).policy().revision());
    }

    @Test
    void the_revision_of_known_bytes_is_known() throws IOException {
        Files.createDirectory(folder.resolve("b"));
        Files.writeString(folder.resolve("b/rules.yaml"), RULE);
        Files.writeString(folder.resolve("a.yaml"), CATEGORY);
        String hashed =
                "a.yaml\n" + CATEGORY.length() + "\n" + CATEGORY + "b/rules.yaml\n" + RULE.length() + "\n" + RULE;
        assertEquals("sha256:" + sha256(hashed), ready(folder).policy().revision());
        assertEquals(
                "sha256:06144c4a8431a8bb3ee3c80f128c368b9ac1788652120cffcfe6a5ea7e7b2fe0",
                ready(folder).policy().revision());
    }

    @Test
    void one_changed_byte_and_one_changed_name_change_the_revision() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), CATEGORY);
        Files.writeString(folder.resolve("b.yaml"), RULE);
        String first = ready(folder).policy().revision();
        Files.writeString(folder.resolve("a.yaml"), "categories: {c: D}\n");
        String second = ready(folder).policy().revision();
        Files.move(folder.resolve("a.yaml"), folder.resolve("c.yaml"));
        String third = ready(folder).policy().revision();
        assertNotEquals(first, second);
        assertNotEquals(second, third);
    }

    @Test
    void of_what_a_case_does_not_tell_the_exception_says_that_it_is_not_known() {
        Verdict verdict = ready(SHIPPED)
                .policy()
                .evaluate(Facts.builder(Instant.EPOCH)
                        .time("case.openedAt", Instant.EPOCH)
                        .text("case.state", "open")
                        .text("case.kind", "post")
                        .whole("author.followers", 2_000_000L)
                        .flag("author.verified", false)
                        .signal("hateful-conduct", 0.9)
                        .build());
        assertEquals(
                List.of("unknown", "no", "yes"),
                verdict.exception().orElseThrow().criteria().stream()
                        .map(Verdict.Criterion::answer)
                        .toList());
        assertTrue(
                verdict.sentences()
                        .contains(
                                "Public-interest exception: none, however many follow the account; \"Holds or seeks public office, or is a registered party\""
                                        + " is not known, \"The platform verified the account\" is not so."),
                () -> verdict.sentences().toString());
    }

    @Test
    void a_case_from_the_beginning_or_the_end_of_time_is_judged_like_others() {
        Policy policy = ready(SHIPPED).policy();
        for (Instant now : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
            for (Instant at : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
                Verdict verdict = policy.evaluate(Facts.builder(now)
                        .time("case.openedAt", at)
                        .text("case.state", "open")
                        .text("case.kind", "post")
                        .text("author.office", "minister")
                        .flag("author.verified", true)
                        .whole("author.followers", 200_000L)
                        .signal("hateful-conduct", 0.9)
                        .texts("labels", List.of("civic-misinformation"))
                        .item(
                                "author.strikes",
                                s -> s.time("at", at)
                                        .text("category", "civic-integrity")
                                        .whole("points", Long.MAX_VALUE))
                        .item(
                                "author.strikes",
                                s -> s.time("at", at)
                                        .text("category", "civic-integrity")
                                        .whole("points", Long.MAX_VALUE))
                        .build());
                int earlier = at.isBefore(now) ? 0 : 1_000_000;
                assertEquals(earlier, verdict.besides().strikes().get(0).earlier(), now + " " + at);
                assertEquals(
                        Optional.of(Verdict.Outlook.ARGUABLE),
                        verdict.exception().map(Weighed::outlook));
                assertTrue(verdict.toJson().length() > 100);
            }
        }
        FactsText.Read far = FactsText.read(
                "far", "{\"case\": {\"openedAt\": \"now-1d\"}}".getBytes(StandardCharsets.UTF_8), Instant.MIN);
        assertInstanceOf(FactsText.Read.Refused.class, far);
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PolicyReader.Read.Ready ready(Path folder) {
        return assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(folder));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
