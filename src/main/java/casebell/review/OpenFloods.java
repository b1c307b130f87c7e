package casebell.review;

import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.cases.Walls;
import java.time.Instant;
import java.util.Optional;

/** The incidents without confidential cases: such a case joins none, and has its own card where the named few see it. */
public final class OpenFloods implements Floods {
    private final Floods floods;
    private final Walls walls;

    public OpenFloods(Floods floods, Walls walls) {
        this.floods = floods;
        this.walls = walls;
    }

    @Override
    public void judged(CaseRef ref, Snapshot snapshot, boolean isAttack, Instant now) {
        if (!walls.isConfidential(ref)) {
            floods.judged(ref, snapshot, isAttack, now);
        }
    }

    @Override
    public boolean raises(CaseRef ref, Snapshot snapshot, Alarm alarm, Instant now) {
        return walls.isConfidential(ref) || floods.raises(ref, snapshot, alarm, now);
    }

    @Override
    public boolean holds(CaseRef ref) {
        return floods.holds(ref) && !walls.isConfidential(ref);
    }

    @Override
    public Optional<CaseRef> holder(CaseRef ref) {
        return floods.holder(ref).filter(incident -> !walls.isConfidential(ref));
    }

    @Override
    public void retold(CaseRef ref, Snapshot snapshot, Instant now) {
        floods.retold(ref, snapshot, now);
    }

    @Override
    public void moved(CaseRef ref, Instant now) {
        floods.moved(ref, now);
    }
}
