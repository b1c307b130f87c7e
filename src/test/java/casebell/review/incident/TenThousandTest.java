package casebell.review.incident;

import static casebell.review.incident.FloodHouse.ANNA;
import static casebell.review.incident.FloodHouse.BEN;
import static casebell.review.incident.FloodHouse.INCIDENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Verification;
import casebell.audit.Verifier;
import casebell.review.Together;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand cases of one incident are no trouble. */
class TenThousandTest {
    private static final int MANY = 10_000;

    @Test
    void two_people_decide_ten_thousand_cases_each_with_its_own_record_and_its_own_write(@TempDir Path folder)
            throws Exception {
        try (FloodHouse at = new FloodHouse(folder, 5)) {
            at.threats(1, MANY);
            assertEquals(MANY, at.sight.of(at.incident()).size());
            at.desk.sample(INCIDENT, ANNA, Optional.empty());
            assertInstanceOf(IncidentAnswer.Proposed.class, at.desk.propose(INCIDENT, ANNA, Optional.empty()));
            at.desk.sample(INCIDENT, BEN, Optional.empty());
            assertInstanceOf(IncidentAnswer.Begins.class, at.desk.approve(INCIDENT, BEN, Optional.empty()));
            at.carryOutAll(1);
            Batch.Phase.Ended ended = assertInstanceOf(
                    Batch.Phase.Ended.class,
                    at.incident().batch(1).orElseThrow().phase());
            assertEquals(Map.of(Together.Part.DECIDED, MANY), ended.parts());
            assertEquals(MANY, at.outlet.effects.size());
            assertEquals(MANY, at.outlet.effects.values().stream().distinct().count());
            assertTrue(at.incident().toString().length() < 10_000, "the incident itself stays small");
            StringBuilder export = new StringBuilder();
            at.store.history().export(export);
            assertInstanceOf(Verification.Intact.class, Verifier.verify(new StringReader(export.toString())));
            assertEquals(
                    MANY,
                    export.toString()
                            .lines()
                            .filter(l -> l.contains("\"review.decided\""))
                            .count());
        }
    }
}
