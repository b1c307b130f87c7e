package casebell.source.discourse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.review.ActionOutlet.Answer;
import casebell.review.ActionOutlet.ReadBack;
import casebell.review.Decision;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.discourse.Deed;
import casebell.sandbox.discourse.ReviewRoute;
import casebell.source.Decisions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a review queue makes hard: claims, versions, and actions that the web page carries out. */
class DiscourseOutletTest extends WithDiscourse {
    @ParameterizedTest
    @CsvSource({
        "11,remove-post,delete_and_agree,1,true",
        "11,hide-post,agree_and_hide,1,false",
        "13,restore,disagree_and_restore,2,false",
        "11,close-case,ignore_and_do_nothing,3,false",
        "11,no-action,disagree,2,false",
        "13,remove-post,delete_and_agree,1,true"
    })
    void each_action_is_what_its_name_says(String id, String action, String sent, int status, boolean isDeleted) {
        Answer.Accepted accepted = accepted(id, decision(id, action));
        assertEquals(new ReadBack.Applied(), system.outlet().readBack(ref(id), accepted.actionId()));
        assertEquals(List.of(new Deed(sent, Long.parseLong(id), "api")), discourse.deedsByApi());
        assertEquals(status, discourse.reviewable(id).path("status").asInt());
        assertEquals(isDeleted, discourse.reviewable(id).has("deleted_at"));
        assertEquals(accepted.actionId(), told(id).actions().get(0).id());
    }

    @Test
    void the_version_that_was_seen_is_sent() {
        discourse.flagAgain("16");
        accepted("16", decision("16", "remove-post"));
        String target = discourse.requests(ReviewRoute.PERFORM).get(0).target();
        assertEquals("/review/16/perform/delete_and_agree.json?version=1", target);
    }

