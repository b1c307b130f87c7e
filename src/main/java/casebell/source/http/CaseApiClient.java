package casebell.source.http;

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
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Makes one call: bounded in time and size, to the configured host only, with a sentence of our own for every way it can fail. */
final class CaseApiClient {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final Pattern TAG = Pattern.compile("(W/)?\"[!#-~]{0,200}\"");

    private final HttpSourceSettings settings;
    private final OkHttpClient http;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final InstantSource clock;
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(1_000_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    CaseApiClient(HttpSourceSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(settings.callLimit())
                .readTimeout(settings.callLimit())
                .callTimeout(settings.callLimit())
                .build();
        breaker = CircuitBreaker.of(
                settings.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(LEFT_ALONE)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .recordResult(r -> r instanceof Answer.Failed)
                        .build());
        retry = Retry.of(
                settings.name(),
                RetryConfig.<Answer>custom()
                        .maxAttempts(2)
                        .waitDuration(Duration.ofMillis(150))
                        .retryOnResult(a -> a instanceof Answer.Failed f && f.isPassing())
                        .build());
    }

    /** What came of a call. */
    sealed interface Answer {
        /** The system answered with something else than a server error. */
        record Came(int status, JsonNode body, Optional<String> tag, Optional<Instant> retryAt) implements Answer {}

        /**
         * No use can be made of what came.
         *
         * @param why a sentence of our own, without its full stop
         * @param isPassing whether trying again at once may help
         */
        record Failed(String why, boolean isPassing, Optional<Instant> retryAt) implements Answer {}
    }

    /** A read, tried again once when it failed in passing. */
    Answer get(String path, Map<String, String> headers) {
        return guarded(() ->
                retry.executeSupplier(() -> call(request(path, headers).get().build())));
    }

    /** A write, tried once; whoever calls tries again later with the same key. */
    Answer post(String path, Map<String, String> headers, JsonNode body) {
        return guarded(() -> call(request(path, headers)
                .post(RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON))
                .build()));
    }

    private Answer guarded(java.util.function.Supplier<Answer> work) {
        try {
            return breaker.executeSupplier(work);
        } catch (CallNotPermittedException open) {
            return new Answer.Failed(
                    "The case system '" + settings.name() + "' keeps failing, so it is left alone for a while",
                    false,
                    Optional.of(clock.instant().plus(LEFT_ALONE)));
        }
    }

    private Request.Builder request(String path, Map<String, String> headers) {
        String base = settings.baseUrl().toString().replaceFirst("/+$", "");
        Request.Builder request = new Request.Builder()
                .url(base + path)
                .header("Authorization", "Bearer " + settings.token().reveal())
                .header("Accept", "application/json")
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        return request;
    }

    private Answer call(Request request) {
        try (Response response = http.newCall(request).execute()) {
            int status = response.code();
            Optional<Instant> retryAt = retryAt(response.header("Retry-After"));
            if (status >= 300 && status < 400 && status != 304) {
                return failed("The case system sent us to another address, which is not followed", false, retryAt);
            }
            if (status == 429) {
                return failed("The case system asks us to slow down", false, retryAt);
            }
            if (status >= 500) {
                return failed(
                        "The case system answered with an error (" + status + ")",
                        status != 500 && retryAt.isEmpty(),
                        retryAt);
            }
            Optional<byte[]> bytes = body(response);
            if (bytes.isEmpty()) {
                return failed(
                        "The case system sent more than " + settings.largestBody() / 1024 + " KiB", false, retryAt);
            }
            boolean empty = status == 304 || bytes.get().length == 0;
            JsonNode body = empty ? mapper.createObjectNode() : mapper.readTree(bytes.get());
            return new Answer.Came(status, body, tag(response), retryAt);
        } catch (JsonProcessingException e) {
            return failed("The case system answered with something that is not JSON", false, Optional.empty());
        } catch (InterruptedIOException e) {
            return failed(
                    "The case system did not answer in "
                            + Math.max(1, settings.callLimit().toSeconds()) + " s",
                    false,
                    Optional.empty());
        } catch (ConnectException e) {
            return failed("The case system cannot be reached", true, Optional.empty());
        } catch (SSLException e) {
            return failed("The connection to the case system is not safe (TLS)", false, Optional.empty());
        } catch (IOException e) {
            return failed("The connection to the case system broke", true, Optional.empty());
        }
    }

    /** What can be sent back as it is; a validator with anything else in it is of no use. */
    private static Optional<String> tag(Response response) {
        return Optional.ofNullable(response.header("ETag"))
                .filter(t -> TAG.matcher(t).matches());
    }

    private static Answer failed(String why, boolean isPassing, Optional<Instant> retryAt) {
        return new Answer.Failed(why, isPassing, retryAt);
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

    private Optional<Instant> retryAt(@org.jspecify.annotations.Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        try {
            Instant at = header.matches("[0-9]{1,9}")
                    ? now.plusSeconds(Long.parseLong(header))
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            Instant latest = now.plus(LONGEST_WAIT);
            return Optional.of(at.isAfter(latest) ? latest : at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
