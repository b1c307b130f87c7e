package casebell.source.ozone;

import casebell.cases.CaseRef;
import casebell.review.ActionOutlet;
import casebell.review.AppealNews;
import casebell.review.Decision;
import casebell.source.ozone.Deed.Order;
import casebell.source.ozone.OzoneApi.Look;
import casebell.source.ozone.OzoneApi.Sent;
import casebell.source.wire.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Acts on an Ozone: looks for what was sent already, sends what was not, looks for it again, and then at the report. */
final class OzoneOutlet implements ActionOutlet {
    private static final String NOT_SHOWN = "The case system said that it was done, but the case does not show it";

    private final String name;
    private final OzoneApi api;
    private final Abilities abilities;

    OzoneOutlet(String name, OzoneApi api, Abilities abilities) {
        this.name = name;
        this.api = api;
        this.abilities = abilities;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer act(CaseRef ref, Decision decision) {
        String action = decision.plan().action();
        Optional<Deed> deed = Deed.of(action);
        if (deed.isEmpty()) {
            return new Answer.Refused(Deed.whyNever(action));
        }
        Optional<String> noEnd = decision.plan().lasts().flatMap(lasts -> whyNoEnd(deed.get(), lasts));
        if (noEnd.isPresent()) {
            return new Answer.Refused(noEnd.get());
        }
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone gone) {
            return new Answer.Refused(gone.why());
        }
        if (look instanceof Look.Later later) {
            return new Answer.Later(later.why(), later.notBefore());
        }
        return decide(deed.get(), ((Look.Seen) look).report(), decision);
    }

    private static Optional<String> whyNoEnd(Deed deed, Duration lasts) {
        if (!deed.canEnd()) {
            return Optional.of("Ozone does not end this after a length of time; choose it without an end");
        }
        return lasts.toHours() < 1 || !Duration.ofHours(lasts.toHours()).equals(lasts)
                ? Optional.of("Ozone counts whole hours; choose a length of whole hours")
                : Optional.empty();
    }

    private Answer decide(Deed deed, Report report, Decision decision) {
        Sent sent = api.sent(report, decision);
        if (sent instanceof Sent.Later later) {
            return new Answer.Later(later.why(), later.notBefore());
        }
        List<ModEvent> ours = ((Sent.Told) sent).events();
        List<Order> orders =
                deed.orders(report).stream().filter(o -> !o.isIn(ours)).toList();
        if (ours.isEmpty()) {
            if (report.version() != decision.suggestion().caseVersion()) {
                return new Answer.Moved();
            }
            Optional<String> hindrance = deed.hindrance(report, abilities.now());
            if (hindrance.isPresent()) {
                return new Answer.Refused(hindrance.get());
            }
        }
        return orders.isEmpty()
                ? closed(deed, report, ours.get(ours.size() - 1))
                : send(deed, report, decision, orders);
    }

    /** What came of one event. */
    private sealed interface Step {
        record Done(ModEvent event) implements Step {}

        record Stopped(Answer answer) implements Step {}
    }

    private Answer send(Deed deed, Report report, Decision decision, List<Order> orders) {
        Optional<ModEvent> last = Optional.empty();
        for (Order order : orders) {
            Step step = emit(report, order, decision);
            if (step instanceof Step.Stopped stopped) {
                return stopped.answer();
            }
            last = Optional.of(((Step.Done) step).event());
        }
        Look look = api.look(report.id());
        if (look instanceof Look.Gone) {
            return new Answer.Refused(
                    "It was sent, and then the case was erased in the case system; nobody can say whether it was done");
        }
        if (!(look instanceof Look.Seen seen)) {
            return new Answer.Later(((Look.Later) look).why(), ((Look.Later) look).notBefore());
        }
        boolean isShown = deed.isOnlyClosing() || deed.isShown(seen.report());
        return isShown ? closed(deed, seen.report(), last.orElseThrow()) : new Answer.Refused(NOT_SHOWN);
    }

    private Step emit(Report report, Order order, Decision decision) {
        Reply reply = api.emit(report, order, decision);
        if (reply instanceof Reply.Failed failed) {
            Answer later = new Answer.Later(failed.why(), failed.retryAt());
            return failed.mayBeDone()
                    ? lookFor(report, order, decision, () -> new Step.Stopped(later))
                    : new Step.Stopped(later);
        }
        Reply.Came came = (Reply.Came) reply;
        return switch (came.status()) {
            case 200 -> lookFor(report, order, decision, () -> new Step.Stopped(new Answer.Refused(NOT_SHOWN)));
            case 400 ->
                OzoneApi.error(came).equals("DuplicateExternalId")
                        ? lookFor(report, order, decision, () -> new Step.Done(ModEvent.unseen(order, decision)))
                        : lookFor(report, order, decision, () -> new Step.Stopped(whyBad(came, report)));
            case 408, 425 -> lookFor(report, order, decision, () -> new Step.Stopped(unknown(came)));
            default -> new Step.Stopped(refused(came));
        };
    }

