package casebell.source.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.sandbox.mastodon.LocalMastodon;
import casebell.source.Secret;
import casebell.source.wire.CaseHook.Heard;
import casebell.source.wire.SignedDeliveries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MastodonHookTest extends WithMastodon {
    private static final String SECRET = "hook-secret-4711";

    private final SignedDeliveries deliveries =
            new SignedDeliveries(new MastodonHook("toot", new Secret(SECRET)), "X-Hub-Signature", SECRET);

    @ParameterizedTest
    @ValueSource(strings = {"report.created", "report.updated"})
    void a_signed_delivery_names_the_case(String event) {
        LocalMastodon.Delivery delivery = mastodon.delivery(event, "11", SECRET);
        assertEquals(new Heard.News(ref("11")), hear(delivery.signature(), delivery.body()));
    }

    @Test
    void other_events_are_genuine_and_of_no_interest() {
        LocalMastodon.Delivery delivery = mastodon.delivery("account.created", "11", SECRET);
        assertEquals(new Heard.Other(), hear(delivery.signature(), delivery.body()));
    }

    @Test
    void a_changed_byte_is_found() {
        LocalMastodon.Delivery delivery = mastodon.delivery("report.created", "11", SECRET);
        String changed = delivery.body().replace("\"id\":\"11\"", "\"id\":\"12\"");
        assertEquals(new Heard.Forged(), hear(delivery.signature(), changed));
        assertEquals(new Heard.Forged(), hear(delivery.signature(), delivery.body() + " "));
    }

    @Test
    void a_signature_with_another_secret_or_in_another_form_is_forged() {
        LocalMastodon.Delivery other = mastodon.delivery("report.created", "11", "another");
        assertEquals(new Heard.Forged(), hear(other.signature(), other.body()));
        LocalMastodon.Delivery good = mastodon.delivery("report.created", "11", SECRET);
        deliveries.assertOtherFormsAreForged(good.signature(), good.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"event\":7}",
                "{\"event\":\"report.created\"}",
                "{\"event\":\"report.created\",\"object\":{\"id\":\"../../x\"}}",
                "{\"event\":\"report.created\",\"object\":{\"id\":11}}"
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
