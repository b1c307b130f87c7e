package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.facts.Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every verdict of the shipped bundle, whatever a case tells and leaves out. */
class VerdictProperties {
    private static final Policy POLICY = assertInstanceOf(
                    PolicyReader.Read.Ready.class, PolicyReader.read(Path.of("config/policy")))
            .policy();

    @Property(tries = 1000)
    void the_same_facts_in_another_order_give_the_same_verdict_to_the_last_byte(@ForAll long seed, @ForAll long order) {
        Verdict verdict = POLICY.evaluate(SampleFacts.of(seed, 0));
        assertEquals(verdict, POLICY.evaluate(SampleFacts.of(seed, order)));
        assertEquals(
                verdict.toText(), POLICY.evaluate(SampleFacts.of(seed, order)).toText());
    }

    @Property(tries = 1000)
    void a_verdict_without_explanation_is_the_same_but_for_the_sentences(@ForAll long seed) {
        Facts facts = SampleFacts.of(seed, 0);
        Verdict explained = POLICY.evaluate(facts);
        Verdict bare = POLICY.decide(facts);
        assertTrue(bare.sentences().isEmpty());
        assertEquals(explained.explained(Verdict.Why.NOT_ASKED), bare);
        assertEquals(bare, POLICY.decide(POLICY.layOut(facts)));
        assertEquals(bare.toJson(), new String(POLICY.decideAsJson(facts), StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void a_verdict_is_whole(@ForAll long seed) {
        Facts facts = SampleFacts.of(seed, seed);
        Verdict verdict = POLICY.evaluate(facts);
        assertTrue(verdict.approvals() >= 1);
        assertFalse(verdict.reason().isBlank());
        assertFalse(verdict.sentences().isEmpty());
        assertEquals(verdict.fired().isEmpty() ? "none" : verdict.fired().get(0).severity(), verdict.severity());
        assertEquals(
                verdict.actions().size(),
                verdict.actions().stream().map(Verdict.Action::name).distinct().count());
        verdict.exception()
                .filter(e -> e.outlook() == Verdict.Outlook.NOT_NEEDED)
                .ifPresent(e -> assertTrue(verdict.violations().isEmpty()));
    }

    @Property(tries = 1000)
    void nothing_that_somebody_wrote_gets_into_a_verdict(@ForAll long seed) {
        Verdict verdict = POLICY.evaluate(SampleFacts.of(seed, seed));
        String text = verdict.toText() + verdict.toJson();
        for (String piece : SampleFacts.WRITTEN.split("[ \n]", 0)) {
            assertFalse(text.contains(piece), text);
        }
    }

    @Property(tries = 500)
    void every_rule_of_the_shipped_bundle_can_be_answered_whatever_is_absent(@ForAll long seed) {
        String text = POLICY.evaluate(SampleFacts.of(seed, seed)).toText();
        assertFalse(text.contains("Not answered"), text);
    }
}
