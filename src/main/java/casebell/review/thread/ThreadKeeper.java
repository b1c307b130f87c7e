package casebell.review.thread;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Handler;
import casebell.cases.History;
import casebell.cases.Spot;
import casebell.cases.Walls;
import casebell.review.CardStore;
import casebell.review.PostedCard;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Begins the thread of a case or an incident once, and tells in it what the record says. Killed anywhere, it goes on where it was. */
public final class ThreadKeeper {
    private static final int CHAPTERS_AT_A_TIME = 20;
    private static final int LOCKS = 16;

    private final ThreadStore threads;
    private final CardStore cards;
    private final History history;
    private final ThreadBoard board;
    private final Function<CaseRef, Walls.Shelf> shelves;
    private final Object[] locks = new Object[LOCKS];

    /**
     * @param shelves tell who may read the card of a case
     */
    public ThreadKeeper(
            ThreadStore threads,
            CardStore cards,
            History history,
            ThreadBoard board,
            Function<CaseRef, Walls.Shelf> shelves) {
        this.threads = threads;
        this.cards = cards;
        this.history = history;
        this.board = board;
        this.shelves = shelves;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** From now on it has a thread, if it had none. */
    void want(CaseRef ref) {
        if (threads.find(ref).isEmpty()) {
            threads.change(
                    ref,
                    stored -> stored.isPresent()
                            ? Change.none(false)
                            : Change.to(CaseThread.wanted(ref), entry("thread.wanted", ref, Json.object()))
                                    .answering(true));
        }
    }

    /** Brings the thread up to date, if there is one. */
    Handler.Outcome tell(CaseRef ref) {
        if (threads.find(ref).isEmpty()) {
            return Handler.done();
        }
        synchronized (locks[Math.floorMod(ref.hashCode(), LOCKS)]) {
            Optional<Spot> card = cards.find(ref).flatMap(PostedCard::spot).filter(spot -> !isWithheld(ref));
            CaseThread thread = threads.find(ref).orElseThrow();
            return thread.place()
                    .fold(
                            wanted -> begin(thread, card, Optional.empty()),
                            stands -> card.equals(Optional.of(stands.card()))
                                    ? chapters(thread, stands)
                                    : leave(thread, stands, card),
                            refused -> begin(thread, card, Optional.of(refused)),
                            gone -> Handler.done());
        }
    }

    /** The card of a confidential case that has no place of its own tells nothing, so there is nothing to tell beside it. */
    private boolean isWithheld(CaseRef ref) {
        Walls.Shelf shelf = shelves.apply(ref);
        return shelf.isConfidential() && shelf.channelId().isEmpty();
    }

    private Handler.Outcome begin(CaseThread thread, Optional<Spot> card, Optional<CaseThread.Place.Refused> before) {
        if (card.isEmpty()) {
            return Handler.done();
        }
        CaseRef ref = thread.ref();
        ThreadBoard.Begun begun = board.begin(ref, card.get());
        if (begun instanceof ThreadBoard.Begun.Later later) {
            return Handler.again(later.notBefore(), later.why());
        } else if (begun instanceof ThreadBoard.Begun.Refused refused) {
            return tellInChannel(ref, card.get(), refused.why(), before);
        } else if (begun instanceof ThreadBoard.Begun.At at) {
            CaseThread.Place.Stands place = new CaseThread.Place.Stands(card.get(), at.id());
            Json.Builder details = Json.object().with("thread", at.id());
            return chapters(move(ref, place, entry("thread.begun", ref, details)), place);
        }
        return Handler.done(); // the card is posted anew, and then this is asked again
    }

    private Handler.Outcome chapters(CaseThread first, CaseThread.Place.Stands place) {
        CaseThread thread = first;
        for (int i = 0; i < CHAPTERS_AT_A_TIME; i++) {
            Optional<Chapter> next = next(thread);
            if (next.isEmpty()) {
                return Handler.done();
            }
            Chapter chapter = next.get();
            if (!thread.isTelling()) {
                thread = step(
                        thread.ref(),
                        t -> t.telling(chapter.upTo()),
                        entry("thread.telling", thread.ref(), upTo(chapter)));
            }
            ThreadBoard.Told told = board.tell(place, chapter);
            if (told instanceof ThreadBoard.Told.Later later) {
                return Handler.again(later.notBefore(), later.why());
            } else if (told instanceof ThreadBoard.Told.Gone) {
                move(thread.ref(), new CaseThread.Place.Gone(), entry("thread.gone", thread.ref(), Json.object()));
                return Handler.done();
            }
            thread = step(
                    thread.ref(), t -> t.toldUpTo(chapter.upTo()), entry("thread.told", thread.ref(), upTo(chapter)));
        }
        return Handler.done();
    }

    /** The chapter that was begun, or else the next one. */
    private Optional<Chapter> next(CaseThread thread) {
        List<History.Step> steps =
                history.after(thread.ref().toString(), thread.told(), Chapter.TOLD, Chapter.LONGEST).stream()
                        .filter(s -> !thread.isTelling() || s.number() <= thread.telling())
                        .toList();
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Chapter(thread.ref(), steps, thread.told() == 0));
    }

