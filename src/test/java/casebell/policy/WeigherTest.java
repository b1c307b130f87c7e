package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of one case never gets into another one. */
class WeigherTest {
    private static final String BUNDLE = """
            categories: {bad: Bad, worse: Worse, rare: Rare, so: {title: So, violation: false}}
            notices: {context: {en: It stays., de: Es bleibt.}}
            rules:
              - {id: one, title: One, category: bad, severity: high, when: '"bad" in labels', actions: [remove-post]}
              - {id: two, title: Two, category: worse, severity: low, when: '"worse" in labels', actions: [warn]}
              - {id: three, title: Three, category: rare, severity: medium, when: '"rare" in labels'}
              - {id: four, title: Four, category: so, severity: low, when: 'true'}
            exceptions:
              - id: public
                title: Public interest
                criteria:
                  - {title: Holds office, when: 'author.office != "none"'}
                  - {title: Is verified, when: author.verified}
                likened: author.followers > 1000
                factors:
                  - {title: It was read, when: reach.views > 10, speaks: for}
                  - {title: It was shared, when: reach.shares > 10, speaks: against}
                never: [worse]
                unlikely: [rare]
                decided-by: [leadership]
                notice: context
                review-after: 30d
            """;

    @TempDir
    Path folder;

    @Test
    void a_policy_that_has_seen_many_cases_says_of_each_what_a_new_one_says() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), BUNDLE);
        Policy old = policy();
        Set<String> exceptions = new HashSet<>();
        List<Facts> all = cases();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < all.size(); i++) {
                String said = old.decide(all.get(i)).toJson();
                // reading a bundle takes a while
                if (i % 19 == round) {
                    assertEquals(policy().decide(all.get(i)).toJson(), said);
                }
                exceptions.add(said.replaceAll("^.*\"exception\":|,\"asks\".*$", ""));
            }
        }
        assertTrue(exceptions.size() > 40, exceptions.size() + " kinds of exceptions");
    }

    private Policy policy() {
        PolicyReader.Read read = PolicyReader.read(folder);
        return assertInstanceOf(PolicyReader.Read.Ready.class, read, read::toString)
                .policy();
    }

    private static List<Facts> cases() {
        List<Facts> all = new ArrayList<>();
        for (int i = 0; i < 2 * 3 * 3 * 4 * 3 * 8; i++) {
            int rest = i;
            Instant now = Instant.parse("2026-04-14T12:00:00Z").plusSeconds(60L * i);
            FactsBuilder facts = Facts.builder(now)
                    .time("case.openedAt", now)
                    .text("case.state", "open")
                    .text("case.kind", "post");
            facts.whole("author.followers", rest % 2 == 0 ? 5000L : 5);
            rest /= 2;
            if (rest % 3 > 0) {
                facts.text("author.office", rest % 3 == 1 ? "none" : "minister");
            }
            rest /= 3;
            if (rest % 3 > 0) {
                facts.flag("author.verified", rest % 3 == 1);
            }
            rest /= 3;
            facts.whole("reach.views", rest % 2 == 0 ? 100L : 1).whole("reach.shares", rest / 2 % 2 == 0 ? 100L : 1);
            rest /= 4;
            if (rest % 3 > 0) {
                facts.text("content.language", rest % 3 == 1 ? "de-AT" : "fr");
            }
            rest /= 3;
            for (int label = 0; label < 3; label++) {
                if ((rest >> label & 1) != 0) {
                    facts.label(List.of("bad", "worse", "rare").get(label));
                }
            }
            all.add(facts.build());
        }
        return all;
    }
}
