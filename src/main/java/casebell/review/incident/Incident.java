package casebell.review.incident;

import casebell.cases.CaseRef;
import casebell.cases.Revised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cases that belong together: they refer to the same post, or threaten the same person within the same hours. Its cases are rows of their own
 * ({@link IncidentStore}), so this stays small however many there are.
 *
 * @param ref {@code incident/<number>}
 * @param posts the posts that its cases refer to, as {@code source/content id}, at most ten
 * @param aims whom its cases are aimed at, at most ten
 * @param standsSince since when it is shown as one; empty while it is too small
 * @param looks who looked at which sample, the latest forty
 * @param batches what was proposed and decided about many of its cases: all that are not over, and the latest ten
 * @param raised the alarms that were raised for it, each once, at most fifty
 * @param closing why nothing is decided in it any more; empty while it is open
 */
public record Incident(
        CaseRef ref,
        List<String> posts,
        List<Aim> aims,
        Optional<Instant> standsSince,
        List<Look> looks,
        List<Batch> batches,
        List<String> raised,
        Optional<Closing> closing,
        long revision)
        implements Revised {
    /** What stands before the number. */
    public static final String SOURCE = "incident";

    /** How many cases one person looks at before deciding about many. If none of twelve is wrong, fewer than 23 in 100 of all are, with 95 % confidence. */
    public static final int SAMPLE = 12;

    /** For how long a look at a sample counts. */
    public static final Duration LOOK_COUNTS = Duration.ofMinutes(30);

    private static final int MOST_POSTS = 10;
    private static final int MOST_LOOKS = 40;
    private static final int MOST_ENDED = 10;
    private static final int MOST_RAISED = 50;

    public Incident {
        posts = List.copyOf(posts);
        aims = List.copyOf(aims);
        looks = List.copyOf(looks);
        batches = List.copyOf(batches);
        raised = List.copyOf(raised);
        // bodies that were stored before this part was there have none
        closing = closing == null ? Optional.empty() : closing;
    }

    /**
     * An incident is over.
     *
     * @param staffId who closed it; empty when all of its cases were decided
     * @param reason why, in that person's words; empty when nobody closed it
     * @param size how many cases it had then; when more come it is opened again
     * @param into the incident that took its cases; it is never opened again then
     */
    public record Closing(
            Optional<String> staffId, Optional<String> reason, int size, Optional<CaseRef> into, Instant at) {}

    /**
     * Somebody whom cases are aimed at.
     *
     * @param key {@code source/account}
     * @param handle as the case system told it; shown only through the cleaning of the cards
     */
    public record Aim(String key, String handle) {}

    /**
     * Somebody looked at cases drawn at random.
     *
     * @param verdict the verdict of which they were drawn
     * @param sample the cases
     */
    public record Look(String staffId, String verdict, Instant at, List<CaseRef> sample) {
        public Look {
            sample = List.copyOf(sample);
        }
    }

    static CaseRef refOf(long number) {
        return new CaseRef(SOURCE, Long.toString(number));
    }

    static Incident begin(CaseRef ref) {
        return new Incident(
                ref, List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), 0);
    }

    /** As people name it. */
    public int number() {
        return Integer.parseInt(ref.id());
    }

    /** Whether it is shown as one. */
    public boolean stands() {
        return standsSince.isPresent();
    }

    /** Whether nothing is decided in it any more. */
    public boolean isClosed() {
        return closing.isPresent();
    }

    /** Whether its cases are in another incident now. */
    public boolean isMerged() {
        return closing.flatMap(Closing::into).isPresent();
    }

    Incident closed(Closing end) {
        return new Incident(ref, posts, aims, standsSince, looks, batches, raised, Optional.of(end), revision);
    }

    Incident reopened() {
        return new Incident(ref, posts, aims, standsSince, looks, batches, raised, Optional.empty(), revision);
    }

    /** With what the other was about; nobody has looked at these cases together yet, and no alarm is raised twice. */
    Incident taking(Incident other) {
        Incident next = about(other.posts, Optional.empty());
        for (Aim aim : other.aims) {
            next = next.about(List.of(), Optional.of(aim));
        }
        List<String> alarms = Stream.concat(raised.stream(), other.raised.stream())
                .distinct()
                .limit(MOST_RAISED)
                .toList();
        return new Incident(
                ref, next.posts, next.aims, standsSince, List.of(), batches, alarms, Optional.empty(), revision);
    }

    /** The batch of this number. */
    public Optional<Batch> batch(int wanted) {
        return batches.stream().filter(b -> b.number() == wanted).findFirst();
    }

    /** The batch about this verdict that is neither stopped nor at its end. */
    public Optional<Batch> liveBatch(String verdict) {
        return batches.stream()
                .filter(b -> b.isLive() && b.verdict().equals(verdict))
                .findFirst();
    }

    /** Whether this person has looked at a sample of this verdict of late. */
    boolean hasLooked(String staffId, String verdict, Instant now) {
        return looks.stream()
                .anyMatch(l -> l.staffId().equals(staffId)
                        && l.verdict().equals(verdict)
                        && now.isBefore(l.at().plus(LOOK_COUNTS)));
    }

    int nextBatch() {
        return batches.stream().mapToInt(Batch::number).max().orElse(0) + 1;
    }

    /** Its cases refer to these posts and are aimed at this person, too; no step by itself. */
    Incident about(List<String> morePosts, Optional<Aim> aim) {
        List<String> all = Stream.concat(posts.stream(), morePosts.stream())
                .distinct()
                .limit(MOST_POSTS)
                .toList();
        boolean isNew = aims.size() < MOST_POSTS
                && aim.filter(a -> aims.stream().noneMatch(b -> b.key().equals(a.key())))
                        .isPresent();
        List<Aim> everybody = isNew ? Stream.concat(aims.stream(), aim.stream()).toList() : aims;
        return new Incident(ref, all, everybody, standsSince, looks, batches, raised, closing, revision);
    }

    Incident standing(Instant at) {
        return new Incident(ref, posts, aims, Optional.of(at), looks, batches, raised, closing, revision);
    }

    Incident raising(String alarm) {
        List<String> all = Stream.concat(raised.stream(), Stream.of(alarm)).toList();
        return new Incident(ref, posts, aims, standsSince, looks, batches, all, closing, revision);
    }

    boolean hasRaised(String alarm) {
        return raised.contains(alarm) || raised.size() >= MOST_RAISED;
    }

    Incident looked(Look look) {
        List<Look> all = Stream.concat(looks.stream(), Stream.of(look)).toList();
        return new Incident(
                ref,
                posts,
                aims,
                standsSince,
                all.subList(Math.max(0, all.size() - MOST_LOOKS), all.size()),
                batches,
                raised,
                closing,
                revision);
    }

    Incident with(Batch batch) {
        List<Batch> all = new ArrayList<>(batches);
        all.removeIf(b -> b.number() == batch.number());
        all.add(batch);
        all.sort(java.util.Comparator.comparingInt(Batch::number));
        long ended = all.stream().filter(b -> !b.isLive()).count();
        for (int i = 0; i < all.size() && ended > MOST_ENDED; ) {
            if (all.get(i).isLive()) {
                i++;
            } else {
                all.remove(i);
                ended--;
            }
        }
        return new Incident(ref, posts, aims, standsSince, looks, all, raised, closing, revision);
    }

    /** The next step. */
    Incident step() {
        return new Incident(ref, posts, aims, standsSince, looks, batches, raised, closing, revision + 1);
    }
}
