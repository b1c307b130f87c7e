package casebell.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a rule reminds of beside the action. Casebell drafts and reminds; people decide and send. */
enum Duty {
    /** Evidence must be kept before anything is removed. */
    PRESERVE_EVIDENCE("Keep the evidence before anything is removed."),
    /** Digital Services Act, Article 18: a suspicion of an offence that threatens life or safety is told to the authorities. */
    CONSIDER_POLICE_REPORT(
            "Consider a report to the police (DSA Art 18). Casebell writes a draft at most; a person decides and sends."),
    /** A document that leaves nothing out is owed to the author. */
    STATEMENT_OF_REASONS("The author is owed a statement of reasons (DSA Art 17).");

    private final String sentence;

    Duty(String sentence) {
        this.sentence = sentence;
    }

    /** As the bundle writes it: {@code preserve-evidence}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    String sentence() {
        return sentence;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Duty::word).toList();
    }

    static Duty of(String word) {
        return Arrays.stream(values())
                .filter(d -> d.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
