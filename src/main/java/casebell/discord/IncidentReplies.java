package casebell.discord;

import casebell.review.Together;
import casebell.review.incident.Batch;
import casebell.review.incident.IncidentAnswer;
import casebell.review.incident.IncidentView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What staff read after a press or a command about an incident. */
final class IncidentReplies {
    private static final int EXCERPT = 100;
    private static final int MOST = 1600;

    private IncidentReplies() {}

    static String of(IncidentAnswer answer) {
        if (answer instanceof IncidentAnswer.Shown s) {
            return shown(s.view());
        } else if (answer instanceof IncidentAnswer.Sampled s) {
            return sampled(s);
        } else if (answer instanceof IncidentAnswer.Proposed p) {
            return "Proposed: " + IncidentCard.action(p.batch()) + ", "
                    + IncidentCard.cases(p.batch().size())
                    + " (batch " + p.batch().number() + "). " + Words.capital(needs(p.batch()))
                    + " Whoever approves looks at a sample first.";
        } else if (answer instanceof IncidentAnswer.AwaitingOthers a) {
            return "Your approval counts. Batch " + a.batch().number() + " needs " + IncidentCard.missing(a.batch());
        } else if (answer instanceof IncidentAnswer.Begins b) {
            return "Approved: " + IncidentCard.action(b.batch()) + ", "
                    + IncidentCard.cases(b.batch().size()) + ". It begins at " + Words.moment(b.startsAt())
                    + "; Stop on the card stops it at any time.";
        } else if (answer instanceof IncidentAnswer.Closed) {
            return "The incident is closed. It is opened again when more cases come.";
        } else if (answer instanceof IncidentAnswer.Merged m) {
            return IncidentCard.cases(m.cases()) + " of incident " + m.from().id() + " are in incident "
                    + m.into().id() + " now. Who decides about them looks at a sample anew.";
        } else if (answer instanceof IncidentAnswer.Stopped s) {
            return "Stopped. " + ended(s.batch()) + " What is done stays done.";
        }
        return refusal(answer);
    }

    private static String needs(Batch batch) {
        return "needs " + IncidentCard.missing(batch);
    }

    private static String refusal(IncidentAnswer answer) {
        if (answer instanceof IncidentAnswer.LookFirst l) {
            return "Look at a random sample first (" + l.sample()
                    + " cases, not longer than half an hour ago). Press Look at a sample on the incident's card, or use /incident sample.";
        } else if (answer instanceof IncidentAnswer.AlreadyYours a) {
            return "You have approved batch " + a.batch().number() + " already. It needs "
                    + IncidentCard.missing(a.batch());
        } else if (answer instanceof IncidentAnswer.AlreadyProposed a) {
            return "These cases are in a batch already. " + IncidentCard.batch(a.batch(), Map.of());
        } else if (answer instanceof IncidentAnswer.Lapsed l) {
            return "An approval of batch " + l.batch().number()
                    + " does not count any more, because it is too old or the role was lost since. The batch is withdrawn; propose it anew.";
        } else if (answer instanceof IncidentAnswer.PolicyMoved) {
            return "The policy changed since these cases were judged, so your press does not count. They are being judged anew; look at the card in a minute.";
        } else if (answer instanceof IncidentAnswer.NotOffered n) {
            return "The policy does not offer '" + Clean.line(n.action(), 40)
                    + "' for these cases. Another action… below a sample shows what it offers.";
        } else if (answer instanceof IncidentAnswer.ReasonWanted r) {
            return "This needs a reason: 1 to " + r.longest() + " characters.";
        } else if (answer instanceof IncidentAnswer.IsClosed c) {
            return "Nothing is decided in this incident any more. " + IncidentCard.closing(c.closing());
        } else if (answer instanceof IncidentAnswer.SameIncident) {
            return "Name two incidents: one whose cases go, and one that takes them.";
        } else if (answer instanceof IncidentAnswer.StopFirst s) {
            return "Batch " + s.batch().number() + " is not over. Stop it first, or wait for its end.";
        } else if (answer instanceof IncidentAnswer.NothingAlike) {
            return "There are no open cases here that could be decided together, or none with that verdict.";
        } else if (answer instanceof IncidentAnswer.NoSuchBatch) {
            return "No batch of this incident waits to be approved or stopped.";
        } else if (answer instanceof IncidentAnswer.NotAllowed n) {
            return Replies.notAllowed(n.deed(), n.whoMay());
        }
        return "There is no such incident. /incident list names those that there are.";
    }

    private static String ended(Batch batch) {
        return batch.phase().fold(p -> "", r -> "", e -> {
            Map<Together.Part, Integer> parts = e.parts();
            return parts.isEmpty() ? "Nothing was decided." : Words.capital(IncidentCard.parts(parts)) + ".";
        });
    }

    private static String shown(IncidentView view) {
        StringBuilder text =
                new StringBuilder("**").append(IncidentCard.title(view)).append("**");
        view.triggers().forEach(t -> text.append("\nSet off by ").append(IncidentCard.name(t)));
        if (!view.alike().isEmpty()) {
            text.append("\nSame verdict:");
            view.alike().forEach(g -> text.append('\n').append(IncidentCard.group(g)));
        }
        view.incident()
                .batches()
                .forEach(b -> text.append('\n')
                        .append(IncidentCard.batch(b, view.progress().getOrDefault(b.number(), Map.of()))));
        return text.toString();
    }

    /** All texts are behind one spoiler: one tap shows them. Twelve of them took a person longer than the reading. */
    private static String sampled(IncidentAnswer.Sampled sampled) {
        StringBuilder texts = new StringBuilder();
        StringBuilder besides = new StringBuilder();
        for (IncidentAnswer.Excerpt excerpt : sampled.excerpts()) {
            String ref = "`" + excerpt.ref() + "` ";
            String text = Clean.line(excerpt.text().orElse(""), EXCERPT);
            if (text.isEmpty()) {
                besides.append(ref).append("*(no text)*\n");
            } else if (texts.length() + besides.length() + text.length() + ref.length() > MOST) {
                besides.append(ref).append("too long to show here, see /case show\n");
            } else {
                texts.append(texts.length() == 0 ? "||" : "\n").append(ref).append(text);
            }
        }
        texts.append(texts.length() == 0 ? "" : "||\n");
        return "Drawn at random from " + IncidentCard.group(sampled.group()) + ":\n" + texts + besides
                + "If one of them is wrong, do not decide these together.";
    }

    /** The incidents that stand. */
    static String list(List<IncidentView> views) {
        return views.isEmpty()
                ? "No incident stands."
                : "**Incidents**, the latest first\n"
                        + views.stream().map(IncidentReplies::line).collect(Collectors.joining("\n"));
    }

    private static String line(IncidentView view) {
        int open = view.tally().stream()
                .filter(t -> t.stage().equals("open"))
                .mapToInt(t -> t.count())
                .sum();
        return "`" + view.incident().number() + "` " + IncidentCard.cases(view.size()) + ", "
                + IncidentCard.number(open) + " open"
                + view.triggers().stream()
                        .findFirst()
                        .map(t -> ", set off by " + IncidentCard.name(t))
                        .orElse("")
                + view.incident()
                        .standsSince()
                        .map(at -> ", since " + Words.clock(at))
                        .orElse("");
    }
}
