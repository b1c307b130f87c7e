package casebell.sandbox.cases.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void fields_and_values_read_like_words() {
        assertEquals("copies elsewhere", Words.name("copiesElsewhere"));
        assertEquals("9,400,000", Words.value(IntNode.valueOf(9_400_000)));
        assertEquals("yes", Words.value(BooleanNode.TRUE));
        assertEquals("2026-04-14 09:12:00 UTC", Words.value(TextNode.valueOf("2026-04-14T09:12:00.123Z")));
        assertEquals("T minus", Words.value(TextNode.valueOf("T minus")));
    }

    @Test
    void durations_are_said_in_their_largest_unit() {
        assertEquals("7 days", Words.duration(604_800));
        assertEquals("1 day", Words.duration(86_400));
        assertEquals("25 hours", Words.duration(90_000));
        assertEquals("1 hour", Words.duration(3600));
        assertEquals("61 seconds", Words.duration(61));
        assertEquals("1 second", Words.duration(1));
    }
}
