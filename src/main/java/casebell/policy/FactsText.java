package casebell.policy;

import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsReader;
import casebell.policy.facts.FactsStream;
import casebell.policy.text.Findings;
import casebell.policy.text.JsonNodeReader;
import casebell.policy.text.Mistake;
import casebell.policy.text.Node;
import casebell.policy.text.Utf8;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Facts as JSON, grouped like the case, with the names of the table of facts:
 * {@code {"author": {"office": "none"}, "signals": {"spam": 0.9}, "now": "2026-04-14T12:00:00Z"}}. The same grammar as in the tests of a bundle.
 */
public final class FactsText {
    private FactsText() {}

    /** What came of reading. */
    public sealed interface Read {
        /** Facts to evaluate. */
        record Ready(Facts facts) implements Read {}

        /** What is wrong, by place; never empty. */
        record Refused(List<Mistake> mistakes) implements Read {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /**
     * Reads one JSON object. Never throws: whatever is wrong is a mistake with its place.
     *
     * @param name what the text is called in mistakes, such as the name of its file
     * @param json in UTF-8
     * @param now the moment of judging, when the facts tell none
     */
    public static Read read(String name, byte[] json, Instant now) {
        Optional<Facts> plain = FactsStream.read(json, now);
        return plain.isPresent() ? new Read.Ready(plain.get()) : carefully(name, json, now);
    }

    private static Read carefully(String name, byte[] json, Instant now) {
        Optional<String> text = Utf8.text(json);
        if (text.isPresent()) {
            return carefully(name, text.get(), now);
        }
        String beginning = Utf8.beginning(json);
        Findings findings = new Findings(name, beginning);
        findings.mistake(
                Utf8.endOf(beginning),
                "",
                "bytes that are not text in UTF-8",
                "text in UTF-8; save it so, and try again");
        return new Read.Refused(findings.mistakes());
    }

    /** With a place for everything that is wrong. */
    static Read carefully(String name, String json, Instant now) {
        Findings findings = new Findings(name, json);
        Optional<Node.Mapping> node = JsonNodeReader.read(findings);
        Optional<Facts> facts = node.map(n -> FactsReader.read(n, "facts", findings, now));
        return findings.areClean() && facts.isPresent()
                ? new Read.Ready(facts.get())
                : new Read.Refused(findings.mistakes());
    }
}
