package casebell.discord;

import casebell.cases.Role;
import casebell.review.PolicyDesk;
import casebell.review.PolicyInForce.Amendment;
import casebell.review.news.News;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said about the policy and about new cases, and what is left of a card that moved. */
class MoreWordsGoldenTest {
    private static final String BEFORE = "sha256:0123456789abcdef";
    private static final String AFTER = "sha256:fedcba9876543210";

    @TestFactory
    Stream<DynamicTest> a_message_is_sent_as_the_golden_file_says() throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("policy-changed.json", embed(PolicyNotices.draw(changed(3), "Policy change 2 · fedcba987654")));
        files.put("policy-changed-much.json", embed(PolicyNotices.draw(changed(20), "Policy change 2 · fedcba987654")));
        files.put("policy-refused.json", embed(PolicyNotices.draw(refused(20), "Policy change 3 · 0123456789ab")));
        files.put("card-moved.json", embed(CaseCard.moved("Case demo/4821 · card 2")));
        return Golden.files(files);
    }

    private static String embed(MessageEmbed embed) throws IOException {
        return Golden.sorted(embed.toData().toString());
    }

    @TestFactory
    Stream<DynamicTest> words_read_as_the_golden_file_says() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("policy changed", PolicyNotices.of(new PolicyDesk.Outcome.Changed(changed(2))));
        told.put("policy refused", PolicyNotices.of(new PolicyDesk.Outcome.Refused(refused(1))));
        told.put("policy as it was", PolicyNotices.of(new PolicyDesk.Outcome.Same(AFTER)));
        told.put("policy not yours", PolicyNotices.of(new PolicyDesk.Outcome.NotAllowed(Set.of(Role.POLICY_OWNER))));
        told.put("one more new case", news(Map.of("medium", 1)));
        told.put("more new cases", news(Map.of("low", 5, "high", 30, "critical", 2)));
        return Golden.files(Map.of("replies-policy.txt", Golden.told(told)));
    }

    private static String news(Map<String, Integer> more) {
        News news = new News("toot", "urgent", List.of(), more, Optional.empty(), Optional.empty(), "", 1, 1);
        return new DiscordNews(new Poster(() -> Cards.NOW), DiscordNewsTest.NOBODY).words(news);
    }

    private static Amendment changed(int lines) {
        List<String> all = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> List.of("+ rule new-rule-", "- rule old-rule-", "~ severity of rule-")
                                .get(i % 3) + i + " low -> high")
                .toList();
        return new Amendment(
                2, BEFORE, Optional.of(AFTER), Optional.of("1100000000000000306"), Optional.empty(), all, Cards.NOW);
    }

    private static Amendment refused(int lines) {
        List<String> all = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> "rules/threats.yaml:" + i + ": 'severty' is not known; did you mean 'severity'?")
                .toList();
        return new Amendment(
                3, BEFORE, Optional.empty(), Optional.empty(), Optional.of("saved by pia"), all, Cards.NOW);
    }
}
