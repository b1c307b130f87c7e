package casebell.cases;

import java.util.Optional;
import java.util.function.Function;

/** The cases; one that its system labels {@value #LABEL} is made confidential in the very change that takes note of it. */
public final class SealedCases implements CaseStore {
    /** The label by which a case system says that a case is for the named few. */
    public static final String LABEL = "confidential";

    private final CaseStore cases;
    private final Walls walls;

    public SealedCases(CaseStore cases, Walls walls) {
        this.cases = cases;
        this.walls = walls;
    }

    @Override
    public Optional<Case> find(CaseRef ref) {
        return cases.find(ref);
    }

    @Override
    public <R> R change(CaseRef ref, Function<Optional<Case>, Change<Case, R>> work) {
        return cases.change(ref, stored -> {
            Change<Case, R> change = work.apply(stored);
            change.next()
                    .flatMap(Case::snapshot)
                    .filter(s -> s.labels().contains(LABEL))
                    .ifPresent(s -> walls.sealByLabel(ref));
            return change;
        });
    }
}
