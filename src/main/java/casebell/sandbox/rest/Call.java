package casebell.sandbox.rest;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One call, authenticated and read.
 *
 * @param who the member or bot that calls
 * @param body the JSON body; an empty object when there is none
 * @param files what came with it
 */
record Call(Member who, ObjectNode body, List<File> files) {
    /** A file of a multipart body. */
    record File(String name, String type, ByteBuffer bytes) {
        World.Upload upload() {
            return new World.Upload(name, type, bytes);
        }
    }
}
