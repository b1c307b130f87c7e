package casebell.review.news;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.review.ReviewBoard.Shown;
import java.time.InstantSource;
import java.util.Optional;

/** Carries out {@link Errand#SHOW_NEWS}: posts how many cases got no card, and keeps the number true. */
public final class ShowNews implements Handler {
    private final NewsStore store;
    private final NewsBoard board;
    private final InstantSource clock;

    public ShowNews(NewsStore store, NewsBoard board, InstantSource clock) {
        this.store = store;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public Outcome carryOut(Order order) {
        String key = order.subject();
        Optional<News> found = store.find(key).filter(n -> n.count() > 0);
        if (found.isEmpty() || found.get().shown().equals(board.words(found.get()))) {
            return Handler.done();
        }
        News news = found.get();
        Shown shown = news.spot().isPresent()
                ? board.draw(news).redraw(news.spot().get())
                : board.draw(news).post(true);
        if (shown instanceof Shown.Later later) {
            return Handler.again(later.notBefore(), later.why());
        }
        return store.change(key, stored -> takeDown(key, stored.orElseThrow(), news, shown));
    }

    private Change<News, Outcome> takeDown(String key, News now, News drawn, Shown shown) {
        if (now.edition() != drawn.edition()) {
            return Change.none(Handler.again(clock.instant(), "")); // a new message began meanwhile
        }
        if (shown instanceof Shown.At at) {
            News next = now.showing(at.spot(), board.words(drawn));
            Json.Builder details = Json.object().with("message", at.spot().messageId());
            Entry entry = Entry.ofHouse("news.shown", key, details);
            boolean isBehind = !board.words(next).equals(next.shown());
            return Change.to(next, entry)
                    .answering(isBehind ? Handler.again(clock.instant().plusSeconds(3), "") : Handler.done());
        }
        return Change.to(now.lost(), Entry.ofHouse("news.lost", key, Json.object()))
                .answering(Handler.again(clock.instant(), ""));
    }
}
