package casebell.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a piece of a sentence among the texts of a source file. */
final class Sentences {
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"((?:\\\\.|[^\"\\\\])*)\"|'(?:\\\\.|[^'\\\\])'|[;{}]", Pattern.DOTALL);
    /** Two words, or one and a mark. */
    private static final Pattern SENTENCE =
            Pattern.compile(".*([A-Za-z]{2,}.* .*[A-Za-z]{2,}|[a-z]{3,}[ .:,]).*", Pattern.DOTALL);
    /** What the record, the policy and the store call things. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z]+[.:][A-Za-z.-]*|/casebell/.*|uuuu.*|https://.*|.*\\\\\\\\.*");
    /** Statements whose texts nobody reads in the chat. */
    private static final Pattern FOR_OTHERS = Pattern.compile(
            ".*(LOG\\.|Exception\\(|AssertionError\\(|Trouble\\(|Pattern\\.compile|\\.matches\\().*", Pattern.DOTALL);

    private Sentences() {}

    static List<String> of(String source) {
        List<String> sentences = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        int statement = 0;
        while (token.find()) {
            String text = token.group(1);
            if (text == null) {
                statement = token.group().matches("[;{}]") ? token.end() : statement;
            } else if (SENTENCE.matcher(text).matches()
                    && !NAME.matcher(text).matches()
                    && !FOR_OTHERS
                            .matcher(source.substring(statement, token.start()))
                            .matches()) {
                sentences.add(text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\u26D4", "\u26D4"));
            }
        }
        return sentences;
    }
}
