package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Party;
import casebell.cases.Role;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Trouble;
import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Card;
import casebell.review.Decision;
import casebell.review.Handling;
import casebell.review.Reversal;
import casebell.review.Review;
import casebell.review.Stage;
import casebell.review.Suggestion;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever a case holds: its card can be drawn, Discord takes it, and it mentions nobody who was not named by the house. */
class CaseCardProperties {
    private static final Pattern ALIVE = Pattern.compile("@everyone|@here|(?<!\\\\)(\\\\\\\\)*<(@&|/|#)");
    private static final List<String> SEVERITIES =
            List.of("none", "low", "medium", "high", "critical", "x".repeat(400));

    @Provide
    Arbitrary<List<String>> texts() {
        return HostileText.texts(60).list().ofSize(9);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withChars("abcXYZ019._~:-")
                .ofMinLength(1)
                .ofMaxLength(128)
                .filter(id -> CaseRef.isValid("demo", id));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void every_card_fits_whatever_it_shows(
            @ForAll("texts") List<String> texts,
            @ForAll("ids") String id,
            @ForAll @IntRange(max = 6) int stage,
            @ForAll @IntRange(max = 40) int approvals,
            @ForAll long number,
            @ForAll boolean wordy) {
        CaseRef ref = new CaseRef("demo", id);
        Supplier<String> text = texts(texts, wordy);
        Card card = new Card(subject(ref, text, number), Optional.of(review(ref, text, stage, approvals)));
        assertFits(card);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void cards_of_cases_that_cannot_be_read_fit(
            @ForAll("texts") List<String> texts, @ForAll("ids") String id, @ForAll boolean gone) {
        Supplier<String> text = texts(texts, true);
        Case seen = seen(new CaseRef("demo", id), "https://x.example/" + "y".repeat(3000));
        Case subject = gone ? seen.gone(text.get(), Cards.NOW) : seen.troubled(trouble(text));
        assertFits(new Card(subject, Optional.empty()));
    }

    private static void assertFits(Card card) {
        CaseCard drawing = new CaseCard(Cards.buttons());
        String marker = CaseCard.marker(card, 1_000_000);
        MessageEmbed embed = drawing.draw(card, marker);
        assertTrue(embed.isSendable());
        assertTrue(embed.getLength() <= 6000, "in all " + embed.getLength());
        assertTrue(lengthOf(embed.getTitle()) <= 256);
        assertTrue(lengthOf(embed.getDescription()) <= 4096);
        assertTrue(embed.getFields().size() <= 25);
        embed.getFields().forEach(f -> {
            assertTrue(f.getName().length() <= 256);
            assertTrue(!f.getValue().isBlank() && f.getValue().length() <= 1024, f.getName());
        });
        assertEquals(marker, embed.getFooter().getText());
        assertNothingIsAlive(embed.getTitle());
        assertNothingIsAlive(embed.getDescription());
        embed.getFields().forEach(f -> assertNothingIsAlive(f.getValue()));
        drawing.row(card).ifPresent(row -> {
            assertTrue(row.getComponents().size() <= 5);
            List<String> ids = row.getComponents().stream()
                    .map(b -> ((Button) b).getCustomId())
                    .toList();
            assertEquals(ids.size(), Set.copyOf(ids).size());
            assertTrue(ids.stream().allMatch(i -> i.length() <= 100));
        });
    }

    private static void assertNothingIsAlive(@Nullable String text) {
        assertFalse(text != null && ALIVE.matcher(text).find(), text);
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static Supplier<String> texts(List<String> texts, boolean wordy) {
        int[] next = {0};
        return () -> {
            String text = texts.get(next[0]++ % texts.size());
            return wordy ? "word ".repeat(1000) + text : text + "!";
        };
    }

    private static Case seen(CaseRef ref, String link) {
        return Case.sighted(ref, URI.create(link), new Sighting("1", "2", "3", Cards.NOW));
    }

    private static Case subject(CaseRef ref, Supplier<String> text, long number) {
        Party author = Cards.party(text.get(), number, text.get(), "minor");
        Snapshot told = Cards.snapshot(author, Cards.party(text.get(), number, text.get(), "high-risk"), List.of());
        Snapshot snapshot = new Snapshot(
                number,
                told.url(),
                told.openedAt(),
                text.get(),
                text.get(),
                Optional.of(text.get()),
                Optional.of(Cards.content(text.get())),
                told.author(),
                told.target(),
                Optional.of(new Snapshot.Reach(
                        Optional.of(number), Optional.of(number), Optional.of(number), Optional.of(number))),
                Map.of(),
                List.of(text.get()),
                List.of(new Snapshot.Report(text.get(), Cards.NOW, text.get(), Optional.of(text.get()))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return seen(ref, "https://cases.example.org/" + ref.id())
                .known(snapshot, Cards.NOW)
                .troubled(trouble(text));
    }

    private static Trouble trouble(Supplier<String> text) {
        return new Trouble("It: " + text.get(), Cards.NOW, Integer.MAX_VALUE, Cards.NOW);
    }

    private static Review review(CaseRef ref, Supplier<String> text, int stage, int approvals) {
        ActionPlan plan = new ActionPlan(
                "do" + "-something".repeat(1 + stage * 30),
                Optional.of(Duration.ofDays(1)),
                Optional.of(text.get()),
                1,
                false);
        Suggestion suggestion = new Suggestion(
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                text.get(),
                List.of(text.get()),
                SEVERITIES.get(approvals % SEVERITIES.size()),
                text.get(),
                List.of(text.get()),
                Optional.of(plan),
                List.of(plan),
                99,
                Set.of(Role.values()),
                Optional.of(text.get()),
                Optional.of(Cards.NOW),
                Cards.NOW);
        List<Approval> given = IntStream.range(0, approvals)
                .mapToObj(i -> Cards.by("11000000000000003" + (10 + i)))
                .toList();
        Decision decision = new Decision("d", plan, suggestion, given, Cards.NOW);
        Stage at = switch (stage) {
            case 0 -> new Stage.Open(Optional.of(Cards.REMOVE), given, Optional.of("Taken back by <@1>."));
            case 1 -> new Stage.Open(Optional.empty(), List.of(), Optional.empty());
            case 2 -> new Stage.Decided(decision, Cards.NOW, Optional.empty());
            case 3 -> new Stage.Acting(decision, Optional.of(trouble(text)));
            case 4 -> new Stage.Done(decision, text.get(), Cards.NOW);
            case 5 -> new Stage.Refused(decision, text.get(), Cards.NOW);
            default -> new Stage.Dismissed("1", Optional.of(text.get()), Cards.NOW);
        };
        Handling handling = new Handling(
                Optional.of(Cards.NOW),
                Optional.of(new Handling.Claim("1", Cards.NOW, Optional.of("2"), Optional.of(text.get()))),
                Optional.of(Cards.NOW),
                Optional.of("3"),
                IntStream.range(0, approvals)
                        .mapToObj(i -> "11000000000000004" + (10 + i))
                        .toList(),
                List.of(
                        new Handling.Dissent("4", text.get(), Cards.NOW),
                        new Handling.Dissent("5", text.get(), Cards.NOW)));
        Optional<Reversal> reversal = stage == 0
                ? Optional.of(new Reversal(decision, text.get(), Cards.NOW, "6", text.get(), Cards.NOW))
                : Optional.empty();
        return new Review(ref, suggestion, at, 1, handling, reversal, 1);
    }
}