    @ParameterizedTest
    @CsvSource({
        "11,suspend-account,Discourse leaves suspending to its web page",
        "11,lock-account,Discourse leaves silencing to its web page",
        "11,warn,Discourse cannot warn",
        "11,limit-reach,Discourse cannot limit the reach",
        "11,something-new,Discourse cannot do this by its review queue",
        "11,restore,The post is not hidden",
        "13,hide-post,The post is hidden already",
        "13,no-action,The post is hidden",
        "13,close-case,The post is hidden",
        "14,remove-post,Somebody else has claimed the topic",
        "16,remove-post,The case was handled already (flags rejected)"
    })
    void what_cannot_be_done_is_refused_without_a_call_that_could_do_something(String id, String action, String why) {
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, act(id, decision(id, action)));
        assertTrue(refused.why().startsWith(why), refused.why());
        assertEquals(List.of(), discourse.requests(ReviewRoute.PERFORM));
    }

    @Test
    void a_post_that_our_account_may_not_delete_is_not_offered() {
        discourse.protect("11");
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, act("11", decision("11", "remove-post")));
        assertTrue(refused.why().startsWith("Discourse does not let our account delete this post"));
    }

    @Test
    void a_length_of_time_is_refused_and_not_made_endless() {
        Decision day =
                Decisions.lasting("hide-post", Duration.ofDays(1), told("11").version(), clock.instant());
        assertInstanceOf(Answer.Refused.class, act("11", day));
        assertEquals(List.of(), discourse.requests(ReviewRoute.PERFORM));
    }

    @Test
    void a_claim_that_came_after_the_approval_is_told_plainly() {
        Decision decision = decision("11", "remove-post");
        discourse.claimElsewhere("11");
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, act("11", decision));
        assertTrue(refused.why().startsWith("Somebody else has claimed the topic"), refused.why());
    }

    @Test
    void our_own_claim_hinders_nothing() {
        discourse.requireClaiming(true);
        discourse.claimForUs("11");
        assertEquals("in-review", told("11").state());
        accepted("11", decision("11", "remove-post"));
    }

    @Test
    void that_somebody_must_claim_it_first_is_told_plainly() {
        discourse.requireClaiming(true);
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, act("11", decision("11", "remove-post")));
        assertTrue(refused.why().startsWith("The case system lets only those act who have claimed the topic"));
        assertEquals(List.of(), discourse.deedsByApi());
    }

    @ParameterizedTest
    @ValueSource(strings = {"agree_and_keep", "delete_and_agree", "disagree"})
    void what_others_did_has_moved_also_when_it_was_the_same(String theirs) {
        Decision decision = decision("11", "remove-post");
        discourse.actElsewhere("11", theirs);
        assertEquals(new Answer.Moved(), act("11", decision));
        assertEquals(List.of(), discourse.requests(ReviewRoute.PERFORM));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409})
    void somebody_who_was_faster_between_the_look_and_the_call_has_moved_it(int status) {
        Decision decision = decision("11", "remove-post");
        discourse.faults().next(ReviewRoute.PERFORM, (wire, request, truth) -> {
            discourse.actElsewhere("11", "agree_and_keep");
            Broken.status(status).play(wire, request, truth);
        });
        assertEquals(new Answer.Moved(), act("11", decision));
        assertEquals(List.of(), discourse.deedsByApi());
    }

    @Test
    void a_post_that_was_edited_after_the_approval_has_moved_although_the_forum_counts_no_version() {
        Decision decision = decision("11", "remove-post");
        discourse.edit("11", "<p>I meant it kindly.</p>");
        assertEquals(new Answer.Moved(), act("11", decision));
        assertEquals(List.of(), discourse.requests(ReviewRoute.PERFORM));
    }

    @Test
    void a_post_that_was_hidden_after_the_approval_has_moved() {
        Decision decision = decision("11", "no-action");
        discourse.hide("11");
        assertEquals(new Answer.Moved(), act("11", decision));
    }

    @Test
    void a_request_that_arrives_long_after_we_gave_up_is_found_and_done_once() {
        Decision decision = decision("11", "remove-post");
        discourse.faults().next(ReviewRoute.PERFORM, Broken.hangUp());
        assertInstanceOf(Answer.Later.class, act("11", decision));
        discourse.arrivesLate("11", "delete_and_agree");
        accepted("11", decision);
        assertEquals(1, discourse.deedsByApi().size());
        assertEquals(1, discourse.requests(ReviewRoute.PERFORM).size());
    }

    @Test
    void a_request_that_arrives_between_our_look_and_our_second_call_is_done_once() {
        Decision decision = decision("11", "remove-post");
        discourse
                .faults()
                .next(ReviewRoute.PERFORM, Broken.hangUp())
                .next(ReviewRoute.PERFORM, (wire, request, truth) -> {
                    discourse.arrivesLate("11", "delete_and_agree");
                    Fault.NONE.play(wire, request, truth);
                });
        assertInstanceOf(Answer.Later.class, act("11", decision));
        accepted("11", decision);
        assertEquals(1, discourse.deedsByApi().size());
    }

    @Test
    void a_decision_killed_after_the_effect_is_found_by_the_next_casebell() {
        Decision decision = decision("11", "hide-post");
        discourse.faults().next(ReviewRoute.PERFORM, Late.doneThenCut());
        discourse.faults().next(ReviewRoute.SHOW, Fault.NONE).next(2, ReviewRoute.SHOW, Broken.status(500));
        assertInstanceOf(Answer.Later.class, act("11", decision));
        discourse.faults().clear();
        system = open(discourse.token());
        accepted("11", decision);
        assertEquals(1, discourse.deedsByApi().size());
    }

    @Test
    void two_decisions_on_one_version_are_one_action() {
        Decision remove = decision("11", "remove-post");
        Decision hide = decision("11", "hide-post");
        accepted("11", hide);
        assertEquals(new Answer.Moved(), act("11", remove));
        assertEquals(1, discourse.deedsByApi().size());
    }

    @Test
    void without_a_name_what_the_forum_says_that_it_did_and_shows_is_done() {
        system = open(discourse.keyAlone());
        accepted("11", decision("11", "remove-post"));
    }

    @Test
    void without_a_name_a_lost_answer_cannot_be_told_from_the_work_of_others() {
        system = open(discourse.keyAlone());
        Decision decision = decision("11", "remove-post");
        discourse.faults().next(ReviewRoute.PERFORM, Late.doneThenCut());
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, act("11", decision));
        assertTrue(refused.why().contains("does not tell us whether that was us"), refused.why());
        assertEquals(1, discourse.deedsByApi().size());
    }

    @Test
    void a_case_that_comes_up_again_is_not_called_done_and_can_be_decided_again() {
        Answer.Accepted accepted = accepted("11", decision("11", "no-action"));
        discourse.flagAgain("11");
        assertInstanceOf(ReadBack.NotThere.class, system.outlet().readBack(ref("11"), accepted.actionId()));
        accepted("11", decision("11", "remove-post"));
        assertEquals(2, discourse.deedsByApi().size());
    }

    @Test
    void no_word_of_the_house_is_sent() {
        accepted("11", decision("11", "remove-post"));
        assertEquals("", discourse.requests(ReviewRoute.PERFORM).get(0).body());
    }

    private Answer.Accepted accepted(String id, Decision decision) {
        return assertInstanceOf(Answer.Accepted.class, act(id, decision));
    }
}
