package casebell.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The shipped {@code logback.xml} in a context of its own, with the error stream caught. */
class LogTest {
    private static final Marker USER_CONTENT = MarkerFactory.getMarker("USER_CONTENT");

    private final ByteArrayOutputStream caught = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();
    private PrintStream real;

    @BeforeEach
    void catchErrors() throws Exception {
        real = System.err;
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        context.setMDCAdapter(new LogbackMDCAdapter());
        new ContextInitializer(context).autoConfig();
    }

    @AfterEach
    void letGo() {
        context.stop();
        System.setErr(real);
    }

    @Test
    void what_a_user_wrote_can_neither_begin_a_line_nor_colour_a_terminal() {
        logger().info("name {}", "x\r\n2026-01-01 ERROR forged\u001b[31m\u2028\u202e\u0085");
        assertEquals(1, lines().length);
        assertTrue(lines()[0].endsWith("name x\\r\\n2026-01-01 ERROR forged\\u001b[31m\\u2028\\u202e\\u0085"));
    }

    @Test
    void an_exception_stays_on_its_line_with_its_trace() {
        logger().error("it failed", new IllegalStateException("first\nsecond", new RuntimeException("cause\u001b[0m")));
        assertEquals(1, lines().length);
        assertTrue(
                lines()[0].contains("java.lang.IllegalStateException: first | second | at casebell.app.log.LogTest"));
        assertTrue(lines()[0].contains("Caused by: java.lang.RuntimeException: cause\\u001b[0m"));
    }

    @Test
    void an_ordinary_message_is_as_it_was_written() {
        logger().info("Case {} moved to \\done, äöü", "cases/1");
        assertTrue(lines()[0].endsWith(" INFO  [main] casebell.test Case cases/1 moved to \\done, äöü"), lines()[0]);
    }

    @Test
    void user_content_is_not_shown_unless_asked_for() {
        logger().info(USER_CONTENT, "said {}", "secret words");
        logger().atInfo().addMarker(USER_CONTENT).log("said secret words");
        logger().info(USER_CONTENT, "said", new IllegalStateException("secret words"));
        assertEquals(3, lines().length);
        assertFalse(caught.toString(StandardCharsets.UTF_8).contains("secret words"));
        UserContent.show(context, true);
        logger().info(USER_CONTENT, "said {}", "secret words");
        assertTrue(lines()[3].endsWith("said secret words"));
    }

    @Test
    void libraries_speak_up_only_when_something_is_wrong() {
        for (String library : new String[] {
            "net.dv8tion.jda.internal.JDAImpl",
            "com.github.kagkarlsson.scheduler.Scheduler",
            "org.eclipse.jetty.server",
            "org.flywaydb.core"
        }) {
            context.getLogger(library).info("chatter");
        }
        assertEquals("", caught.toString(StandardCharsets.UTF_8));
        context.getLogger("org.flywaydb.core").warn("trouble");
        assertEquals(1, lines().length);
    }

    private Logger logger() {
        return context.getLogger("casebell.test");
    }

    private String[] lines() {
        return caught.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
