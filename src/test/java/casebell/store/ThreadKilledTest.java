package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.History;
import casebell.cases.Order;
import casebell.cases.Spot;
import casebell.cases.Walls;
import casebell.review.PostedCard;
import casebell.review.thread.CaseThread;
import casebell.review.thread.Chapter;
import casebell.review.thread.ThreadBoard;
import casebell.review.thread.ThreadKeeper;
import casebell.review.thread.ThreadStore;
import casebell.review.thread.WithThread;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread is told in while the one who tells is killed at any step: it is begun once, and every entry is told once, in its order. */
class ThreadKilledTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final CaseRef REF = new CaseRef("incident", "1");
    private static final Spot CARD = new Spot("1", "2");
    private static final int KILLS = 100;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("casebell.thread.seed", 20261126));
    private final Lifespan life = new Lifespan();

    /** A chat that remembers what stands in it, and lets itself be asked. */
    private final class Chat implements ThreadBoard {
        private int begun;
        private final Map<Long, List<Long>> messages = new LinkedHashMap<>();

        @Override
        public Begun begin(CaseRef ref, Spot card) {
            life.step();
            begun = 1; // a message has one thread, however often it is begun
            life.step();
            return new Begun.At(card.messageId());
        }

        @Override
        public Told tell(CaseThread.Place.Stands thread, Chapter chapter) {
            life.step();
            messages.putIfAbsent(
                    chapter.upTo(),
                    chapter.steps().stream().map(History.Step::number).toList());
            life.step();
            return new Told.At(new Spot(thread.id(), Long.toString(chapter.upTo())));
        }

        @Override
        public Told tellInChannel(Spot card, Optional<Spot> notice, String why, Chapter latest) {
            throw new AssertionError("Threads are allowed here");
        }

        @Override
        public Optional<Told.Later> leave(CaseThread.Place.Stands thread) {
            throw new AssertionError("The card has not moved");
        }
    }

    private ThreadStore killable(ThreadStore within) {
        return new ThreadStore() {
            @Override
            public Optional<CaseThread> find(CaseRef key) {
                return within.find(key);
            }

            @Override
            public <R> R change(CaseRef key, Function<Optional<CaseThread>, Change<CaseThread, R>> work) {
                life.step();
                R answer = within.change(key, work);
                life.step();
                return answer;
            }
        };
    }

    @Test
    void killed_at_any_step_a_thread_is_begun_once_and_every_entry_is_told_once() {
        Chat chat = new Chat();
        List<Long> wanted = new ArrayList<>();
        int kills = 0;
        try (SqlStore store = SqlStore.open(folder.resolve("house.db"), CLOCK)) {
            store.cards()
                    .change(
                            REF,
                            none -> Change.to(PostedCard.intended(REF), happened("card.intended"))
                                    .answering(1));
            store.cards()
                    .change(
                            REF,
                            card -> Change.to(card.orElseThrow().showing(CARD, "x"), happened("card.posted"))
                                    .answering(1));
            WithThread keeper = WithThread.always(
                    order -> Handler.done(),
                    new ThreadKeeper(
                            killable(store.threads()), store.cards(), store.history(), chat, ref -> Walls.Shelf.OPEN));
            while (kills < KILLS) {
                int more = random.nextInt(30);
                IntStream.range(0, more).forEach(i -> happens(store));
                life.endsAfter(random.nextInt(14));
                try {
                    keeper.carryOut(Order.of(Errand.SHOW_INCIDENT, REF, "", CLOCK.instant()));
                } catch (Lifespan.Killed killed) {
                    kills++;
                }
            }
            life.goesOn();
            keeper.carryOut(Order.of(Errand.SHOW_INCIDENT, REF, "", CLOCK.instant()));
            store.history().after(REF.toString(), 0, Chapter.TOLD, 100_000).forEach(s -> wanted.add(s.number()));
        }
        assertEquals(1, chat.begun);
        assertEquals(
                wanted, chat.messages.values().stream().flatMap(List::stream).toList());
    }

    private void happens(SqlStore store) {
        // what is told, and what is not
        String type = random.nextBoolean() ? "incident.sampled" : "card.redrawn";
        store.cards()
                .change(
                        REF,
                        card -> new Change<PostedCard, Integer>(
                                Optional.empty(), List.of(happened(type)), List.of(), 1));
    }

    private static Entry happened(String type) {
        return Entry.ofHouse(type, REF.toString(), Json.object());
    }
}
