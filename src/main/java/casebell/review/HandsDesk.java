package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where Casebell's hands are tied on purpose: by safe mode, and by a quota of actions a day. */
public final class HandsDesk {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final HandsStore hands;
    private final Permissions permissions;
    private final int dailyQuota;
    private final Map<String, Integer> quotas;
    private final InstantSource clock;

    /**
     * @param dailyQuota how many actions may be begun on one day, in UTC; 0 for any number
     */
    public HandsDesk(HandsStore hands, Permissions permissions, int dailyQuota, InstantSource clock) {
        this(hands, permissions, dailyQuota, Map.of(), clock);
    }

    /**
     * With quotas of their own for some case systems.
     *
     * @param quotas how many actions may be begun in a system on one day, in UTC, by its name
     */
    public HandsDesk(
            HandsStore hands,
            Permissions permissions,
            int dailyQuota,
            Map<String, Integer> quotas,
            InstantSource clock) {
        this.quotas = Map.copyOf(quotas);
        this.hands = hands;
        this.permissions = permissions;
        this.dailyQuota = dailyQuota;
        this.clock = clock;
    }

    /** What is answered about safe mode. */
    public sealed interface Told {
        /**
         * How it is.
         *
         * @param isNews whether this press changed it
         * @param actions how many actions were begun today
         * @param dailyQuota how many may be; 0 for any number
         */
        record State(Optional<Hands.SafeMode> safeMode, boolean isNews, int actions, int dailyQuota) implements Told {}

        /** This person may not. */
        record NotAllowed(Deed deed, Set<Role> whoMay) implements Told {}
    }

    /**
     * Why something is not done now.
     *
     * @param why for the middle of a sentence
     * @param lookAgain when to look again
     * @param wayOut what people can do about it, one sentence without its full stop
     */
    public record Tied(String why, Instant lookAgain, String wayOut) {}

    /** Ties the hands, or frees them. */
    public Told safeMode(Staff who, boolean isOn) {
        if (!permissions.allow(who, Deed.OPERATE)) {
            return new Told.NotAllowed(Deed.OPERATE, permissions.whoMay(Deed.OPERATE));
        }
        return hands.change(Hands.KEY, stored -> {
            Hands before = stored.orElseGet(this::free);
            if (before.safeMode().isPresent() == isOn) {
                return Change.none(state(before, false));
            }
            Hands next =
                    isOn ? before.tied(new Hands.SafeMode(who.id(), clock.instant())) : before.untied(clock.instant());
            Entry entry = Entry.ofStaff(isOn ? "safe-mode.on" : "safe-mode.off", Hands.KEY, who.id(), Json.object());
            return Change.to(next, entry).answering(state(next, true));
        });
    }

    /** How it is. */
    public Told status(Staff who) {
        return permissions.allow(who, Deed.READ)
                ? state(hands.find(Hands.KEY).orElseGet(this::free), false)
                : new Told.NotAllowed(Deed.READ, permissions.whoMay(Deed.READ));
    }

    /** Ties the hands because of what happened, tells leads, and puts it on the record. */
    void trip(String why) {
        hands.change(Hands.KEY, stored -> {
            Hands before = stored.orElseGet(this::free);
            if (before.safeMode().isPresent()) {
                return Change.none(false);
            }
            Instant now = clock.instant();
            Hands next = before.tied(new Hands.SafeMode(Hands.SafeMode.ITSELF, now, Optional.of(why)));
            Json.Builder details = Json.object().with("why", why);
            String text = "Safe mode is on: " + why
                    + ". Nothing is done in case systems until somebody switches it off with /operator safe-mode off.";
            return Change.to(next, Entry.ofHouse("safe-mode.on", Hands.KEY, details))
                    .ordering(TeamNotice.ofHouse("breaker-" + now.getEpochSecond(), text)
                            .order(now))
                    .answering(true);
        });
    }

    /** When safe mode was switched off last. */
    Optional<Instant> freedAt() {
        return hands.find(Hands.KEY).flatMap(Hands::freedAt);
    }

    /** Whether safe mode is on. */
    Optional<Tied> tied() {
        return hands.find(Hands.KEY)
                .flatMap(Hands::safeMode)
                .map(
                        mode -> new Tied(
                                "safe mode is on since <t:" + mode.since().getEpochSecond() + ":f>, so nothing is done",
                                clock.instant().plus(LOOK_AGAIN),
                                "It is done when somebody who may operate Casebell switches that off with /operator safe-mode"));
    }

    /** Why nothing would be begun about this case now. */
    public Optional<Tied> tied(CaseRef ref) {
        return tied().or(() -> spent(Hands.KEY, dailyQuota, ""))
                .or(() -> spent(keyOf(ref.source()), quotaOf(ref.source()), " in `" + ref.source() + "`"));
    }

    /** Counts one action, or says why it may not begin now. Called inside the change that begins it, so that what is not begun is not counted. */
    Optional<Tied> begin(CaseRef ref, String decisionId) {
        Optional<Tied> tied = tied(ref);
        if (tied.isEmpty() && dailyQuota > 0) {
            count(Hands.KEY, dailyQuota, decisionId);
        }
        if (tied.isEmpty() && quotaOf(ref.source()) > 0) {
            count(keyOf(ref.source()), quotaOf(ref.source()), decisionId);
        }
        return tied;
    }

    private Optional<Tied> spent(String key, int quota, String where) {
        LocalDate today = today();
        boolean isSpent = quota > 0
                && hands.find(key).filter(h -> h.actionsOn(today) >= quota).isPresent();
        Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        String why = "the quota of " + quota + (quota == 1 ? " action" : " actions") + " a day" + where
                + " is used up; it begins anew at <t:" + tomorrow.getEpochSecond() + ":f>";
        String wayOut =
                "It is done then by itself. What cannot wait is for the case system's own console, or for an operator, who can raise"
                        + " 'daily-quota'";
        return isSpent ? Optional.of(new Tied(why, tomorrow, wayOut)) : Optional.empty();
    }

    private void count(String key, int quota, String decisionId) {
        hands.change(key, stored -> {
            Hands next = stored.orElseGet(this::free).counting(today());
            Json.Builder details = Json.object()
                    .with("decision", decisionId)
                    .with("today", next.actions())
                    .with("quota", quota);
            return Change.to(next, Entry.ofHouse("action.counted", key, details))
                    .answering(true);
        });
    }

    private static String keyOf(String source) {
        return Hands.KEY + "@" + source;
    }

    /** How many actions may be begun in a case system on one day; 0 for any number. */
    public int quotaOf(String source) {
        return quotas.getOrDefault(source, 0);
    }

    /** How many were begun there today, as far as they are counted. */
    public int begunIn(String source) {
        return hands.find(keyOf(source)).map(h -> h.actionsOn(today())).orElse(0);
    }

    private Told state(Hands now, boolean isNews) {
        return new Told.State(now.safeMode(), isNews, now.actionsOn(today()), dailyQuota);
    }

    private Hands free() {
        return Hands.free(today());
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
