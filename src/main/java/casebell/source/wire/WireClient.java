package casebell.source.wire;

import casebell.intake.CaseLine;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Makes one call: bounded in time, size, depth and number, to the configured host only, with a sentence of our own for every way it can fail. */
public final class WireClient implements CaseLine {
    private static final MediaType JSON = MediaType.get("application/json");
    /** A server gives up a connection that nobody uses: some after five seconds, most after a minute, and we are not told in time. */
    private static final Duration KEPT = Duration.ofSeconds(4);

    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 5;
    private static final Pattern TAG = Pattern.compile("(W/)?\"[!#-~]{0,200}\"");

    private final WireSettings settings;
    private final Map<String, String> identity;
    private final OkHttpClient writing;
    private final OkHttpClient reading;
    private final Neighbourhood neighbourhood;
    private final Optional<Pace> pace;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final InstantSource clock;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile Optional<String> trouble = Optional.empty();
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(1_000_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * @param pace how often the system may be called; empty when it says so itself
     */
    public WireClient(WireSettings settings, Optional<Pace> pace, InstantSource clock) {
        this(settings, pace, clock, Dns.SYSTEM);
    }

    /**
     * The same for a system that does not know us by a bearer token.
     *
     * @param identity the headers by which it knows us
     */
    public WireClient(WireSettings settings, Optional<Pace> pace, InstantSource clock, Map<String, String> identity) {
        this(settings, pace, clock, identity, Dns.SYSTEM);
    }

    WireClient(WireSettings settings, Optional<Pace> pace, InstantSource clock, Dns names) {
        this(
                settings,
                pace,
                clock,
                Map.of("Authorization", "Bearer " + settings.token().reveal()),
                names);
    }

    private WireClient(
            WireSettings settings, Optional<Pace> pace, InstantSource clock, Map<String, String> identity, Dns names) {
        this.settings = settings;
        this.identity = Map.copyOf(identity);
        this.pace = pace;
        this.clock = clock;
        neighbourhood = new Neighbourhood(names, settings.mayBePrivate());
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        settings.trust().ifPresent(trust -> builder.sslSocketFactory(trust.sockets(), trust.manager()));
        writing = builder.dns(neighbourhood)
                .connectionPool(new ConnectionPool(MOST_KEPT, KEPT.toMillis(), TimeUnit.MILLISECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(settings.callLimit())
                .readTimeout(settings.callLimit())
                .callTimeout(settings.callLimit())
                .build();
        // a read on a connection that the server has given up is made again at once on another one; a write never is
        reading = writing.newBuilder().retryOnConnectionFailure(true).build();
        breaker = CircuitBreaker.of(
                settings.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(LEFT_ALONE)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .recordResult(r -> r instanceof Reply.Failed)
                        .build());
        retry = Retry.of(
                settings.name(),
                RetryConfig.<Reply>custom()
                        .maxAttempts(2)
                        .waitDuration(Duration.ofMillis(150))
                        .retryOnResult(a -> a instanceof Reply.Failed f && f.isPassing())
                        .build());
    }

    /** A read, tried again once when it failed in passing. */
    public Reply get(String path, Map<String, String> headers) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        return guarded(
                false,
                () -> retry.executeSupplier(() -> {
                    if (!isFirst.getAndSet(false)) {
                        pace.ifPresent(p -> p.take(false));
                    }
                    return call(reading, request(path, headers).get().build());
                }));
    }

    /** A write, tried once; whoever calls knows whether and how it may be tried again. */
    public Reply post(String path, Map<String, String> headers, JsonNode body) {
        RequestBody bytes = RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON);
        return guarded(
                true, () -> call(writing, request(path, headers).post(bytes).build()));
    }

    /** The same with the fields of a form. */
    public Reply postForm(String path, Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
        fields.forEach(form::add);
        return guarded(
                true,
                () -> call(writing, request(path, Map.of()).post(form.build()).build()));
    }

    /** A write that carries all it has to say in its address. */
    public Reply put(String path, Map<String, String> headers) {
        RequestBody nothing = RequestBody.create(new byte[0]);
        return guarded(
                true, () -> call(writing, request(path, headers).put(nothing).build()));
    }

    /** Waiting for room is no failure of the system, so the breaker does not hear of it. */
    private Reply guarded(boolean isWrite, Supplier<Reply> work) {
        Optional<Instant> room = pace.flatMap(p -> p.take(isWrite));
        if (room.isPresent()) {
            return new Reply.Failed(
                    "The case system was asked as often as it allows; it is asked again later", false, false, room);
        }
        try {
            return counted(breaker.executeSupplier(work));
        } catch (CallNotPermittedException open) {
            return new Reply.Failed(
                    "The case system '" + settings.name() + "' keeps failing, so it is left alone for a while",
                    false,
                    false,
                    Optional.of(clock.instant().plus(LEFT_ALONE)));
        }
    }

    private Reply counted(Reply reply) {
        calls.incrementAndGet();
        Optional<String> why = reply instanceof Reply.Failed failed ? Optional.of(failed.why()) : Optional.empty();
        why.ifPresent(any -> failures.incrementAndGet());
        trouble = why;
        return reply;
    }

    @Override
    public String source() {
        return settings.name();
    }

    @Override
    public State state() {
        Circuit circuit = switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> Circuit.OPEN;
            case HALF_OPEN -> Circuit.TRYING;
            case CLOSED, DISABLED, METRICS_ONLY -> Circuit.CLOSED;
        };
        return new State(circuit, calls.get(), failures.get(), trouble, pace.map(Pace::room));
    }

