package casebell.policy.format;

import java.io.StringReader;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.events.Event;

/** Finds every comment of a file as the parser of YAML sees it, before anything is composed of it. */
final class CommentFinder {
    private CommentFinder() {}

    static void find(String text, Consumer<String> taker) {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        for (Event event : new Yaml(options).parse(new StringReader(text))) {
            if (event instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                taker.accept(comment.getValue().strip());
            }
        }
    }
}
