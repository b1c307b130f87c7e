package casebell.discord;

import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.review.ActionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Words that several texts share. */
final class Words {
    private Words() {}

    /** {@code remove the post}, from the action's name. */
    static String action(ActionPlan plan) {
        String words = switch (plan.action()) {
            case "remove-post" -> "remove the post";
            case "hide-post" -> "hide the post";
            case "notice" -> "put a public-interest notice before the post";
            case "context-note" -> "add a context note";
            case "limit-reach" -> "limit the reach";
            case "limit-replies" -> "limit the replies";
            case "sweep-replies" -> "sweep the replies";
            case "warn" -> "warn the author";
            case "strike" -> "give a strike";
            case "lock-account" -> "lock the account";
            case "suspend-account" -> "suspend the account";
            case "limit-account" -> "limit the whole account";
            case "mark-sensitive" -> "hide the account's media behind a warning";
            case "restore" -> "restore";
            case "preserve-evidence" -> "preserve the evidence";
            case "close-case" -> "close the case";
            case "no-action" -> "take no action";
            default -> plan.action().replace('-', ' ');
        };
        return plan.lasts().map(d -> words + " for " + length(d)).orElse(words);
    }

    static String length(Duration duration) {
        if (duration.toDays() > 0 && duration.toHours() % 24 == 0) {
            return duration.toDays() == 1 ? "1 day" : duration.toDays() + " days";
        }
        long hours = duration.toHours();
        long minutes = hours > 0 ? duration.toMinutesPart() : Math.max(1, duration.toMinutes());
        String inHours = hours == 0 ? "" : hours == 1 ? "1 hour" : hours + " hours";
        String inMinutes = minutes == 0 ? "" : minutes == 1 ? "1 minute" : minutes + " minutes";
        return (inHours + " " + inMinutes).strip();
    }

    /** A time that every reader sees in their own zone, counting. */
    static String clock(Instant at) {
        return "<t:" + at.getEpochSecond() + ":R>";
    }

    /** A time of day that every reader sees in their own zone; it stays true when it is over. */
    static String moment(Instant at) {
        return "<t:" + at.getEpochSecond() + ":T>";
    }

    static String roles(Set<Role> roles) {
        return Permissions.inWords(roles);
    }

    /** {@code 1 more person}. */
    static String people(int count) {
        return count == 1 ? "1 more person" : count + " more people";
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
