package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Staff;
import casebell.intake.LinkFinder;
import casebell.review.ActionPlan;
import casebell.review.Suggestion;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** What is offered while somebody types an option; only what that person may see. */
final class Completions {
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "none");
    private static final List<String> ONLY = List.of("mine", "unclaimed", "overdue", "snoozed");

    private final Desks desks;

    Completions(Desks desks) {
        this.desks = desks;
    }

    /**
     * Choices for an option, at most as many and as long as Discord takes.
     *
     * @param options what the other options say so far
     */
    List<String> of(Staff who, String command, String option, Function<String, String> options, String typed) {
        if (!desks.permissions().allow(who, Deed.READ) || typed.length() > OptionData.MAX_CHOICE_VALUE_LENGTH) {
            return List.of();
        }
        String wanted = typed.toLowerCase(Locale.ROOT);
        Stream<String> choices = switch (option) {
            case "case" -> cases(who, typed);
            case "target" -> desks.liaison().targets(who, typed, OptionData.MAX_CHOICES).stream();
            case "action" -> actions(who, options.apply("case")).filter(a -> a.contains(wanted));
            case "severity" -> SEVERITIES.stream().filter(s -> s.startsWith(wanted));
            case "source" -> sources().filter(s -> s.contains(wanted));
            case "only" -> ONLY.stream().filter(s -> s.startsWith(wanted));
            case "set" -> words(command).filter(s -> s.startsWith(wanted));
            case "anyway", "post" -> Stream.of("yes").filter(s -> s.startsWith(wanted));
            case "zone" -> zones(wanted);
            case "about" -> firstWords().filter(s -> s.startsWith(wanted));
            default -> Stream.empty();
        };
        return choices.filter(c -> c.length() <= OptionData.MAX_CHOICE_VALUE_LENGTH)
                .limit(OptionData.MAX_CHOICES)
                .toList();
    }

    private Stream<String> cases(Staff who, String typed) {
        return desks.reviews().matching(typed, desks.permissions().sight(who), OptionData.MAX_CHOICES).stream()
                .map(l -> l.ref().toString());
    }

    private Stream<String> actions(Staff who, String named) {
        return CaseRef.read(named)
                .filter(ref ->
                        Reading.barred(desks.permissions(), who, Deed.READ, ref).isEmpty())
                .flatMap(ref -> desks.reviews().find(ref))
                .map(review -> offered(review.suggestion()))
                .orElse(Stream.empty());
    }

    private static Stream<String> offered(Suggestion suggestion) {
        return Stream.concat(suggestion.plan().stream(), suggestion.alternatives().stream())
                .map(ActionPlan::action)
                .distinct();
    }

    private Stream<String> sources() {
        return desks.links().forms().stream()
                .map(LinkFinder.Form::source)
                .distinct()
                .sorted();
    }

    private static Stream<String> words(String command) {
        return command.startsWith("operator") ? Stream.of("on", "off", "status") : Stream.of("on", "off");
    }

    private static Stream<String> zones(String wanted) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(z -> z.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted();
    }

    private static Stream<String> firstWords() {
        return CommandTable.all().stream().map(c -> c.name().split(" ", 2)[0]).distinct();
    }
}
