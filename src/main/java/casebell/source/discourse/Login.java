package casebell.source.discourse;

import casebell.source.Secret;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the forum knows us by, out of one secret: {@code name:key}, or only the key when it is that of a single user.
 *
 * @param username in lower case, as the forum compares them; without it nobody can tell what we did from what others did
 */
record Login(Optional<String> username, Secret key) {
    static Login of(Secret token) {
        String text = token.reveal();
        int colon = text.indexOf(':');
        boolean isNamed = colon > 0 && colon < text.length() - 1;
        return isNamed
                ? new Login(
                        Optional.of(text.substring(0, colon).toLowerCase(Locale.ROOT)),
                        new Secret(text.substring(colon + 1)))
                : new Login(Optional.empty(), token);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Api-Key", key.reveal());
        username.ifPresent(name -> headers.put("Api-Username", name));
        return headers;
    }
}
