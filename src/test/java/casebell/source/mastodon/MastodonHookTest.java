package casebell.source.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.sandbox.mastodon.LocalMastodon;
import casebell.source.Secret;
import casebell.source.wire.CaseHook.Heard;
import casebell.source.wire.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MastodonHookTest extends WithMastodon {
    private static final String SECRET = "hook-secret-4711";

    private final MastodonHook hook = new MastodonHook("toot", new Secret(SECRET));

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
        String good = mastodon.delivery("report.created", "11", SECRET).signature();
        for (String bad : new String[] {
            "",
            "sha256=",
            good.toUpperCase(Locale.ROOT),
            good.substring(7),
            "sha1=" + good.substring(7),
            good + "0",
            good + ","
        }) {
            assertEquals(new Heard.Forged(), hear(bad, other.body()), bad);
        }
        assertEquals(
                new Heard.Forged(),
                hook.hear(name -> Optional.empty(), other.body().getBytes(StandardCharsets.UTF_8)));
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
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertEquals(new Heard.Other(), hook.hear(signed("sha256=" + Digest.signature(SECRET, bytes)), bytes));
    }

    @Test
    void what_is_too_deep_or_too_large_is_not_read() {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertEquals(new Heard.Other(), hook.hear(signed("sha256=" + Digest.signature(SECRET, deep)), deep));
        byte[] large = new byte[(1 << 20) + 1];
        assertEquals(new Heard.Forged(), hook.hear(signed("sha256=" + Digest.signature(SECRET, large)), large));
    }

    private Heard hear(String signature, String body) {
        return hook.hear(signed(signature), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Function<String, Optional<String>> signed(String signature) {
        return name -> Optional.of(signature).filter(s -> name.equals("X-Hub-Signature"));
    }
}
