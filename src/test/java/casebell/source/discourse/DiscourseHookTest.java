package casebell.source.discourse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.sandbox.discourse.LocalDiscourse;
import casebell.source.Secret;
import casebell.source.wire.CaseHook.Heard;
import casebell.source.wire.SignedDeliveries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscourseHookTest extends WithDiscourse {
    private static final String SECRET = "hook-secret-4711";

    private final SignedDeliveries deliveries =
            new SignedDeliveries(new DiscourseHook("forum", new Secret(SECRET)), "X-Discourse-Event-Signature", SECRET);

    @Test
    void a_signed_delivery_names_the_case_however_often_it_comes() {
        LocalDiscourse.Delivery delivery = discourse.delivery("reviewable", "11", SECRET);
        assertEquals(new Heard.News(ref("11")), hear(delivery.signature(), delivery.body()));
        assertEquals(new Heard.News(ref("11")), hear(delivery.signature(), delivery.body()));
    }

    @Test
    void other_events_are_genuine_and_of_no_interest() {
        LocalDiscourse.Delivery delivery = discourse.delivery("post", "11", SECRET);
        assertEquals(new Heard.Other(), hear(delivery.signature(), delivery.body()));
    }

    @Test
    void a_changed_byte_is_found() {
        LocalDiscourse.Delivery delivery = discourse.delivery("reviewable", "11", SECRET);
        assertEquals(
                new Heard.Forged(), hear(delivery.signature(), delivery.body().replace("\"id\":11", "\"id\":12")));
        assertEquals(new Heard.Forged(), hear(delivery.signature(), delivery.body() + " "));
    }

    @Test
    void a_signature_with_another_secret_or_in_another_form_is_forged() {
        LocalDiscourse.Delivery other = discourse.delivery("reviewable", "11", "another");
        assertEquals(new Heard.Forged(), hear(other.signature(), other.body()));
        LocalDiscourse.Delivery good = discourse.delivery("reviewable", "11", SECRET);
        deliveries.assertOtherFormsAreForged(good.signature(), good.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"ping\":\"OK\"}",
                "{\"reviewable\":7}",
                "{\"reviewable\":{\"id\":\"11\"}}",
                "{\"reviewable\":{\"id\":1.5}}",
                "{\"reviewable\":{\"id\":-1}}"
            })
    void what_is_signed_and_makes_no_sense_does_nothing(String body) {
        deliveries.assertDoesNothing(body);
    }

    @Test
    void what_is_too_deep_or_too_large_is_not_read() {
        deliveries.assertWhatIsTooDeepOrTooLargeIsNotRead();
    }

    private Heard hear(String signature, String body) {
        return deliveries.hear(signature, body);
    }
}
