package casebell.sandbox.cases.page;

/** Text in a page: nothing in it is markup, and what the eye cannot see is written out. */
public final class Html {
    private Html() {}

    /** Escaped text. Control, direction and zero-width characters become visible marks such as U+202E. */
    public static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 32);
        raw.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        switch (point) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n' -> safe.append('\n');
            default -> {
                if (isUnseen(point)) {
                    safe.append("<span class=\"unseen\">U+%04X</span>".formatted(point));
                } else {
                    safe.appendCodePoint(point);
                }
            }
        }
    }

    private static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /**
     * A whole page.
     *
     * @param body what stands in it, as HTML
     */
    public static String frame(String title, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="/look/style.css"><script src="/look/copy.js" defer></script></head>
                <body>%s</body></html>
                """.formatted(text(title), body);
    }
}
