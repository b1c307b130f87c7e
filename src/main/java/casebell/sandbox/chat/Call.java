package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call, authenticated and read.
 *
 * @param who the member or bot that calls
 * @param json the JSON body; an empty object when there is none
 * @param files what came with it
 * @param path the parts of the path that have a name
 * @param query what stands behind the question mark
 */
public record Call(Member who, JsonNode json, List<File> files, Map<String, String> path, Map<String, String> query) {
    public Call {
        files = List.copyOf(files);
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /**
     * A file of a multipart body.
     *
     * @param part the name of the part, as in {@code files[0]}
     */
    public record File(String part, String name, String type, ByteBuffer bytes) {
        World.Upload upload() {
            return new World.Upload(name, type, bytes);
        }

        /** The number by which the JSON names the file. */
        String number() {
            return part.replaceAll("[^0-9]", "");
        }
    }

    /** The body as an object; an empty one when it is something else. */
    public ObjectNode body() {
        return json instanceof ObjectNode object ? object : Wire.object();
    }

    /** A named part of the path. */
    public String at(String name) {
        return path.getOrDefault(name, "");
    }

    /** A value of the query. */
    public Optional<String> asked(String name) {
        return Optional.ofNullable(query.get(name)).filter(v -> !v.isEmpty());
    }

    /** The same call with another body. */
    public Call with(JsonNode other) {
        return new Call(who, other, files, path, query);
    }
}
