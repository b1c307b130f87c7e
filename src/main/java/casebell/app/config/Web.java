package casebell.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses, hosts and ids. */
final class Web {
    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9]\\d{16,19}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private Web() {}

    /** An id of Discord. */
    static boolean isSnowflake(String text) {
        return SNOWFLAKE.matcher(text).matches() && (text.length() < 20 || text.compareTo("18446744073709551615") <= 0);
    }

    static boolean isHost(String text) {
        return text.length() <= 253
                && (HOST.matcher(text).matches() || LOOPBACK.matcher(text).matches());
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /**
     * A web address to call: encrypted, or on this machine, and without a name, password, query or fragment in it.
     *
     * @param encrypted the scheme that is always allowed
     * @param open the scheme that is allowed on loopback
     */
    static Optional<URI> address(Section section, String key, String example, String encrypted, String open) {
        String expected = "an address that begins with " + encrypted + ":// (" + open
                + ":// on this machine only), without password, '?' and '#'";
        Optional<Node.Text> text = section.text(key, expected, example);
        Optional<URI> address = text.flatMap(t -> parsed(t.value(), encrypted, open));
        if (text.isPresent() && address.isEmpty()) {
            section.wrong(text.get().place(), key, text.get().word(), expected, example);
        }
        return address;
    }

    /** The host of an address in lower case, empty when it has none. */
    static String hostOf(URI address) {
        String host = address.getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private static Optional<URI> parsed(String text, String encrypted, String open) {
        try {
            String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            URI uri = new URI(bare);
            String scheme = uri.getScheme();
            boolean safe = encrypted.equals(scheme) || (open.equals(scheme) && isLoopback(hostOf(uri)));
            boolean plain = uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !hostOf(uri).isEmpty()
                    && uri.getPort() <= 65_535;
            return safe && plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
