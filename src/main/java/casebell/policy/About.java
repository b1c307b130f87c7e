package casebell.policy;

import java.util.Optional;

/**
 * What a bundle says about itself.
 *
 * @param name a few words
 * @param owner who answers for it: a team or an office, never a person's name
 * @param description what it is for
 */
public record About(String name, Optional<String> owner, Optional<String> description) {}
