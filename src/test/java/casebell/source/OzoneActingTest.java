package casebell.source;

import java.io.IOException;

/** The contract of acting. */
class OzoneActingTest extends ActingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new OzoneUnderTest();
    }
}
