package casebell.source.mastodon;

import casebell.cases.CaseRef;
import casebell.review.ActionOutlet;
import casebell.review.AppealNews;
import casebell.review.Decision;
import casebell.source.mastodon.AdminApi.Look;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Acts on a Mastodon server: looks, sends at most once, and looks again. One decision at a time, because two reports may be about one account. */
final class MastodonOutlet implements ActionOutlet {
    /** Until then a request whose fate is unknown may still be carried out. */
    private static final Duration SETTLES = Duration.ofSeconds(90);

    private static final String RESTORED = "restored-";

    private final WireSettings settings;
    private final AdminApi api;
    private final Abilities abilities;
    private final InstantSource clock;
    /** The decisions that were begun here, so that it is known whether they were sent. */
    private final Cache<String, Boolean> begun =
            Caffeine.newBuilder().maximumSize(2_000).build();
    /** When a decision was met that somebody else had begun. */
    private final Cache<String, Instant> takenOver =
            Caffeine.newBuilder().maximumSize(2_000).build();
    /** When a decision was sent whose fate is not known yet. */
    private final Cache<String, Instant> unsettled =
            Caffeine.newBuilder().maximumSize(2_000).build();

    MastodonOutlet(WireSettings settings, AdminApi api, Abilities abilities, InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.abilities = abilities;
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public synchronized Answer actAgain(CaseRef ref, Decision decision) {
        if (begun.getIfPresent(decision.id()) == null) {
            takenOver.put(decision.id(), clock.instant());
        }
        return act(ref, decision);
    }

    @Override
    public synchronized Answer act(CaseRef ref, Decision decision) {
        begun.put(decision.id(), true);
        String action = decision.plan().action();
        Optional<Deed> deed = Deed.of(action);
        if (deed.isEmpty()) {
            return new Answer.Refused(Deed.whyNever(action));
        }
        if (decision.plan().lasts().isPresent()) {
            return new Answer.Refused(
                    "Mastodon ends nothing by itself after a length of time; choose it without an end");
        }
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone gone) {
            return new Answer.Refused(gone.why());
        }
        if (look instanceof Look.Later later) {
            return new Answer.Later(later.why(), later.notBefore());
        }
        return decide(deed.get(), (Look.Seen) look, decision);
    }

    private Answer decide(Deed deed, Look.Seen seen, Decision decision) {
        Abilities.Found able = abilities.now();
        Evidence.Sign sign = sign(deed, seen, decision, able);
        if (sign == Evidence.Sign.DONE) {
            return done(deed, seen, decision);
        }
        if (sign == Evidence.Sign.UNKNOWN && !able.isAnswered()) {
            return unknown();
        }
        if (sign == Evidence.Sign.UNKNOWN) {
            return new Answer.Refused(
                    "The report was closed since the approval, and the case system does not tell us whether that was us");
        }
        Optional<Instant> sent = Optional.ofNullable(unsettled.getIfPresent(decision.id()));
        Optional<Instant> perhapsSent = sent.or(() -> Optional.ofNullable(takenOver.getIfPresent(decision.id())));
        boolean isPartlyDone = deed == Deed.RESTORE && sent.isPresent();
        if (!isPartlyDone && seen.version() != decision.suggestion().caseVersion()) {
            return new Answer.Moved();
        }
        Optional<String> hindrance = deed.hindrance(seen.report(), able);
        if (hindrance.isPresent()) {
            return new Answer.Refused(hindrance.get());
        }
        if (perhapsSent.filter(at -> clock.instant().isBefore(at.plus(SETTLES))).isPresent()) {
            return unknown();
        }
        return send(deed, seen, decision);
    }

    private Evidence.Sign sign(Deed deed, Look.Seen seen, Decision decision, Abilities.Found able) {
        boolean isPostGone = deed == Deed.DELETE_POST
                && seen.report().isClosedSince(decision.at())
                && seen.report().posts().stream().allMatch(p -> isGone(p.id()));
        return Evidence.of(deed, seen, decision, able.ownId(), isPostGone);
    }

    private boolean isGone(String postId) {
        return api.post(postId) instanceof Reply.Came came && (came.status() == 404 || came.status() == 410);
    }