    private Request.Builder request(String path, Map<String, String> headers) {
        Request.Builder request = new Request.Builder()
                .url(settings.base() + path)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "identity");
        identity.forEach(request::header);
        headers.forEach(request::header);
        return request;
    }

    private Reply call(OkHttpClient http, Request request) {
        try {
            neighbourhood.check(request.url().host());
            try (Response response = http.newCall(request).execute()) {
                return read(response);
            }
        } catch (JsonProcessingException e) {
            return failed(
                    "The case system answered with something that is not JSON; if it stays so, 'base-url' is not its address",
                    false,
                    true);
        } catch (InterruptedIOException e) {
            return failed(
                    "The case system did not answer in "
                            + Math.max(1, settings.callLimit().toSeconds()) + " s",
                    false,
                    true);
        } catch (Neighbourhood.NotAllowed e) {
            return failed(
                    "The address of the case system leads into our own network; an operator can allow that with 'private-network'",
                    false,
                    false);
        } catch (UnknownHostException e) {
            return failed("The case system cannot be reached, because its name leads nowhere", true, false);
        } catch (ConnectException e) {
            return failed("The case system cannot be reached", true, false);
        } catch (SSLException e) {
            return failed(Unsafe.why(e), false, !Unsafe.isBeforeTheCall(e));
        } catch (IOException e) {
            return failed("The connection to the case system broke", true, true);
        }
    }

    private Reply read(Response response) throws IOException {
        int status = response.code();
        Optional<Instant> retryAt = Times.retryAt(response, clock.instant());
        if (status >= 300 && status < 400 && status != 304) {
            return failed(
                    "The case system sent us to another address, which is not followed; an operator must put it into 'base-url'",
                    false,
                    false);
        }
        if (status == 429) {
            return new Reply.Failed("The case system asks us to slow down", false, false, retryAt);
        }
        if (status >= 500) {
            return new Reply.Failed(
                    "The case system answered with an error (" + status + ")",
                    status != 500 && retryAt.isEmpty(),
                    true,
                    retryAt);
        }
        Optional<byte[]> bytes = body(response);
        if (bytes.isEmpty()) {
            return failed("The case system sent more than " + settings.largestBody() / 1024 + " KiB", false, true);
        }
        boolean empty = status == 304 || bytes.get().length == 0;
        JsonNode body = empty ? mapper.createObjectNode() : mapper.readTree(bytes.get());
        return new Reply.Came(status, body, tag(response), Optional.ofNullable(response.header("Link")), retryAt);
    }

    /** What can be sent back as it is; a validator with anything else in it is of no use. */
    private static Optional<String> tag(Response response) {
        return Optional.ofNullable(response.header("ETag"))
                .filter(t -> TAG.matcher(t).matches());
    }

    private static Reply failed(String why, boolean isPassing, boolean mayBeDone) {
        return new Reply.Failed(why, isPassing, mayBeDone, Optional.empty());
    }

    /** The body, or empty when it is larger than allowed; never more than the limit is held. */
    private Optional<byte[]> body(Response response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream in = response.body().byteStream()) {
            int count = in.read(buffer);
            while (count >= 0) {
                out.write(buffer, 0, count);
                if (out.size() > settings.largestBody()) {
                    return Optional.empty();
                }
                count = in.read(buffer);
            }
        }
        return Optional.of(out.toByteArray());
    }
}
