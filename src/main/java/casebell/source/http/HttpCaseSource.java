package casebell.source.http;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads cases over the Case API; what was read is kept and revalidated by its ETag at each reading. */
public final class HttpCaseSource implements CaseSource {
    private final HttpSourceSettings settings;
    private final CaseApiClient client;
    private final Cache<CaseRef, Snapshot> cache =
            Caffeine.newBuilder().maximumSize(2_000).build();

    public HttpCaseSource(HttpSourceSettings settings, InstantSource clock) {
        this.settings = settings;
        this.client = new CaseApiClient(settings, clock);
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
        CaseApiClient.Answer answer = client.get(path(ref), headers);
        if (answer instanceof CaseApiClient.Answer.Failed failed) {
            return new Reading.Later(failed.why(), failed.retryAt());
        }
        return reading(ref, known, before, (CaseApiClient.Answer.Came) answer);
    }

    private Reading reading(
            CaseRef ref, Optional<Snapshot> known, Optional<Snapshot> before, CaseApiClient.Answer.Came came) {
        return switch (came.status()) {
            case 200 -> told(ref, came);
            case 304 ->
                known.isPresent()
                        ? new Reading.Unchanged()
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

    private Reading told(CaseRef ref, CaseApiClient.Answer.Came came) {
        Optional<Snapshot> told = SnapshotReader.read(came.body(), ref.id(), came.tag());
        told.ifPresent(snapshot -> cache.put(ref, snapshot));
        return told.<Reading>map(Reading.Told::new)
                .orElseGet(() -> new Reading.Later(
                        "The case system answered with something that is not this case", Optional.empty()));
    }

    static String path(CaseRef ref) {
        return "/v1/cases/" + URLEncoder.encode(ref.id(), StandardCharsets.UTF_8);
    }
}
