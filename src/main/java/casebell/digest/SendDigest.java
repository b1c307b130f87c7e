package casebell.digest;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Spot;
import java.util.Optional;

/** Carries out {@link Errand#SEND_DIGEST}: posts a digest once, and orders the next one when it was a scheduled one. */
public final class SendDigest implements Handler {
    private final DigestStore digests;
    private final FigureSource source;
    private final DigestChannel channel;
    private final DigestDesk desk;

    public SendDigest(DigestStore digests, FigureSource source, DigestChannel channel, DigestDesk desk) {
        this.digests = digests;
        this.source = source;
        this.channel = channel;
        this.desk = desk;
    }

    @Override
    public Outcome carryOut(Order order) {
        Optional<DigestRun> stored = digests.find(order.subject());
        if (stored.isEmpty()) {
            return Handler.done();
        }
        DigestRun run = stored.get();
        if (run.spot().isEmpty()) {
            Figures figures = source.figures(run.from(), run.to());
            DigestChannel.Posted posted = channel.post(run, figures, Chart.draw(figures), true);
            if (posted instanceof DigestChannel.Posted.Later later) {
                return Handler.again(later.notBefore(), later.why());
            }
            takeDown(run.id(), ((DigestChannel.Posted.At) posted).spot(), figures);
        }
        if (run.askedBy().isEmpty()) {
            desk.keepTime();
        }
        return Handler.done();
    }

    private void takeDown(String id, Spot spot, Figures figures) {
        digests.change(id, stored -> {
            Json.Builder details = Json.object()
                    .with("message", spot.messageId())
                    .with("open", figures.open())
                    .with("decided", figures.decided())
                    .with("overdue", figures.overdue().size());
            return Change.to(stored.orElseThrow().postedAt(spot), Entry.ofHouse("digest.posted", id, details))
                    .answering(id);
        });
    }
}
