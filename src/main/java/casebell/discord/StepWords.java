package casebell.discord;

import casebell.cases.History;
import casebell.review.incident.Batch;
import casebell.review.thread.Chapter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** What an entry of the record says to staff, in a sentence. */
final class StepWords {
    private static final int NOTE = 500;
    private static final int LINE = 560;
    private static final int COLOUR = 0x6C8CF5;

    private StepWords() {}

    /** A chapter as a message of a thread. */
    static MessageEmbed draw(Chapter chapter, String marker) {
        return new EmbedBuilder()
                .setColor(COLOUR)
                .setDescription(Clean.shortened(lines(chapter), MessageEmbed.DESCRIPTION_MAX_LENGTH))
                .setFooter(marker)
                .build();
    }

    /** The same where there is no thread. */
    static MessageEmbed drawInChannel(Chapter latest, String why, String marker) {
        return new EmbedBuilder()
                .setColor(0xF2B45C)
                .setDescription(Clean.shortened(
                        "There is no thread here: " + Clean.own(why, 200)
                                + ". What happens is told in this message instead; its buttons and commands work as ever.\n\n"
                                + lines(latest),
                        MessageEmbed.DESCRIPTION_MAX_LENGTH))
                .setFooter(marker)
                .build();
    }

    private static String lines(Chapter chapter) {
        return chapter.steps().stream()
                .map(s -> "<t:" + s.at().getEpochSecond() + ":t> " + Clean.shortened(of(s), LINE))
                .collect(Collectors.joining("\n"));
    }

    /** The sentence. */
    static String of(History.Step step) {
        Facts facts = new Facts(step.facts());
        String who = step.staffId().map(id -> "<@" + id + ">").orElse("Casebell");
        return switch (step.type()) {
            case "thread.wanted" ->
                step.staffId().isPresent()
                        ? who + " asked for this thread. What happens from now on is told here."
                        : "What happens is told here; the card stays in the channel.";
            case "thread.noted" -> "📝 " + who + ": " + facts.line("note");
            case "case.sealed" -> "🔒 The case is confidential from now on.";
            case "case.unsealed" -> "🔓 The case is not confidential any more.";
            case "case.gone" -> "The case is not there any more in the case system.";
            default -> step.type().startsWith("incident.") ? ofIncident(step, who, facts) : ofReview(step, who, facts);
        };
    }

    private static String ofReview(History.Step step, String who, Facts facts) {
        return switch (step.type()) {
            case "review.approved" -> who + " approved: " + facts.action() + "." + facts.reason();
            case "review.decided" -> "**Decided: " + facts.action() + ".**";
            case "review.dismissed" -> "**" + who + " dismissed it.**" + facts.reason();
            case "review.undone" -> "↩️ " + who + " took it back (it was " + facts.own("was") + ").";
            case "review.reopened" -> who + " reopened it." + facts.reason();
            case "review.reversal-proposed" -> who + " proposed to take back what was done." + facts.reason();
            case "review.reversal-dropped" -> who + " dropped the proposal to take it back." + facts.reason();
            case "review.approval-lapsed" ->
                "The approval of <@" + facts.own("approver") + "> does not count any more: " + facts.own("why") + ".";
            case "review.policy-moved" -> "The policy changed; the press of " + who + " did not count.";
            case "review.claimed" -> who + " has the case.";
            case "review.handed-over" -> who + " handed it over to <@" + facts.own("to") + ">: " + facts.line("note");
            case "review.recused" -> who + " keeps out of it: a conflict of interest.";
            case "review.dissented" -> "✋ " + who + " dissents." + facts.reason();
            case "review.opinion-asked" -> who + " asked for a second opinion.";
            case "review.snoozed" -> "😴 " + who + " snoozed it until " + facts.moment("until") + ".";
            case "review.snooze-ended" -> "The snooze is over.";
            case "action.done" -> "✅ Done in the case system: " + facts.action() + ".";
            case "action.refused" -> "⛔ The case system did not do it: " + facts.line("why");
            case "action.moved" -> "Nothing was done: the case changed after it was approved.";
            case "action.held-back" -> "⏸ Held back: " + facts.line("why");
            case "appeal.opened" -> "⚖️ Appeal " + facts.own("appeal") + " was opened." + facts.reason();
            case "appeal.upheld" -> "⚖️ Appeal " + facts.own("appeal") + ": " + who + " upheld it." + facts.reason();
            case "appeal.overturned" -> "⚖️ Appeal " + facts.own("appeal") + ": overturned.";
            case "appeal.told" -> "⚖️ Appeal " + facts.own("appeal") + ": the case system was told the outcome.";
            case "appeal.not-told" ->
                "⚖️ Appeal " + facts.own("appeal") + ": the case system was not told the outcome. " + facts.line("why")
                        + ".";
            case "escalation.acknowledged" -> who + " acknowledged the escalation.";
            default -> step.type() + ".";
        };
    }

