package casebell.app.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;

/** Writes the message of an event and its exception on one line; {@code %line} in {@code logback.xml}. */
public final class OneLine extends ThrowableHandlingConverter {
    private static final int LONGEST = 16_000;
    private static final String HIDDEN = "(holds what a user wrote; not shown)";

    @Override
    public String convert(ILoggingEvent event) {
        if (holdsUserContent(event) && !UserContent.isShown(event)) {
            return HIDDEN;
        }
        String message = event.getFormattedMessage();
        IThrowableProxy thrown = event.getThrowableProxy();
        String whole = thrown == null ? message : message + " | " + trace(thrown);
        return Plain.escape(whole.length() > LONGEST ? whole.substring(0, LONGEST) + " (cut)" : whole);
    }

    private static boolean holdsUserContent(ILoggingEvent event) {
        return event.getMarkerList() != null
                && event.getMarkerList().stream()
                        .anyMatch(marker -> marker.getName().equals(UserContent.MARKER));
    }

    private static String trace(IThrowableProxy thrown) {
        return ThrowableProxyUtil.asString(thrown).strip().replaceAll("\\R\\s*", " | ");
    }
}
