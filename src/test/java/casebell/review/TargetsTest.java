package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Party;
import casebell.cases.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the policy is told about threats against somebody, case by case. */
class TargetsTest {
    private final ReviewHouse at = new ReviewHouse();
    private final List<Surge> told = new ArrayList<>();
    private int cases;

    TargetsTest() {
        Adviser adviser = (snapshot, surge, now) -> {
            told.add(surge);
            return new Adviser.Advice(ReviewHouse.suggestion(1, Set.of()), Optional.empty());
        };
        at.house.handles(Errand.JUDGE, new Judge(at.cases, at.reviews, at.surges, Floods.NONE, adviser, at.house));
    }

    @Test
    void the_third_threat_in_an_hour_against_somebody_who_is_never_threatened_is_told_as_rare() {
        threat("u-9");
        at.house.advance(Duration.ofDays(3));
        threat("u-5");
        threat("u-5");
        threat("u-5");
        Unusual third = told.get(told.size() - 1).atTarget().orElseThrow();
        assertEquals(3, third.threats());
        assertTrue(third.rarity() > 4, third.toString());
    }

    @Test
    void a_case_counts_once_however_often_it_is_judged() {
        threat("u-9");
        at.house.advance(Duration.ofDays(3));
        threat("u-5");
        judged(cases, "u-5", at.house.instant());
        judged(cases, "u-5", at.house.instant());
        assertEquals(1, told.get(told.size() - 1).atTarget().orElseThrow().threats());
    }

    @Test
    void in_a_house_that_was_opened_today_nobody_knows_what_is_usual() {
        threat("u-5");
        threat("u-5");
        threat("u-5");
        assertEquals(Optional.empty(), told.get(told.size() - 1).atTarget());
    }

    private void threat(String target) {
        judged(++cases, target, at.house.instant());
    }

    private void judged(int number, String target, Instant openedAt) {
        CaseRef ref = new CaseRef("demo", "t" + number);
        Party aimedAt = new Party(
                target,
                "@" + target,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Snapshot snapshot = new Snapshot(
                1,
                ReviewHouse.LINK,
                openedAt,
                "open",
                "post",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(aimedAt),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        at.told(ref, snapshot, openedAt);
    }
}
