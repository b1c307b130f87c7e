package casebell.discord;

import casebell.intake.CaseLine;
import casebell.intake.Follow;
import casebell.intake.SystemsDesk;
import casebell.intake.SystemsDesk.SystemState;
import casebell.review.HandsDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What staff read about how the case systems are. */
final class SystemsReplies {
    private static final int LONGEST = 1_900;

    private SystemsReplies() {}

    /**
     * The words.
     *
     * @param hands knows how many actions were begun
     */
    static String of(SystemsDesk.Told told, HandsDesk hands) {
        if (told instanceof SystemsDesk.Told.NotAllowed n) {
            return Replies.notAllowed(n.deed(), n.whoMay());
        }
        List<SystemState> systems = ((SystemsDesk.Told.States) told).systems();
        if (systems.isEmpty()) {
            return "No case system is configured.";
        }
        StringBuilder words = new StringBuilder("**Case systems**");
        int left = systems.size();
        for (SystemState system : systems) {
            String line = "\n`" + system.source() + "`: " + words(system) + quota(system.source(), hands);
            if (words.length() + line.length() > LONGEST) {
                return words.append("\nand ").append(left).append(" more").toString();
            }
            words.append(line);
            left--;
        }
        return words.toString();
    }

    private static String words(SystemState system) {
        List<String> sentences = new ArrayList<>();
        sentences.add(circuit(system.lines()));
        system.lines().stream()
                .flatMap(line -> line.room().stream())
                .forEach(room -> sentences.add(room.left() + " of " + room.most() + " calls left for "
                        + room.window().toMinutes() + " min"));
        system.following().ifPresent(state -> sentences.add(following(state)));
        return String.join(". ", sentences) + ".";
    }

    private static String circuit(List<CaseLine.State> lines) {
        Optional<String> trouble =
                lines.stream().flatMap(line -> line.trouble().stream()).findFirst();
        String why = trouble.map(t -> ": " + Clean.own(t, 200)).orElse("");
        boolean isOpen = lines.stream().anyMatch(line -> line.circuit() == CaseLine.Circuit.OPEN);
        boolean isTrying = lines.stream().anyMatch(line -> line.circuit() == CaseLine.Circuit.TRYING);
        if (isOpen) {
            return "keeps failing and is left alone for a while" + why;
        } else if (isTrying) {
            return "failed, and is being tried again" + why;
        } else if (trouble.isPresent()) {
            return "the last call failed" + why;
        }
        return lines.stream().allMatch(line -> line.calls() == 0) ? "not called yet" : "works";
    }

    private static String following(Follow.State state) {
        String read =
                state.readAt().map(at -> "Followed, read " + Words.clock(at)).orElse("Followed, not read yet");
        if (state.trouble().isPresent()) {
            return read + "; new cases cannot be read: "
                    + Clean.own(state.trouble().get(), 200);
        }
        return state.isBehind() ? read + ", and there is more to read" : read;
    }

    private static String quota(String source, HandsDesk hands) {
        int quota = hands.quotaOf(source);
        int begun = hands.begunIn(source);
        if (quota == 0) {
            return "";
        }
        return " " + begun + " of " + quota + " actions begun today"
                + (begun >= quota ? "; what is approved now waits until tomorrow (UTC)." : ".");
    }
}