    private static String ofIncident(History.Step step, String who, Facts facts) {
        String batch = "Batch " + facts.own("batch");
        return switch (step.type()) {
            case "incident.stands" -> "From " + facts.own("cases") + " cases on, they are one incident.";
            case "incident.raised" -> "🔔 An alarm was raised, once for all of them.";
            case "incident.sampled" ->
                "🔎 " + who + " looked at a random sample from " + facts.own("of") + " cases with the verdict `"
                        + Batch.codeOf(facts.own("verdict")) + "`.";
            case "incident.batch-proposed" ->
                "**" + batch + "**: " + who + " proposed to decide " + facts.own("cases") + " cases with the verdict `"
                        + Batch.codeOf(facts.own("verdict")) + "`: " + facts.action() + "." + facts.reason();
            case "incident.batch-approved" -> batch + ": " + who + " approved.";
            case "incident.batch-lapsed" -> batch + " lapsed: an approval did not count any more.";
            case "incident.batch-stopped" -> "⏹ " + batch + ": " + who + " stopped it.";
            case "incident.batch-done" -> "✅ " + batch + " is done: " + facts.parts() + ".";
            case "incident.closed" ->
                step.staffId().isPresent()
                        ? "🏁 " + who + " closed the incident." + facts.reason()
                        : "🏁 All " + facts.own("cases") + " cases are decided; the incident is closed.";
            case "incident.reopened" -> "The incident is open again: " + facts.own("cases") + " cases.";
            case "incident.merged" ->
                "🔀 " + who + " put its " + facts.own("cases") + " cases into `" + facts.own("into") + "`.";
            case "incident.took" ->
                "🔀 " + who + " put the " + facts.own("cases") + " cases of `" + facts.own("from")
                        + "` in here. Who decides looks at a sample anew.";
            case "incident.policy-moved" ->
                "The policy changed; the press of " + who + " did not count, and the cases are judged anew.";
            default -> step.type() + ".";
        };
    }

    /** What an entry says besides who and what. */
    private record Facts(Map<String, String> all) {
        /** A word of the house. */
        String own(String name) {
            return Clean.own(all.getOrDefault(name, "?"), 200);
        }

        /** What a person wrote. */
        String line(String name) {
            return Clean.line(all.getOrDefault(name, ""), NOTE);
        }

        String reason() {
            return Optional.ofNullable(all.get("reason"))
                    .filter(r -> !r.isBlank())
                    .map(r -> " " + Clean.line(r, NOTE))
                    .orElse("");
        }

        String action() {
            String action = all.getOrDefault("action", "none");
            return action.equals("none") ? "dismiss" : Clean.own(action.replace('-', ' '), 60);
        }

        String moment(String name) {
            return Words.clock(java.time.Instant.parse(all.getOrDefault(name, "1970-01-01T00:00:00Z")));
        }

        /** How many cases went which way, in the order of the outcomes. */
        String parts() {
            String parts = java.util.Arrays.stream(casebell.review.Together.Part.values())
                    .flatMap(part -> Optional.ofNullable(all.get(part.name().toLowerCase(java.util.Locale.ROOT)))
                            .map(count ->
                                    count + " " + (part.isLeftOut() ? "left out (" + part.words() + ")" : part.words()))
                            .stream())
                    .collect(Collectors.joining(", "));
            return parts.isEmpty() ? "nothing was decided" : parts;
        }
    }
}
