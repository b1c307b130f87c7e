package casebell.review;

import casebell.cases.CaseRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Remembers what it was asked; the next answers can be laid down. */
class LaidOutlet implements ActionOutlet {
    final List<String> acts = Collections.synchronizedList(new ArrayList<>());
    /** Decisions that came here, by their ids. */
    final Set<String> sent = ConcurrentHashMap.newKeySet();
    /** Decisions that had their effect; the same one again has none. */
    final Set<String> effects = ConcurrentHashMap.newKeySet();

    final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    final List<AppealNews> appeals = new ArrayList<>();
    final Deque<Answer> appealAnswers = new ArrayDeque<>();
    final Deque<ReadBack> readBacks = new ArrayDeque<>();
    /** Called before and after an effect. */
    volatile Runnable around = () -> {};

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Answer act(CaseRef ref, Decision decision) {
        acts.add(decision.id().replaceFirst("-[0-9a-f]{8}$", "") + " "
                + decision.plan().action());
        sent.add(decision.id());
        around.run();
        Optional<Answer> laid =
                effects.contains(decision.id()) ? Optional.empty() : Optional.ofNullable(answers.poll());
        if (laid.isEmpty()) {
            effects.add(decision.id());
            around.run();
        }
        return laid.orElseGet(() -> new Answer.Accepted("a-1"));
    }

    @Override
    public Answer tell(CaseRef ref, AppealNews news) {
        appeals.add(news);
        return appealAnswers.isEmpty() ? new Answer.Accepted("a-9") : appealAnswers.pop();
    }

    @Override
    public ReadBack readBack(CaseRef ref, String actionId) {
        return readBacks.isEmpty() ? new ReadBack.Applied() : readBacks.pop();
    }
}
