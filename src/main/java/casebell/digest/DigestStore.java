package casebell.digest;

import casebell.cases.Ledger;
import java.time.Instant;
import java.util.Optional;

/** Keeps the digests. */
public interface DigestStore extends Ledger<String, DigestRun> {
    /** Where the latest scheduled digest ended, so that the next one begins there. */
    Optional<Instant> endOfLatest();
}
