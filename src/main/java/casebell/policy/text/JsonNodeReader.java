package casebell.policy.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object into nodes, with the places and limits of {@link NodeReader}. */
public final class JsonNodeReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NodeReader.MOST_LEVELS)
                    .maxStringLength(1 << 20)
                    .maxNumberLength(40)
                    .build())
            .build();

    private final JsonParser json;
    private final Findings findings;
    private int nodes;

    private JsonNodeReader(JsonParser json, Findings findings) {
        this.json = json;
        this.findings = findings;
    }

    /** The object; empty when the text is none, and then why is among the findings. */
    public static Optional<Node.Mapping> read(Findings findings) {
        try (JsonParser json = JSON.createParser(findings.source().text())) {
            return new JsonNodeReader(json, findings).document();
        } catch (JsonProcessingException e) {
            String words =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            findings.mistake(
                    placeOf(e.getLocation()), "", "text that is not JSON: " + Shown.plain(words), "one JSON object");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory was not readable", e);
        }
    }

    private Optional<Node.Mapping> document() throws IOException {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_OBJECT) {
            findings.mistake(
                    Place.START, "", first == null ? "nothing" : "something else than an object", "one JSON object");
            return Optional.empty();
        }
        Optional<Node.Mapping> whole = mapping();
        if (whole.isPresent() && json.nextToken() != null) {
            findings.mistake(here(), "", "more after the object", "one JSON object");
        }
        return whole;
    }

    private Optional<Node.Mapping> mapping() throws IOException {
        Place place = here();
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Place> known = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Place at = here();
            String key = json.currentName();
            json.nextToken();
            Optional<Node> value = node();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (known.putIfAbsent(key, at) == null) {
                entries.add(new Node.Entry(at, key, value.get()));
            } else {
                findings.mistake(at, "", "the key " + Shown.quoted(key) + " a second time", "each key once");
            }
        }
        return Optional.of(new Node.Mapping(place, entries));
    }

    private Optional<Node> node() throws IOException {
        Place place = here();
        if (++nodes > NodeReader.MOST_NODES) {
            findings.mistake(place, "", "more than " + NodeReader.MOST_NODES + " values", "a smaller object");
            return Optional.empty();
        }
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping().map(m -> m);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Optional<Node> item = node();
                if (item.isEmpty()) {
                    return Optional.empty();
                }
                items.add(item.get());
            }
            return Optional.of(new Node.Listing(place, items));
        }
        return Optional.of(
                token == JsonToken.VALUE_NULL ? new Node.Nothing(place) : new Node.Text(place, json.getText()));
    }

    private Place here() {
        return placeOf(json.currentTokenLocation());
    }

    private static Place placeOf(@Nullable JsonLocation at) {
        // a limit of the parser has no place
        return at == null ? Place.START : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
