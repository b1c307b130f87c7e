package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Staff;
import casebell.liaison.LiaisonStore;
import casebell.review.people.PeopleDesk;
import casebell.review.people.ShiftDesk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The commands that are about the people who review: what they look at, when they rest, and how a shift ends. */
final class PeopleCommands {
    private static final Duration SOON = Duration.ofHours(24);
    private static final int MOST_PROMISES = 5;
    private static final int LONGEST_SHIFT = 24;

    private final Desks desks;

    PeopleCommands(Desks desks) {
        this.desks = desks;
    }

    /** The answer; empty when the command is none of these. */
    Optional<String> run(String command, Staff who, Function<String, String> option) {
        return switch (command) {
            case "me show" -> Optional.of(PeopleReplies.of(desks.people().self(who)));
            case "me quiet-hours" -> Optional.of(PeopleReplies.of(rest(who, option)));
            case "team totals" -> Optional.of(PeopleReplies.of(desks.people().totals(who)));
            case "handover" -> Optional.of(handOver(who, option));
            default -> Optional.empty();
        };
    }

    /** The text of a case, for one person. */
    String text(CaseRef ref, Staff who) {
        return PeopleReplies.of(ref, desks.texts().show(ref, who));
    }

    private PeopleDesk.Told rest(Staff who, Function<String, String> option) {
        String from = option.apply("from");
        return from.equalsIgnoreCase("off")
                ? desks.people().restNoMore(who)
                : desks.people().rest(who, from, option.apply("to"), option.apply("zone"));
    }

    private String handOver(Staff who, Function<String, String> option) {
        String hours = option.apply("hours");
        boolean isFit = hours.isEmpty()
                || (hours.matches("[0-9]{1,2}")
                        && Integer.parseInt(hours) >= 1
                        && Integer.parseInt(hours) <= LONGEST_SHIFT);
        if (!isFit) {
            return "A shift is 1 to " + LONGEST_SHIFT + " hours long.";
        }
        ShiftDesk.Ended ended = desks.shifts()
                .note(who, Optional.of(hours).filter(h -> !h.isEmpty()).map(Integer::valueOf));
        if (ended instanceof ShiftDesk.Ended.NotAllowed n) {
            return Replies.notAllowed(n.deed(), n.whoMay());
        }
        List<LiaisonStore.Due> promises = desks.liaison().due(who, SOON, MOST_PROMISES);
        ShiftDesk.Ended.Note note = (ShiftDesk.Ended.Note) ended;
        if (!CaseworkCommands.isYes(option.apply("post"))) {
            return PeopleReplies.note(who.id(), note, promises)
                    + "\nOnly you see this. `post:yes` puts it into the channel, without the names of cases that not everybody may see.";
        }
        ShiftDesk.Ended.Note forAll = note.naming(desks.permissions()::isEverybodys);
        desks.shifts().post(who, PeopleReplies.note(who.id(), forAll, promises));
        return "Your note is on its way to the channel.";
    }
}
