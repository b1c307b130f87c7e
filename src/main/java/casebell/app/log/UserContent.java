package casebell.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Whether log lines that hold what users wrote show it. They do not, until {@link #show} says so. */
public final class UserContent {
    /** The name of the marker that such events carry. */
    public static final String MARKER = "USER_CONTENT";

    private static final String PROPERTY = "user-content";

    private UserContent() {}

    /** Switches it on or off, for {@code (LoggerContext) LoggerFactory.getILoggerFactory()}. */
    public static void show(LoggerContext context, boolean shown) {
        context.putProperty(PROPERTY, String.valueOf(shown));
    }

    static boolean isShown(ILoggingEvent event) {
        return Boolean.parseBoolean(event.getLoggerContextVO().getPropertyMap().get(PROPERTY));
    }
}
