package casebell.example;

import casebell.policy.PolicyReader;
import casebell.policy.Verdict;
import casebell.policy.facts.Facts;
import java.nio.file.Path;
import java.time.Instant;

/** The example of the README: the policy as a library, on its own. */
public final class AskThePolicy {
    private AskThePolicy() {}

    public static void main(String[] args) {
        if (PolicyReader.read(Path.of("config/policy")) instanceof PolicyReader.Read.Ready ready) {
            Facts facts = Facts.builder(Instant.parse("2026-04-14T12:00:00Z"))
                    .time("case.openedAt", Instant.parse("2026-04-14T09:12:00Z"))
                    .text("case.state", "open")
                    .text("case.kind", "post")
                    .text("target.office", "legislator")
                    .signal("violent-threat", 0.97)
                    .build();
            Verdict verdict = ready.policy().evaluate(facts);
            System.out.println(verdict.severity() + ", " + verdict.approvals() + " people: " + verdict.reason());
        }
    }
}
