package casebell.source;

import java.io.IOException;

/** The contract of reading. */
class MastodonReadingTest extends ReadingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new MastodonUnderTest();
    }
}