    private Answer send(Deed deed, Look.Seen seen, Decision decision) {
        Report report = seen.report();
        Reply reply = switch (deed) {
            case WARN, FREEZE, SUSPEND, LIMIT, MARK_SENSITIVE ->
                api.act(report, deed.type(), decision.plan().notice());
            case CLOSE, NOTHING -> api.resolve(report);
            case DELETE_POST -> api.deletePost(report, report.posts().get(0).id());
            case RESTORE -> restore(report, decision);
        };
        if (reply instanceof Reply.Failed failed) {
            if (!failed.mayBeDone()) {
                return new Answer.Later(failed.why(), failed.retryAt());
            }
            unsettled.put(decision.id(), clock.instant());
            return afterwards(deed, decision, report.id(), false, new Answer.Later(failed.why(), failed.retryAt()));
        }
        Reply.Came came = (Reply.Came) reply;
        return came.status() == 200
                ? afterwards(
                        deed,
                        decision,
                        report.id(),
                        true,
                        new Answer.Refused("The case system said that it was done, but the case does not show it"))
                : refused(came, decision);
    }

    /** Takes the marks off one after the other; the first call that goes wrong ends it. */
    private Reply restore(Report report, Decision decision) {
        unsettled.put(decision.id(), clock.instant().minus(SETTLES));
        Optional<Reply> last = Optional.empty();
        for (Report.Mark mark : report.target().marks().stream().sorted().toList()) {
            Reply reply = api.unmark(report, mark);
            if (!(reply instanceof Reply.Came came) || came.status() != 200) {
                return reply;
            }
            last = Optional.of(reply);
        }
        return last.orElseThrow();
    }

    private Answer refused(Reply.Came came, Decision decision) {
        return switch (came.status()) {
            case 401 ->
                new Answer.Later(
                        "The case system does not let us act; an operator must renew our token", came.retryAt());
            case 403 -> {
                abilities.forget();
                yield AdminApi.isScopeMissing(came.body())
                        ? new Answer.Later(
                                "The case system does not let us act; an operator must give our token the scope "
                                        + scope(decision),
                                came.retryAt())
                        : new Answer.Refused(
                                "The case system does not let our account do this; whoever stands above it there can");
            }
            case 404, 410 -> {
                abilities.forget();
                yield new Answer.Refused("What was to be acted on is not in the case system any more");
            }
            case 408, 425 -> {
                unsettled.put(decision.id(), clock.instant());
                yield unknown();
            }
            case 422 -> new Answer.Refused("The case system cannot do this on this case");
            default -> new Answer.Refused("The case system refused the action (" + came.status() + ")");
        };
    }

    private static String scope(Decision decision) {
        return Deed.of(decision.plan().action()).map(Deed::scope).orElse("for it");
    }

    /**
     * Looks whether it has happened.
     *
     * @param isTold whether the case system said that it did; then what looks like it is it
     */
    private Answer afterwards(Deed deed, Decision decision, String reportId, boolean isTold, Answer otherwise) {
        Look look = api.look(reportId);
        if (look instanceof Look.Gone) {
            return new Answer.Refused(
                    "It was sent, and then the case was erased in the case system; nobody can say whether it was done");
        }
        if (!(look instanceof Look.Seen seen)) {
            unsettled.put(decision.id(), clock.instant());
            return unknown();
        }
        return switch (sign(deed, seen, decision, abilities.now())) {
            case DONE -> done(deed, seen, decision);
            case UNKNOWN -> isTold ? done(deed, seen, decision) : otherwise;
            case NONE -> otherwise;
        };
    }

    private Answer done(Deed deed, Look.Seen seen, Decision decision) {
        unsettled.invalidate(decision.id());
        takenOver.invalidate(decision.id());
        String id = deed == Deed.RESTORE
                ? RESTORED + decision.id()
                : seen.report().closed().map(Report.Closing::actionId).orElse(deed.name());
        return new Answer.Accepted(id);
    }

    private static Answer unknown() {
        return new Answer.Later(
                "It was sent, or may have been, and nobody knows yet whether it was done; it is looked for before anything is sent",
                Optional.empty());
    }

    @Override
    public Answer tell(CaseRef ref, AppealNews news) {
        return new Answer.Refused("Mastodon decides appeals only in its own console; approve or reject it there");
    }

    @Override
    public ReadBack readBack(CaseRef ref, String actionId) {
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone) {
            return new ReadBack.NotThere(
                    "The case system took it, and then the case was erased there; nobody can say whether it was done");
        }
        if (look instanceof Look.Later later) {
            return new ReadBack.Later(later.why(), later.notBefore());
        }
        Report report = ((Look.Seen) look).report();
        boolean isThere = actionId.startsWith(RESTORED)
                ? report.target().marks().isEmpty()
                : report.closed().map(Report.Closing::actionId).equals(Optional.of(actionId));
        return isThere
                ? new ReadBack.Applied()
                : new ReadBack.NotThere("It was done, and taken back in the case system since");
    }
}