    /** Whatever was answered: when the event is there, it was done, and by us. */
    private Step lookFor(Report report, Order order, Decision decision, Supplier<Step> otherwise) {
        Sent sent = api.sent(report, decision);
        if (sent instanceof Sent.Later later) {
            return new Step.Stopped(new Answer.Later(later.why(), later.notBefore()));
        }
        return ((Sent.Told) sent)
                .events().stream()
                        .filter(e -> order.isIn(List.of(e)))
                        .findFirst()
                        .<Step>map(Step.Done::new)
                        .orElseGet(otherwise);
    }

    /** Why Ozone would not. Its words are compared and never repeated. */
    private Answer whyBad(Reply.Came came, Report before) {
        String words = came.body().path("message").asText();
        if (OzoneApi.isTokenRefused(came)) {
            return new Answer.Later(
                    "The case system does not let us act; an operator must renew our token", came.retryAt());
        }
        if (words.startsWith("Not allowed to action on protected tag")) {
            abilities.forget();
            return new Answer.Refused("It bears a tag that is protected there; only those whom an administrator there"
                    + " allowed can do this");
        }
        boolean isMoved =
                api.look(before.id()) instanceof Look.Seen seen && seen.report().version() != before.version();
        if (isMoved) {
            return new Answer.Moved();
        }
        return OzoneApi.error(came).equals("SubjectHasAction") || words.matches("Subject is (already|not) taken down")
                ? new Answer.Refused("Somebody else has acted on it in the case system already")
                : new Answer.Refused("The case system cannot do this on this case");
    }

    private static Answer unknown(Reply.Came came) {
        return new Answer.Later(
                "It was sent, and nobody knows yet whether it was done; it is looked for before it is sent again",
                came.retryAt());
    }

    private Answer refused(Reply.Came came) {
        return switch (came.status()) {
            case 401 -> {
                boolean isRole = came.body().path("message").asText().startsWith("Must be a full");
                abilities.forget();
                yield isRole
                        ? new Answer.Refused(
                                "Our account may not do this there; an operator must give it a higher role")
                        : new Answer.Later(
                                "The case system does not let us act; an operator must renew our token",
                                came.retryAt());
            }
            case 403 -> {
                abilities.forget();
                yield new Answer.Refused(
                        "The case system does not let our account do this; an administrator there can");
            }
            case 404, 410 -> new Answer.Refused("What was to be acted on is not in the case system any more");
            case 422 -> new Answer.Refused("The case system cannot do this on this case");
            default -> new Answer.Refused("The case system refused the action (" + came.status() + ")");
        };
    }

    /** Ozone leaves a report as it is, silently, when it may not go from its state to closed. */
    private Answer closed(Deed deed, Report report, ModEvent event) {
        if (report.isClosed() || !deed.isClosing()) {
            return new Answer.Accepted(event.actionId());
        }
        if (deed.isOnlyClosing()) {
            return new Answer.Refused("The case system noted it and did not close the report, which must be assigned"
                    + " to somebody there first");
        }
        if (event.subject().equals(report.subject())) {
            return new Answer.Accepted(event.actionId());
        }
        // what cannot be closed stays open, and the card says so; what may yet be closed is tried again
        return api.close(report) instanceof Reply.Failed failed
                ? new Answer.Later("It was done, and the report is not closed yet. " + failed.why(), failed.retryAt())
                : new Answer.Accepted(event.actionId());
    }

    @Override
    public Answer tell(CaseRef ref, AppealNews news) {
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone gone) {
            return new Answer.Refused(gone.why());
        }
        if (look instanceof Look.Later later) {
            return new Answer.Later(later.why(), later.notBefore());
        }
        Report report = ((Look.Seen) look).report();
        Sent sent = api.sent(report, news.key(), news.openedAt());
        if (sent instanceof Sent.Later later) {
            return new Answer.Later(later.why(), later.notBefore());
        }
        List<ModEvent> ours = ((Sent.Told) sent).events();
        return ours.isEmpty()
                ? resolve(report, news)
                : new Answer.Accepted(ours.get(0).actionId());
    }

    private Answer resolve(Report report, AppealNews news) {
        Reply reply = api.resolve(report, news);
        if (reply instanceof Reply.Failed failed) {
            return new Answer.Later(failed.why(), failed.retryAt());
        }
        Reply.Came came = (Reply.Came) reply;
        return switch (came.status()) {
            // what it took is found the next time, and not sent again
            case 200 ->
                ModEvent.read(came.body())
                        .<Answer>map(e -> new Answer.Accepted(e.actionId()))
                        .orElseGet(() -> unknown(came));
            case 400 ->
                OzoneApi.error(came).equals("DuplicateExternalId")
                        ? new Answer.Accepted("appeal-" + news.key())
                        : whyBad(came, report);
            case 408, 425 -> unknown(came);
            default -> refused(came);
        };
    }

    @Override
    public ReadBack readBack(CaseRef ref, String actionId) {
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone) {
            return new ReadBack.NotThere(
                    "The case system took it, and then the case was erased there; nobody can say whether it was done");
        }
        if (look instanceof Look.Later later) {
            return new ReadBack.Later(later.why(), later.notBefore());
        }
        return Deed.isStanding(actionId, ((Look.Seen) look).report())
                ? new ReadBack.Applied()
                : new ReadBack.NotThere("It was done, and taken back in the case system since");
    }
}
