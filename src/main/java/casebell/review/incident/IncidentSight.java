package casebell.review.incident;

import casebell.cases.CaseRef;
import casebell.review.CardStore;
import casebell.review.EchoStore;
import casebell.review.PostedCard;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Together;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks at an incident with all that belongs to it, as it is at this moment. */
public final class IncidentSight {
    private static final int MOST_TRIGGERS = 5;
    private static final int MOST_GROUPS = 8;

    private final IncidentStore incidents;
    private final ReviewStore reviews;
    private final EchoStore echoes;
    private final CardStore cards;
    private final Predicate<CaseRef> isEverybodys;

    /**
     * @param echoes know the cases about the posts that others refer to
     * @param isEverybodys whether a case may be named where everybody reads
     */
    public IncidentSight(
            IncidentStore incidents,
            ReviewStore reviews,
            EchoStore echoes,
            CardStore cards,
            Predicate<CaseRef> isEverybodys) {
        this.isEverybodys = isEverybodys;
        this.incidents = incidents;
        this.reviews = reviews;
        this.echoes = echoes;
        this.cards = cards;
    }

    /** How it is now. */
    public IncidentView of(Incident incident) {
        List<IncidentView.Trigger> triggers = incident.posts().stream()
                .flatMap(post -> echoes.find(post).stream())
                .flatMap(echo -> echo.subjects().stream())
                .filter(ref -> incidents.member(ref).isEmpty())
                .distinct()
                .limit(MOST_TRIGGERS)
                .map(ref -> new IncidentView.Trigger(
                        ref, reviews.find(ref), cards.find(ref).flatMap(PostedCard::spot), isEverybodys.test(ref)))
                .toList();
        Map<Integer, Map<Together.Part, Integer>> progress = new TreeMap<>();
        incident.batches().stream()
                .filter(Batch::isRunning)
                .forEach(b -> progress.put(b.number(), incidents.parts(incident.ref(), b.number())));
        return new IncidentView(incident, incidents.tally(incident.ref()), triggers, groups(incident), progress);
    }

    /** The open cases that could be decided together, the most first. */
    List<IncidentView.Group> groups(Incident incident) {
        return incidents.alike(incident.ref()).stream()
                .limit(MOST_GROUPS)
                .flatMap(a -> reviews.find(a.like()).map(Review::suggestion).stream()
                        .map(s -> new IncidentView.Group(a.verdict(), s, a.count())))
                .toList();
    }

    /** What is compared to know whether the card must be drawn anew. */
    static String digest(IncidentView view) {
        StringBuilder whole = new StringBuilder()
                .append(view.incident().posts())
                .append(view.incident().aims())
                .append(view.incident().batches())
                .append(view.incident().closing())
                .append(new TreeMap<>(view.progress()));
        view.tally().forEach(t -> whole.append('\n').append(t));
        view.alike().forEach(g -> whole.append('\n').append(g.verdict()).append(g.count()));
        view.triggers()
                .forEach(t -> whole.append('\n')
                        .append(t.ref())
                        .append(t.card())
                        .append(t.isEverybodys())
                        .append(t.review().map(r -> r.suggestion() + " " + r.stage())));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(whole.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
