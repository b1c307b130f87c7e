package casebell.sandbox.cases;

import casebell.sandbox.cases.book.CaseBook;
import casebell.sandbox.cases.book.CaseEvent;
import casebell.sandbox.cases.book.DoneAction;
import casebell.sandbox.cases.book.FloodWriter;
import casebell.sandbox.cases.book.ScriptedCase;
import casebell.sandbox.cases.book.StoryReader;
import casebell.sandbox.cases.fault.Faults;
import casebell.sandbox.cases.hook.Delivery;
import casebell.sandbox.cases.hook.HookSender;
import casebell.sandbox.cases.wire.CaseServer;
import casebell.sandbox.cases.wire.Gate;
import casebell.sandbox.cases.wire.Keys;
import casebell.sandbox.cases.wire.Request;
import casebell.sandbox.cases.wire.Route;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A demonstration case system on loopback: speaks the Casebell Case API, shows a page for each case, and plays the story.
 *
 * <pre>{@code
 * try (DemoCaseSystem cases = DemoCaseSystem.start(DemoOptions.using(workers, InstantSource.system()))) {
 *     String link = cases.caseUrl("4821"); // paste it
 *     cases.faults().next(Route.ACT, Late.doneThenCut());
 *     …
 *     assertEquals(1, cases.actionsByCasebell("4821").size());
 * }
 * }</pre>
 *
 * All methods may be called from any thread.
 */
public final class DemoCaseSystem implements AutoCloseable {
    private final DemoOptions options;
    private final CaseServer server;
    private final CaseBook book;
    private final Faults<Route> faults;
    private final Optional<HookSender> sender;
    private final Keys keys;

    private DemoCaseSystem(
            DemoOptions options,
            CaseServer server,
            CaseBook book,
            Faults<Route> faults,
            Optional<HookSender> sender,
            Keys keys) {
        this.options = options;
        this.server = server;
        this.book = book;
        this.faults = faults;
        this.sender = sender;
        this.keys = keys;
    }

    /** Starts it; when this returns, it answers. */
    public static DemoCaseSystem start(DemoOptions options) throws IOException {
        List<ScriptedCase> story = StoryReader.read();
        Gate gate = new Gate();
        Faults<Route> faults = new Faults<>(gate, Request::route);
        Keys keys = new Keys(options.token(), "read-" + options.token());
        CaseServer server = CaseServer.bind(options.port(), options.workers(), gate);
        Optional<HookSender> sender =
                options.hook().map(hook -> HookSender.start(hook, options.clock(), options.workers()));
        Consumer<CaseEvent> listener = event -> sender.ifPresent(known -> known.tell(event));
        CaseBook book =
                new CaseBook(server.base(), options.clock(), options.story().queueDelay(), listener);
        book.open(story, options.story().holding());
        server.open(book, keys, options.clock(), faults, sender.isPresent());
        return new DemoCaseSystem(options, server, book, faults, sender, keys);
    }

    /** Such as {@code http://127.0.0.1:40321}, without a slash at the end. */
    public URI baseUrl() {
        return server.base();
    }

    public int port() {
        return server.base().getPort();
    }

    /** The bearer token with every right. */
    public String token() {
        return options.token();
    }

    /** A bearer token that may read and not act (403). */
    public String readOnlyToken() {
        return keys.readOnly();
    }

    /** The link of a case, as a person would paste it. The case need not be there. */
    public String caseUrl(String id) {
        return server.base() + "/cases/" + id;
    }

    /** Lets a held case happen now; its times are counted from now. False when it is there already. */
    public boolean release(String id) {
        return book.release(id);
    }

    /** Lets every held case happen now, in the order of the story. Returns their ids. */
    public List<String> releaseAll() {
        List<String> held = book.held();
        held.forEach(book::release);
        return held;
    }

    /**
     * A flood happens now: so many threats within ten minutes, each by another account, that refer to this post of the story.
     *
     * @return the ids of its cases, in their order
     */
    public List<String> flood(int count, String post) {
        List<ScriptedCase> flood = FloodWriter.write(count, StoryReader.read(), post);
        book.happen(flood);
        return flood.stream().map(ScriptedCase::id).toList();
    }

    /** The cases that wait to be released, in the order of the story. */
    public List<String> held() {
        return book.held();
    }

    /** Somebody in the platform's own web console does this: the version moves, and Casebell was not asked. */
    public DoneAction actElsewhere(String caseId, String action) {
        return book.actElsewhere(caseId, action);
    }

    /**
     * The case itself changes: more reach, another report. The version grows by one.
     *
     * @param what a line for the timeline of the page
     * @param edit changes the JSON of the case in place; it runs under the lock of all cases
     */
    public void change(String caseId, String what, Consumer<ObjectNode> edit) {
        book.change(caseId, what, edit);
    }

    /** Erases the content: from now on 410. */
    public void erase(String caseId) {
        book.erase(caseId);
    }

    /** Applies queued actions whose time has come. Every request does that too. */
    public void settleQueued() {
        book.settle();
    }

    /** The version of a case now. */
    public long version(String caseId) {
        return book.version(caseId);
    }

    /** Everything that was done in this case, by anybody, oldest first. */
    public List<DoneAction> actions(String caseId) {
        return book.actions(caseId);
    }

    /** What really came through the contract: the proof of "exactly once". */
    public List<DoneAction> actionsByCasebell(String caseId) {
        return book.actions(caseId).stream()
                .filter(done -> done.by().equals("api"))
                .toList();
    }

    /** Waits until Casebell has done so many actions in the case. False when the time is over. */
    public boolean awaitActions(String caseId, int count, Duration patience) throws InterruptedException {
        return book.awaitActions(caseId, count, patience);
    }

    /** What goes wrong from now on. */
    public Faults<Route> faults() {
        return faults;
    }

    /** Every request, also those that were answered with a fault, in order. The last ten thousand. */
    public List<Request> requests() {
        return server.journal().requests();
    }

    /** The requests on one route. */
    public List<Request> requests(Route route) {
        return requests().stream()
                .filter(request -> request.route().equals(Optional.of(route)))
                .toList();
    }

    public void forgetRequests() {
        server.journal().clear();
    }

    /** Waits until so many requests have arrived on a route. False when the time is over. */
    public boolean awaitRequests(Route route, int count, Duration patience) throws InterruptedException {
        return server.journal().await(request -> request.route().equals(Optional.of(route)), count, patience);
    }

    /** Every attempt to tell the hook. Empty without a hook. */
    public List<Delivery> deliveries() {
        return sender.map(HookSender::deliveries).orElse(List.of());
    }

    /** Stops answering, lets stalled answers go, and stops telling the hook. The workers stay the caller's. */
    @Override
    public void close() {
        sender.ifPresent(HookSender::close);
        server.close();
    }
}