    private Handler.Outcome leave(CaseThread thread, CaseThread.Place.Stands place, Optional<Spot> card) {
        if (card.isEmpty() && !isWithheld(thread.ref())) {
            return Handler.done(); // the card is being posted anew
        }
        Optional<ThreadBoard.Told.Later> later = board.leave(place);
        if (later.isPresent()) {
            return Handler.again(later.get().notBefore(), later.get().why());
        }
        Json.Builder details = Json.object().with("thread", place.id());
        CaseThread left = step(thread.ref(), CaseThread::anew, entry("thread.left", thread.ref(), details));
        return begin(left, card, Optional.empty());
    }

    private Handler.Outcome tellInChannel(
            CaseRef ref, Spot card, String why, Optional<CaseThread.Place.Refused> before) {
        Optional<CaseThread.Place.Refused> known = before.filter(r -> r.card().equals(card));
        CaseThread thread = threads.find(ref).orElseThrow();
        if (known.isEmpty()) {
            CaseThread.Place.Refused place = new CaseThread.Place.Refused(card, why, Optional.empty());
            thread = move(ref, place, entry("thread.refused", ref, Json.object().with("why", why)));
        }
        List<History.Step> news = history.after(ref.toString(), thread.told(), Chapter.TOLD, Chapter.LONGEST);
        if (news.isEmpty()) {
            return Handler.done();
        }
        List<History.Step> latest = history.latest(ref.toString(), Chapter.TOLD, Chapter.LONGEST);
        Chapter chapter = new Chapter(ref, latest, false);
        ThreadBoard.Told told =
                board.tellInChannel(card, known.flatMap(CaseThread.Place.Refused::notice), why, chapter);
        if (told instanceof ThreadBoard.Told.Later later) {
            return Handler.again(later.notBefore(), later.why());
        }
        Optional<Spot> notice = told instanceof ThreadBoard.Told.At at ? Optional.of(at.spot()) : Optional.empty();
        step(
                ref,
                t -> new CaseThread(
                        ref,
                        new CaseThread.Place.Refused(card, why, notice),
                        chapter.upTo(),
                        chapter.upTo(),
                        t.revision() + 1),
                entry("thread.told", ref, upTo(chapter)));
        return Handler.done();
    }

    private CaseThread move(CaseRef ref, CaseThread.Place place, Entry entry) {
        return step(ref, t -> t.at(place), entry);
    }

    private CaseThread step(CaseRef ref, Function<CaseThread, CaseThread> work, Entry entry) {
        return threads.change(ref, stored -> {
            CaseThread next = work.apply(stored.orElseThrow());
            return Change.to(next, entry).answering(next);
        });
    }

    private static Json.Builder upTo(Chapter chapter) {
        return Json.object().with("upTo", chapter.upTo());
    }

    private static Entry entry(String type, CaseRef ref, Json.Builder details) {
        return Entry.ofHouse(type, ref.toString(), details);
    }
}
