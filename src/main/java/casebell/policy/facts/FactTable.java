package casebell.policy.facts;

import static casebell.policy.facts.Fact.Presence.ALWAYS;
import static casebell.policy.facts.Fact.Presence.EMPTY_WHEN_UNKNOWN;
import static casebell.policy.facts.Fact.Presence.MAY_BE_ABSENT;

import casebell.policy.facts.Fact.Presence;
import casebell.policy.facts.Fact.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one table of facts: loading checks conditions against it, evaluation reads by it, {@link #toMarkdown()} documents it.
 *
 * <p>A fact that stands nowhere in it does not exist for the policy.
 */
public final class FactTable {
    private static final List<String> OFFICES =
            List.of("none", "candidate", "nominee", "legislator", "minister", "head-of-state", "official", "party");
    private static final List<String> STANDINGS = List.of("private", "public-figure", "minor", "high-risk");
    private static final List<String> FINDERS = List.of(
            "target-report", "representative", "user-report", "trusted-flagger", "government", "staff", "proactive");
    private static final List<String> REPORTERS =
            List.of("target", "representative", "bystander", "trusted-flagger", "government", "staff", "proactive");

    /** The classifier names that the Case API knows; others are accepted. */
    public static final List<String> KNOWN_SIGNALS = List.of(
            "violent-threat",
            "incitement",
            "hateful-conduct",
            "dehumanization",
            "glorification",
            "harassment",
            "private-information",
            "self-harm",
            "sexual-exploitation",
            "terrorism",
            "manipulated-media",
            "spam",
            "platform-manipulation");

    private static final Map<String, Fact> FACTS = declare();
    private static final List<Fact> ALL = List.copyOf(FACTS.values());
    private static final Set<String> GROUPS = ALL.stream()
            .filter(f -> !f.isOfItem() && f.name().contains("."))
            .map(Fact::root)
            .collect(Collectors.toUnmodifiableSet());

    private FactTable() {}

    private static Map<String, Fact> declare() {
        Map<String, Fact> all = new LinkedHashMap<>();
        fact(all, "now", FactType.TIME, ALWAYS, "The moment of judging; the policy has no other clock.");
        fact(all, "case.openedAt", FactType.TIME, ALWAYS, "When the case was opened.");
        word(all, "case.state", ALWAYS, List.of("open", "in-review", "closed"), "How far the case is.");
        word(
                all,
                "case.kind",
                ALWAYS,
                List.of("post", "account", "message", "media", "follower-change"),
                "What the case is about.");
        word(all, "case.foundBy", MAY_BE_ABSENT, FINDERS, "Who found it first.");

        hidden(all, "content.id", FactType.TEXT, MAY_BE_ABSENT, "The platform's id of the content.");
        fact(all, "content.postedAt", FactType.TIME, MAY_BE_ABSENT, "When it was posted.");
        hidden(all, "content.language", FactType.TEXT, MAY_BE_ABSENT, "Language, BCP 47.");
        hidden(all, "content.text", FactType.TEXT, MAY_BE_ABSENT, "What was written.");
        hidden(all, "content.inReplyTo", FactType.TEXT, MAY_BE_ABSENT, "The id of the content it replies to.");
        hidden(all, "content.refersTo", FactType.TEXTS, EMPTY_WHEN_UNKNOWN, "Ids of content it refers to.");
        fact(all, "content.media", FactType.ITEMS, EMPTY_WHEN_UNKNOWN, "Pictures, videos, sounds.");
        word(all, "content.media[].kind", MAY_BE_ABSENT, List.of("image", "video", "audio"), "What it is.");
        word(
                all,
                "content.media[].altered",
                MAY_BE_ABSENT,
                List.of("none", "edited", "synthetic"),
                "Whether it was altered.");
        fact(
                all,
                "content.media[].missingContext",
                FactType.FLAG,
                MAY_BE_ABSENT,
                "Whether a cut leaves out what changes the meaning.");

        person(all, "author");
        fact(all, "author.strikes", FactType.ITEMS, EMPTY_WHEN_UNKNOWN, "Earlier violations that count.");
        fact(all, "author.strikes[].at", FactType.TIME, MAY_BE_ABSENT, "When it was given.");
        hidden(all, "author.strikes[].category", FactType.TEXT, MAY_BE_ABSENT, "The category of the violation.");
        fact(all, "author.strikes[].points", FactType.WHOLE, MAY_BE_ABSENT, "Its weight.");
        person(all, "target");

        fact(all, "reach.views", FactType.WHOLE, MAY_BE_ABSENT, "How often it was seen.");
        fact(all, "reach.shares", FactType.WHOLE, MAY_BE_ABSENT, "How often it was passed on.");
        fact(all, "reach.replies", FactType.WHOLE, MAY_BE_ABSENT, "How many replies it has.");
        fact(all, "reach.copiesElsewhere", FactType.WHOLE, MAY_BE_ABSENT, "Known copies on other sites.");

        fact(
                all,
                "signals",
                FactType.SCORES,
                EMPTY_WHEN_UNKNOWN,
                "Classifier scores, 0 to 1. signal(\"name\", fallback) writes down what an absent score counts as.");
        hidden(all, "labels", FactType.TEXTS, EMPTY_WHEN_UNKNOWN, "Labels of the case, such as lang:en.");
        fact(all, "reports", FactType.ITEMS, EMPTY_WHEN_UNKNOWN, "Who reported it.");
        word(all, "reports[].by", MAY_BE_ABSENT, REPORTERS, "The kind of reporter.");
        hidden(all, "reports[].reason", FactType.TEXT, MAY_BE_ABSENT, "The reason that was picked.");
        fact(all, "reports[].at", FactType.TIME, MAY_BE_ABSENT, "When it was reported.");
        fact(all, "actions", FactType.ITEMS, EMPTY_WHEN_UNKNOWN, "What was done in the case system already.");
        hidden(all, "actions[].action", FactType.TEXT, MAY_BE_ABSENT, "The action.");
        hidden(all, "actions[].by", FactType.TEXT, MAY_BE_ABSENT, "The kind of who did it.");
        hidden(all, "actions[].state", FactType.TEXT, MAY_BE_ABSENT, "applied, queued, refused or reversed.");
        fact(all, "actions[].at", FactType.TIME, MAY_BE_ABSENT, "When it was done.");

        fact(all, "followerChange.before", FactType.WHOLE, MAY_BE_ABSENT, "Followers before.");
        fact(all, "followerChange.after", FactType.WHOLE, MAY_BE_ABSENT, "Followers after.");
        fact(all, "followerChange.removedSpam", FactType.WHOLE, MAY_BE_ABSENT, "Followers removed as spam.");
        fact(
                all,
                "followerChange.removedLocked",
                FactType.WHOLE,
                MAY_BE_ABSENT,
                "Followers that were locked accounts.");
        fact(all, "followerChange.from", FactType.TIME, MAY_BE_ABSENT, "Start of the change.");
        fact(all, "followerChange.to", FactType.TIME, MAY_BE_ABSENT, "End of the change.");

        fact(
                all,
                "surge.threats",
                FactType.WHOLE,
                MAY_BE_ABSENT,
                "Posts in the window that refer to this one and score as threats.");
        fact(all, "surge.authors", FactType.WHOLE, MAY_BE_ABSENT, "Different authors of those posts.");
        fact(all, "surge.baseline", FactType.NUMBER, MAY_BE_ABSENT, "Threats that are usual in such a window.");
        fact(all, "surge.window", FactType.SPAN, MAY_BE_ABSENT, "Length of the window.");
        fact(
                all,
                "surge.atTarget",
                FactType.WHOLE,
                MAY_BE_ABSENT,
                "Threats against the target in the hour up to this case.");
        fact(
                all,
                "surge.usualAtTarget",
                FactType.NUMBER,
                MAY_BE_ABSENT,
                "Threats that are usual for this target in an hour, by their own last fortnight.");
        fact(
                all,
                "surge.rarity",
                FactType.NUMBER,
                MAY_BE_ABSENT,
                "How unusual that is for this target: 4 is one hour in ten thousand.");

        fact(all, "history.violations", FactType.WHOLE, MAY_BE_ABSENT, "Confirmed violations of the author in a year.");
        fact(all, "history.lastViolationAt", FactType.TIME, MAY_BE_ABSENT, "The latest of them.");
        fact(all, "history.casesAgainstTarget", FactType.WHOLE, MAY_BE_ABSENT, "Cases aimed at the target in 30 days.");
        return Collections.unmodifiableMap(all);
    }

    private static void person(Map<String, Fact> all, String who) {
        hidden(all, who + ".id", FactType.TEXT, MAY_BE_ABSENT, "The platform's id of the account.");
        hidden(all, who + ".handle", FactType.TEXT, MAY_BE_ABSENT, "The handle.");
        hidden(all, who + ".displayName", FactType.TEXT, MAY_BE_ABSENT, "The name shown.");
        fact(all, who + ".createdAt", FactType.TIME, MAY_BE_ABSENT, "When the account was made.");
        fact(all, who + ".followers", FactType.WHOLE, MAY_BE_ABSENT, "How many follow the account.");
        fact(all, who + ".verified", FactType.FLAG, MAY_BE_ABSENT, "Whether the platform verified who it is.");
        word(all, who + ".office", MAY_BE_ABSENT, OFFICES, "Public office held or sought.");
        hidden(all, who + ".country", FactType.TEXT, MAY_BE_ABSENT, "Country, ISO 3166.");
        hidden(all, who + ".party", FactType.TEXT, MAY_BE_ABSENT, "Political party.");
        word(all, who + ".standing", MAY_BE_ABSENT, STANDINGS, "Private person, public figure, minor or at high risk.");
        fact(all, who + ".automation", FactType.NUMBER, MAY_BE_ABSENT, "Likelihood of automation, 0 to 1.");
    }

    private static void fact(Map<String, Fact> all, String name, FactType type, Presence presence, String doc) {
        all.put(name, new Fact(all.size(), name, type, presence, Shown.VALUE, List.of(), doc));
    }

    private static void hidden(Map<String, Fact> all, String name, FactType type, Presence presence, String doc) {
        all.put(name, new Fact(all.size(), name, type, presence, Shown.SIZE, List.of(), doc));
    }

    private static void word(Map<String, Fact> all, String name, Presence presence, List<String> values, String doc) {
        all.put(name, new Fact(all.size(), name, FactType.TEXT, presence, Shown.VALUE, values, doc));
    }

    /** Every fact, in the order of the table. */
    public static List<Fact> all() {
        return ALL;
    }

    /** Whether facts are named under this name: {@code author}. */
    static boolean isGroup(String name) {
        return GROUPS.contains(name);
    }

    /** The fact of this name. */
    public static Optional<Fact> find(String name) {
        return Optional.ofNullable(FACTS.get(name));
    }

    /** The fields of the items of a list. */
    public static List<Fact> fieldsOf(String list) {
        List<Fact> fields = new ArrayList<>();
        for (Fact fact : FACTS.values()) {
            if (fact.isOfItem() && fact.list().equals(list)) {
                fields.add(fact);
            }
        }
        return fields;
    }

    /** The table as a page for policy owners. */
    public static String toMarkdown() {
        StringBuilder page = new StringBuilder("| Fact | Type | Absent? | What it says |\n|---|---|---|---|\n");
        for (Fact fact : FACTS.values()) {
            String absent = switch (fact.presence()) {
                case ALWAYS -> "never";
                case MAY_BE_ABSENT -> "yes, test with `has`";
                case EMPTY_WHEN_UNKNOWN -> "empty when unknown";
            };
            String values = fact.values().isEmpty() ? "" : " One of `" + String.join("`, `", fact.values()) + "`.";
            page.append("| `%s` | `%s` | %s | %s%s |\n"
                    .formatted(fact.name(), fact.type().cel(), absent, fact.doc(), values));
        }
        return page.toString();
    }
}
