package casebell.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person or organisation in a case: the author of what was said, or the one it is aimed at.
 *
 * <p>Read by allow-list: there is no place here for an e-mail or IP address.
 *
 * @param followers how many follow the account, when told
 * @param office {@code none candidate nominee legislator minister head-of-state official party}, when told
 * @param standing {@code private public-figure minor high-risk}, when told
 * @param automation likelihood of automation, 0 to 1, when told
 */
public record Party(
        String id,
        String handle,
        Optional<String> displayName,
        Optional<Instant> createdAt,
        Optional<Long> followers,
        Optional<Boolean> verified,
        Optional<String> office,
        Optional<String> country,
        Optional<String> party,
        Optional<String> standing,
        Optional<Double> automation,
        List<Strike> strikes) {
    public Party {
        strikes = List.copyOf(strikes);
    }

    /**
     * An earlier violation that counts against the account.
     *
     * @param at when it was given
     * @param category the category of the violation, as the platform names it
     * @param points its weight
     */
    public record Strike(Instant at, String category, int points) {}
}
