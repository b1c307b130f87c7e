package casebell.source;

import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.mastodon.AdminRoute;
import java.io.IOException;
import java.util.List;

/** The fork that can delete a post. */
final class MastodonForkUnderTest extends MastodonUnderTest {
    MastodonForkUnderTest() throws IOException {
        super(true);
    }

    @Override
    String name() {
        return "mastodon fork";
    }

    @Override
    List<String> actions() {
        return List.of("remove-post");
    }

    /** The first call there is the probe. */
    @Override
    void fault(Call call, String action, Fault fault) {
        if (call == Call.ACT) {
            mastodon.faults().next(AdminRoute.ACT_ON_POST, Fault.NONE);
        }
        super.fault(call, action, fault);
    }
}
