package casebell.source;

import java.io.IOException;

/** The contract of acting. */
class MastodonActingTest extends ActingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new MastodonUnderTest();
    }
}
