package casebell.sandbox.cases.book;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a flood: threats of different accounts that refer to one post and are aimed at one person, all within ten minutes. The same number always gives
 * the same flood. One in ten is reported by the target, six in ten by others, three in ten were found before anybody reported them; one in ten is no
 * direct threat and has a lower score.
 */
public final class FloodWriter {
    private static final int SECONDS = 600;
    private static final List<String> THREATS = List.of(
            "You will not live to see Friday, Marrowen.",
            "I know when you leave the chamber. You are dead.",
            "Marrowen, we are coming for you tonight.",
            "Count your days. I will end you.",
            "One bullet for Marrowen. I have it here.",
            "I will burn your house down with you in it.");
    private static final List<String> OTHERS =
            List.of("Somebody should make Marrowen pay for this.", "I hope she never wakes up again.");

    private FloodWriter() {}

    /** The id of the n-th case, from 1. */
    public static String id(int number) {
        return String.format(Locale.ROOT, "f-%05d", number);
    }

    /**
     * The cases, the earliest first.
     *
     * @param story the story in which the post stands: the first case that refers to it lends the person it is aimed at
     * @param post the id of the post
     */
    public static List<ScriptedCase> write(int count, List<ScriptedCase> story, String post) {
        ObjectNode like = story.stream()
                .map(ScriptedCase::script)
                .filter(s -> s.path("content").path("refersTo").toString().contains("\"" + post + "\""))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No case of the story refers to " + post));
        List<ScriptedCase> flood = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ObjectNode target = ((ObjectNode) like.path("target")).deepCopy();
            ObjectNode script = write(i, SECONDS - (int) ((long) SECONDS * i / (count + 1)), target, post);
            flood.add(new ScriptedCase(id(i), "One of a flood of threats.", false, false, Map.of(), script));
        }
        return flood;
    }

    private static ObjectNode write(int number, int secondsAgo, ObjectNode target, String post) {
        boolean isDirect = number % 10 != 7;
        List<String> texts = isDirect ? THREATS : OTHERS;
        ObjectNode script = JsonNodeFactory.instance.objectNode();
        script.put("id", id(number)).put("version", 1).put("openedAt", "now-PT" + secondsAgo + "S");
        script.put("state", "open").put("kind", "post").put("foundBy", found(number));
        ObjectNode content = script.putObject("content");
        content.put("id", "pf-" + number)
                .put("postedAt", "now-PT" + (secondsAgo + 20) + "S")
                .put("language", "en");
        content.put("text", texts.get(number % texts.size())).put("inReplyTo", post);
        content.putArray("refersTo").add(post);
        ObjectNode author = script.putObject("author");
        author.put("id", "uf-" + number).put("handle", "@crowd_" + number).put("followers", number % 400);
        author.put("verified", false).put("office", "none").put("country", "XA").put("standing", "private");
        author.putArray("strikes");
        script.set("target", target);
        script.putObject("signals")
                .put("violent-threat", isDirect ? 0.96 : 0.61)
                .put("harassment", 0.7)
                .put("spam", 0.01);
        script.putArray("labels").add("lang:en");
        if (!found(number).equals("proactive")) {
            script.putArray("reports")
                    .addObject()
                    .put("id", "rf-" + number)
                    .put("at", "now-PT" + Math.max(0, secondsAgo - 5) + "S")
                    .put("by", found(number).equals("target-report") ? "target" : "bystander")
                    .put("reason", "threat");
        }
        return script;
    }

    private static String found(int number) {
        int kind = number % 10;
        return kind == 0 ? "target-report" : kind <= 6 ? "user-report" : "proactive";
    }
}
