package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
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
import java.util.Optional;
import java.util.Set;

/** Where Casebell's hands are tied on purpose: by safe mode, and by a quota of actions a day. */
public final class HandsDesk {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final HandsStore hands;
    private final Permissions permissions;
    private final int dailyQuota;
    private final InstantSource clock;

    /**
     * @param dailyQuota how many actions may be begun on one day, in UTC; 0 for any number
     */
    public HandsDesk(HandsStore hands, Permissions permissions, int dailyQuota, InstantSource clock) {
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

    /** Why something is not done now, and when to look again. */
    record Tied(String why, Instant lookAgain) {}

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
                .map(mode -> new Tied(
                        "safe mode is on since <t:" + mode.since().getEpochSecond() + ":f>, so nothing is done",
                        clock.instant().plus(LOOK_AGAIN)));
    }

    /** Counts one action, or says why it may not begin now. Called inside the change that begins it. */
    Optional<Tied> begin(String decisionId) {
        Optional<Tied> tied = tied();
        if (tied.isPresent() || dailyQuota == 0) {
            return tied;
        }
        return hands.change(Hands.KEY, stored -> {
            Hands before = stored.orElseGet(this::free);
            LocalDate today = today();
            if (before.actionsOn(today) >= dailyQuota) {
                Instant tomorrow =
                        today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                String why = "the quota of " + dailyQuota + " actions a day is used up; it begins anew at <t:"
                        + tomorrow.getEpochSecond() + ":f>";
                return Change.none(Optional.of(new Tied(why, tomorrow)));
            }
            Hands next = before.counting(today);
            Json.Builder details = Json.object()
                    .with("decision", decisionId)
                    .with("today", next.actions())
                    .with("quota", dailyQuota);
            return Change.to(next, Entry.ofHouse("action.counted", Hands.KEY, details))
                    .answering(Optional.empty());
        });
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
