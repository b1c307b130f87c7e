package casebell.app;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void there_is_a_door() {
        assertNotNull(Main.class);
    }
}
