package casebell.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.intake.CaseFeed.News;
import casebell.sandbox.cases.fault.Broken;
import casebell.source.SystemUnderTest.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every kind of case system must hold to when it is followed: whoever reads on from a stored cursor, however often, is told of every case that comes in. */
class FollowingTest {
    /** What is asked of one system. */
    private interface Asked {
        void of(SystemUnderTest system) throws IOException;
    }

    @TestFactory
    List<DynamicTest> the_beginning_is_what_waits() {
        return each(system -> {
            Set<CaseRef> told = new HashSet<>();
            String end = drain(system, CaseFeed.BEGINNING, told);
            assertTrue(told.contains(system.ref()), told::toString);
            assertFalse(end.length() > 100_000);
        });
    }

    @TestFactory
    List<DynamicTest> a_burst_is_told_whole_whoever_reads_in_between() {
        return each(system -> {
            Random random = new Random(4711);
            String cursor = drain(system, CaseFeed.BEGINNING, new HashSet<>());
            Set<CaseRef> expected = new HashSet<>();
            Set<CaseRef> told = new HashSet<>();
            for (int i = 0; i < 12; i++) {
                int many = random.nextInt(3);
                for (int n = 0; n < many; n++) {
                    expected.add(new CaseRef(system.ref().source(), system.comesIn()));
                    system.clock.forward(Duration.ofMillis(random.nextInt(3)));
                }
                if (random.nextInt(4) == 0) {
                    system.fault(Call.FOLLOW, "", Broken.status(500));
                }
                // a new connection each time, as after a restart; now and then it was killed before it had stored the
                // cursor
                if (feed(system).after(cursor) instanceof News.Told next) {
                    if (random.nextInt(3) > 0) {
                        next.items().forEach(item -> told.add(item.ref()));
                        cursor = next.cursor();
                    }
                }
                system.clearFaults();
            }
            drain(system, cursor, told);
            Set<CaseRef> missing = new HashSet<>(expected);
            missing.removeAll(told);
            assertEquals(Set.of(), missing);
        });
    }

    @TestFactory
    List<DynamicTest> when_it_fails_staff_have_one_sentence_and_the_cursor_stands() {
        return each(system -> {
            String cursor = drain(system, CaseFeed.BEGINNING, new HashSet<>());
            for (int status : List.of(401, 403, 404, 422, 429, 500)) {
                system.fault(Call.FOLLOW, "", Broken.status(status));
                News.Later later =
                        assertInstanceOf(News.Later.class, feed(system).after(cursor), "" + status);
                assertTrue(later.why().startsWith("The case system "), later::why);
                assertFalse(later.why().endsWith("."), later::why);
                system.clearFaults();
            }
            system.fault(Call.FOLLOW, "", Broken.cutInTheMiddle());
            feed(system).after(cursor);
            system.clearFaults();
            CaseRef fresh = new CaseRef(system.ref().source(), system.comesIn());
            Set<CaseRef> told = new HashSet<>();
            drain(system, cursor, told);
            assertTrue(told.contains(fresh));
        });
    }

    private static List<DynamicTest> each(Asked asked) {
        List<DynamicTest> tests = new ArrayList<>();
        for (SystemsUnderTest.Maker maker : SystemsUnderTest.ALL) {
            tests.add(DynamicTest.dynamicTest("system " + (tests.size() + 1), () -> {
                try (SystemUnderTest system = maker.start()) {
                    asked.of(system);
                }
            }));
        }
        return tests;
    }

    private static CaseFeed feed(SystemUnderTest system) {
        return system.open(SystemUnderTest.LONG_ENOUGH).feed();
    }

    private static String drain(SystemUnderTest system, String cursor, Set<CaseRef> told) {
        String at = cursor;
        for (int i = 0; i < 50; i++) {
            News.Told next = assertInstanceOf(News.Told.class, feed(system).after(at));
            next.items().forEach(item -> told.add(item.ref()));
            at = next.cursor();
            if (next.isAll()) {
                return at;
            }
        }
        throw new AssertionError("It does not come to an end");
    }
}
