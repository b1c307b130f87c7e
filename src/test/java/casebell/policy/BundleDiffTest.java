package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in the shipped bundle is told by what it means, and of long texts only what differs. */
class BundleDiffTest {
    private static final Path SHIPPED = Path.of("config/policy");

    @TempDir
    private Path folder;

    private BundleMeaning before;

    @BeforeEach
    void copy() throws IOException {
        for (String file : List.of("bundle.yaml", "rules.yaml", "terms/spam-phrases.txt", "terms/veiled-threats.txt")) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.resolve("..").normalize());
            Files.copy(SHIPPED.resolve(file), copy);
        }
        before = meaning();
    }

    /** What is written instead of what, and what the difference must say. */
    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry(
                    "      - {title: The platform verified the account, when: author.verified}\n",
                    "~ exception public-interest: speaker no more: \"The platform verified the account\" when author.verified"),
            Map.entry(
                    "      - {title: copies stand elsewhere, speaks: for, when: has(reach.copiesElsewhere) && reach.copiesElsewhere >= 50}\n",
                    "~ exception public-interest: factors no more: for \"copies stand elsewhere\" when has(reach.copiesElsewhere) && reach.copiesElsewhere >= 50"),
            Map.entry(
                    "    likened: has(author.followers) && author.followers > 1000000\n",
                    "~ exception public-interest: likened has(author.followers) && author.followers > 1000000 -> none"),
            Map.entry(
                    "      - {from: 4, do: lock-account, for: 7d, approvals: 2}\n",
                    "~ strikes civic-integrity: steps no more: from 4 lock-account for 7d by 2"),
            Map.entry(
                    "    de: Dieses Video lässt weg, was vorher gesagt wurde. Es lohnt sich, es ganz zu sehen.\n",
                    "~ notice missing-context: text no more: de \"Dieses Video lässt weg, was vorher gesagt wurde. Es lohnt sich, es ganz zu sehen.\""),
            Map.entry("    review-after: 7d\n", "~ exception public-interest: review-after 7d -> none"),
            Map.entry("    gate: case.kind != \"follower-change\"\n", "~ exception public-interest: gate"));

    @Test
    void each_line_that_is_left_out_is_told_by_what_it_meant() throws IOException {
        String bundle = Files.readString(folder.resolve("bundle.yaml"));
        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
            assertTrue(bundle.contains(change.getKey()), change.getKey());
            Files.writeString(folder.resolve("bundle.yaml"), bundle.replace(change.getKey(), ""));
            List<String> told = BundleDiff.between(before, meaning());
            assertTrue(told.stream().anyMatch(line -> line.startsWith(change.getValue())), told::toString);
            List<String> back = BundleDiff.between(meaning(), before);
            assertEquals(told.size(), back.size());
            assertTrue(
                    !told.toString().contains(" no more: ") || back.toString().contains(" now also: "), back::toString);
        }
    }

    @Test
    void one_word_of_a_long_condition_is_told_with_its_neighbours_and_not_with_the_whole() throws IOException {
        Path rules = folder.resolve("rules.yaml");
        String text = Files.readString(rules);
        Files.writeString(rules, text.replace("surge.rarity >= 4.0", "surge.rarity >= 3.0"));
        assertEquals(
                List.of(
                        "~ rule violent-threat.surge: condition ... surge.rarity >= 4.0 ... -> ... surge.rarity >= 3.0 ..."),
                BundleDiff.between(before, meaning()));
        Files.writeString(rules, "# another comment\n" + text);
        assertEquals(List.of(), BundleDiff.between(before, meaning()));
    }

    @Test
    void a_word_more_in_a_list_of_terms_is_a_difference_of_the_rules_that_ask_it() throws IOException {
        Path terms = folder.resolve("terms/spam-phrases.txt");
        Files.writeString(terms, Files.readString(terms) + "\nan offer that ends today\n");
        List<String> told = BundleDiff.between(before, meaning());
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("~ rule spam.phrase: terms spam-phrases ("), told::toString);
    }

    private BundleMeaning meaning() {
        return assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(folder))
                .policy()
                .meaning();
    }
}
