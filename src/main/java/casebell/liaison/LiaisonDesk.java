package casebell.liaison;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where contacts with a targeted person's office are logged, and promises made and kept. */
public final class LiaisonDesk {
    private static final Pattern TARGET = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}/[^\\s/]{1,100}");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+|\\+?[0-9][0-9 ()./-]{7,}[0-9]");
    private static final int LONGEST = 500;
    private static final Duration FARTHEST = Duration.ofDays(90);

    private final LiaisonStore dossiers;
    private final CaseSheet sheet;
    private final Permissions permissions;
    private final InstantSource clock;

    /**
     * @param sheet knows what became of the cases of a targeted person
     */
    public LiaisonDesk(LiaisonStore dossiers, CaseSheet sheet, Permissions permissions, InstantSource clock) {
        this.sheet = sheet;
        this.dossiers = dossiers;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Whether a targeted person can be named so in commands. */
    static boolean isName(String target) {
        return TARGET.matcher(target).matches();
    }

    /** Logs a contact; contacts that the policy asked for are kept with it. */
    public Noted log(String target, Staff who, String note) {
        Instant now = clock.instant();
        return note(target, who, note, dossier -> {
            Entry entry = Entry.ofStaff(
                    "liaison.contact", target, who.id(), Json.object().with("length", note.length()));
            Dossier next = dossier.with(new Dossier.Contact(who.id(), now, note.strip()));
            Change.Draft<Dossier> change = Change.to(next, entry);
            dossier.owed().forEach(owed -> change.recording(kept(target, who, owed.number())));
            return change.answering(new Noted.Done(next));
        });
    }

    /** Makes a promise that will be reminded of when it is due. */
    public Noted promise(String target, Staff who, String what, Duration within) {
        if (!permissions.allow(who, Deed.LIAISE)) {
            return new Noted.NotAllowed(permissions.whoMay(Deed.LIAISE));
        }
        if (within.isNegative() || within.isZero() || within.compareTo(FARTHEST) > 0) {
            return new Noted.Unfit("A promise is due within 90 days, for example in 2 hours");
        }
        Instant due = clock.instant().plus(within);
        return note(target, who, what, dossier -> {
            int number = dossier.promises().size() + 1;
            Dossier next = dossier.with(new Dossier.Promise(number, who.id(), what.strip(), due, Optional.empty()));
            Json.Builder details = Json.object().with("promise", number).with("due", due.toString());
            return Change.to(next, Entry.ofStaff("liaison.promised", target, who.id(), details))
                    .ordering(Order.of(Errand.REMIND, target, String.valueOf(number), due))
                    .answering(new Noted.Done(next));
        });
    }

    /** Takes down that a promise was kept. */
    public Noted keep(String target, Staff who, int number) {
        Instant now = clock.instant();
        return note(target, who, "kept", dossier -> {
            if (dossier.open(number).isEmpty()) {
                return Change.none(new Noted.Unfit("There is no open promise number " + number + " for " + target));
            }
            Dossier next = dossier.kept(number, now);
            return Change.to(next, kept(target, who, number)).answering(new Noted.Done(next));
        });
    }

    private static Entry kept(String target, Staff who, int number) {
        return Entry.ofStaff("liaison.kept", target, who.id(), Json.object().with("promise", number));
    }

    /** The dossier of a target and what became of the cases, for those who may see it. */
    public Noted show(String target, Staff who) {
        if (!permissions.allow(who, Deed.LIAISE)) {
            return new Noted.NotAllowed(permissions.whoMay(Deed.LIAISE));
        }
        return new Noted.Shown(
                dossiers.find(target).orElseGet(() -> Dossier.of(target)), sheet.of(target, permissions.sight(who)));
    }

    /** Promises that are due within this time, for those who may see them. */
    public List<LiaisonStore.Due> due(Staff who, Duration within, int limit) {
        return permissions.allow(who, Deed.LIAISE)
                ? dossiers.due(clock.instant().plus(within), limit)
                : List.of();
    }

    /** Targets whose name contains the text, for those who may see them. */
    public List<String> targets(Staff who, String text, int limit) {
        if (!permissions.allow(who, Deed.LIAISE)) {
            return List.of();
        }
        Stream<String> all = Stream.concat(
                dossiers.targets(text, limit).stream(), sheet.targets(text, permissions.sight(who), limit).stream());
        return all.distinct().limit(limit).toList();
    }

    private Noted note(String target, Staff who, String text, Function<Dossier, Change<Dossier, Noted>> work) {
        if (!permissions.allow(who, Deed.LIAISE)) {
            return new Noted.NotAllowed(permissions.whoMay(Deed.LIAISE));
        }
        if (!isName(target)) {
            return new Noted.Unfit("A targeted person is named by source and account, for example demo/u-5");
        }
        if (text.isBlank() || text.length() > LONGEST) {
            return new Noted.Unfit("Write 1 to 500 characters");
        }
        if (ADDRESS.matcher(text).find()) {
            return new Noted.Unfit(
                    "Leave e-mail addresses and telephone numbers out: everybody in the channel could read them");
        }
        return dossiers.change(target, stored -> work.apply(stored.orElseGet(() -> Dossier.of(target))));
    }
}
