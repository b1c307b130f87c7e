package casebell.source;

import java.io.IOException;

/** The contract of reading. */
class DiscourseReadingTest extends ReadingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new DiscourseUnderTest();
    }
}
