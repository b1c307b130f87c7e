package casebell.source;

import java.io.IOException;

/** The contract of acting. */
class DiscourseActingTest extends ActingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new DiscourseUnderTest();
    }
}
