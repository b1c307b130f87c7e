package casebell.source;

import java.io.IOException;

/** The contract of reading. */
class OzoneReadingTest extends ReadingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new OzoneUnderTest();
    }
}
