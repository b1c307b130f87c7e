package casebell.source.http;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource;
import casebell.source.wire.Reply;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cases over the Case API; what was read is kept and revalidated by its ETag at each reading. */
final class HttpCaseSource implements CaseSource {
    private final WireSettings settings;
    private final WireClient client;
    private final Abilities abilities;
    private final Cache<CaseRef, Snapshot> cache =
            Caffeine.newBuilder().maximumSize(2_000).build();

    HttpCaseSource(WireSettings settings, WireClient client, Abilities abilities) {
        this.abilities = abilities;
        this.settings = settings;
        this.client = client;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Reading read(CaseRef ref, Optional<Snapshot> known) {
        Optional<Snapshot> before = known.or(() -> Optional.ofNullable(cache.getIfPresent(ref)));
        Map<String, String> headers = new HashMap<>();
        before.flatMap(Snapshot::tag).ifPresent(tag -> headers.put("If-None-Match", tag));
        Reply answer = client.get(path(ref), headers);
        if (answer instanceof Reply.Failed failed) {
            return new Reading.Later(failed.why(), failed.retryAt());
        }
        return reading(ref, known, before, (Reply.Came) answer);
    }

    private Reading reading(CaseRef ref, Optional<Snapshot> known, Optional<Snapshot> before, Reply.Came came) {
        return switch (came.status()) {
            case 200 -> told(ref, came);
            case 304 ->
                known.isPresent()
                        ? unchanged(known.get())
                        : before.<Reading>map(Reading.Told::new)
                                .orElseGet(() -> new Reading.Later(
                                        "The case system said 'not changed' about a case never read",
                                        Optional.empty()));
            case 404 -> new Reading.Absent("The case system has no such case");
            case 410 -> new Reading.Absent("The case was erased in the case system");
            case 401, 403 ->
                new Reading.Later(
                        "The case system does not accept our token; an operator must renew it", came.retryAt());
            default ->
                new Reading.Later("The case system refused to tell the case (" + came.status() + ")", came.retryAt());
        };
    }

    /** The case is as it was; what the platform can do about it may not be. */
    private Reading unchanged(Snapshot known) {
        List<Snapshot.Means> means = abilities.on(known.kind());
        return means.isEmpty() || means.equals(known.means())
                ? new Reading.Unchanged()
                : new Reading.Told(known.withMeans(means));
    }

    private Reading told(CaseRef ref, Reply.Came came) {
        Optional<Snapshot> told = SnapshotReader.read(came.body(), ref.id(), came.tag(), abilities::on);
        told.ifPresent(snapshot -> cache.put(ref, snapshot));
        return told.<Reading>map(Reading.Told::new)
                .orElseGet(() -> new Reading.Later(
                        "The case system answered with something that is not this case", Optional.empty()));
    }

    static String path(CaseRef ref) {
        return "/v1/cases/" + URLEncoder.encode(ref.id(), StandardCharsets.UTF_8);
    }
}
