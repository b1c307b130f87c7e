package casebell.sandbox.rest;

import casebell.sandbox.chat.Call;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a call brings: JSON, or JSON with files. */
final class BodyReader {
    private static final int LARGEST_FILE = 10_485_760;
    private static final int LARGEST_JSON = 2 << 20;
    private static final long LARGEST_BODY = 26_214_400;
    private static final String PAYLOAD = "payload_json";

    private BodyReader() {}

    static Call read(Context context, Member who) {
        Map<String, String> query = new HashMap<>();
        context.queryParamMap().forEach((k, v) -> query.put(k, v.isEmpty() ? "" : String.valueOf(v.get(0))));
        String type =
                Optional.ofNullable(context.req().getContentType()).orElse("").toLowerCase(Locale.ROOT);
        boolean hasFiles = type.startsWith("multipart/form-data");
        try {
            if (context.req().getContentLengthLong() > (hasFiles ? LARGEST_BODY : LARGEST_JSON)) {
                throw tooLarge(context);
            }
            JsonNode json = hasFiles ? Wire.read(payload(context)) : json(context, type);
            return new Call(who, json, hasFiles ? files(context) : List.of(), context.pathParamMap(), query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Context context, String type) throws IOException {
        byte[] bytes = context.req().getInputStream().readNBytes(LARGEST_JSON + 1);
        if (bytes.length > LARGEST_JSON) {
            throw tooLarge(context);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.isBlank() && !type.startsWith("application/json")) {
            throw Refusal.of(
                    400,
                    50035,
                    "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.");
        }
        return Wire.read(text);
    }

    /** Reads the rest away, within bounds: a connection that is closed while somebody still sends takes the answer with it. */
    private static Refusal tooLarge(Context context) throws IOException {
        InputStream rest = context.req().getInputStream();
        byte[] buffer = new byte[1 << 16];
        long left = LARGEST_BODY;
        for (int count = 0; count >= 0 && left > 0; left -= count) {
            count = rest.read(buffer);
        }
        return Refusal.of(413, 40005, "Request entity too large");
    }

    private static List<Call.File> files(Context context) throws IOException {
        List<Call.File> files = new ArrayList<>();
        for (Map.Entry<String, List<UploadedFile>> part :
                context.uploadedFileMap().entrySet()) {
            if (part.getKey().equals(PAYLOAD)) {
                continue;
            }
            for (UploadedFile file : part.getValue()) {
                if (file.size() > LARGEST_FILE) {
                    throw Refusal.of(413, 40005, "Request entity too large");
                }
                try (InputStream in = file.content()) {
                    ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).asReadOnlyBuffer();
                    String type = Optional.ofNullable(file.contentType()).orElse("application/octet-stream");
                    files.add(new Call.File(part.getKey(), file.filename(), type, bytes));
                }
            }
        }
        files.sort(Comparator.comparing(Call.File::part, Comparator.comparing(String::length))
                .thenComparing(Call.File::part));
        return files;
    }

    private static String payload(Context context) throws IOException {
        String field = context.formParam(PAYLOAD);
        if (field != null) {
            return field;
        }
        UploadedFile part = context.uploadedFile(PAYLOAD);
        if (part == null) {
            return "";
        }
        try (InputStream in = part.content()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
