package casebell.app.config;

import casebell.source.discourse.DiscourseSystem;
import casebell.source.http.HttpSystem;
import casebell.source.mastodon.MastodonSystem;
import casebell.source.ozone.OzoneSystem;
import casebell.source.wire.SystemKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of the kinds of case systems. A new one is a package of its own and one line here. */
final class SourceKinds {
    static final List<SystemKind> ALL =
            List.of(HttpSystem.KIND, MastodonSystem.KIND, DiscourseSystem.KIND, OzoneSystem.KIND);

    private SourceKinds() {}

    static Optional<SystemKind> find(String word) {
        return ALL.stream().filter(k -> k.word().equals(word)).findFirst();
    }

    /** {@code http (the Casebell Case API) or mastodon (…)}. */
    static String inWords() {
        return ALL.stream().map(k -> k.word() + " (" + k.title() + ")").collect(Collectors.joining(" or "));
    }
}
