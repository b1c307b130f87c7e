package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.policy.FactsText;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.replay.CaseStream;
import casebell.store.SqlStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of a store are replayed with the facts by which they were judged. */
class StoredCasesTest {
    @TempDir
    private Path folder;

    @Test
    void the_same_policy_says_of_stored_cases_what_it_said_when_they_came() throws Exception {
        List<String> ids = List.of("4800", "4821", "4831", "4843");
        try (RunningHouse running = RunningHouse.start(folder)) {
            ids.forEach(running::opened);
            try (CaseStream cases =
                    new StoredCases(SqlStore.openToRead(folder.resolve("house.db"), InstantSource.system()))) {
                assertEquals("the store, 4 cases", cases.origin());
                Policy policy = assertInstanceOf(
                                PolicyReader.Read.Ready.class, PolicyReader.read(running.policyFolder()))
                        .policy();
                List<CaseStream.Item> first = cases.next(3);
                String position = cases.position();
                List<CaseStream.Item> rest = cases.next(10);
                assertEquals(
                        List.of("demo/4843"),
                        rest.stream().map(CaseStream.Item::name).toList());
                assertEquals(1.0, cases.done());
                assertTrue(cases.next(10).isEmpty());
                cases.goTo(position);
                assertEquals(
                        List.of("demo/4843"),
                        cases.next(10).stream().map(CaseStream.Item::name).toList());
                for (CaseStream.Item item : first) {
                    FactsText.Read.Ready read = assertInstanceOf(
                            FactsText.Read.Ready.class, item.facts().get());
                    CaseRef ref = CaseRef.read(item.name()).orElseThrow();
                    assertEquals(
                            running.house()
                                    .desks()
                                    .reviews()
                                    .find(ref)
                                    .orElseThrow()
                                    .suggestion()
                                    .sentences(),
                            policy.evaluate(read.facts()).sentences());
                }
            }
        }
    }
}
