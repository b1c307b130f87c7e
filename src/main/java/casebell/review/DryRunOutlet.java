package casebell.review;

import casebell.cases.CaseRef;

/** Stands in for a case system in which nothing is to be done for now: everything is decided and recorded, and nothing is written there. */
public final class DryRunOutlet implements ActionOutlet {
    private static final String PREFIX = "dry-run-";

    private final String name;

    public DryRunOutlet(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer act(CaseRef ref, Decision decision) {
        return new Answer.Accepted(PREFIX + decision.id());
    }

    @Override
    public ReadBack readBack(CaseRef ref, String actionId) {
        return new ReadBack.Applied();
    }

    @Override
    public Answer tell(CaseRef ref, AppealNews news) {
        return new Answer.Refused("This is a dry run, so nothing is written there");
    }

    /** Whether an action with this id was none. */
    public static boolean isDry(String actionId) {
        return actionId.startsWith(PREFIX);
    }
}
