package casebell.source;

import java.io.IOException;
import java.util.List;

/** The list of the kinds that the contract and the matrix are run for. */
final class SystemsUnderTest {
    static final List<Maker> ALL = List.of(
            HttpUnderTest::new,
            MastodonUnderTest::new,
            MastodonForkUnderTest::new,
            DiscourseUnderTest::new,
            OzoneUnderTest::new);

    private SystemsUnderTest() {}

    /** Starts one. */
    interface Maker {
        SystemUnderTest start() throws IOException;
    }
}
