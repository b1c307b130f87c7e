package casebell.sandbox.cases.wire;

import casebell.sandbox.cases.book.CaseBook;
import casebell.sandbox.cases.contract.Capability;
import casebell.sandbox.cases.contract.OrderReader;
import casebell.sandbox.cases.contract.Problem;
import casebell.sandbox.cases.contract.Reply;
import casebell.sandbox.cases.page.CasePages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From a request to its true answer. Knows nothing of connections and faults. */
final class Rooms {
    private static final Pattern LOOPBACK_HOST =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final int LARGEST_PAGE = 200;

    private final CaseBook book;
    private final CasePages pages;
    private final boolean webhooks;

    Rooms(CaseBook book, CasePages pages, boolean webhooks) {
        this.book = book;
        this.pages = pages;
        this.webhooks = webhooks;
    }

    Answer answer(Request request) {
        if (!LOOPBACK_HOST.matcher(request.header("host").orElse("")).matches()) {
            return Answer.of(Problem.wrongHost());
        }
        Optional<Route.Asked> asked = Route.find(request.method(), request.path());
        boolean api = request.path().startsWith("/v1/");
        if (api && request.header("authorization").orElse("wrong").equals(Keys.Right.NONE.word())) {
            return Answer.of(Problem.unauthorized());
        }
        if (asked.isEmpty()) {
            return Answer.of(Route.isKnownPath(request.path()) ? Problem.wrongMethod() : Problem.noSuchPlace());
        }
        String first = asked.orElseThrow().first().orElse("");
        return switch (asked.orElseThrow().route()) {
            case READ -> read(first, request);
            case FOLLOW -> Answer.of(follow(request));
            case CAPABILITIES -> Answer.of(Reply.of(200, Capability.all(webhooks)));
            case ACT -> Answer.of(order(first, Optional.empty(), request));
            case REVERSE -> Answer.of(order(first, asked.orElseThrow().second(), request));
            case PAGE -> Answer.page(pages.findCase(first));
            case INDEX -> Answer.page(Optional.of(pages.index()));
            case LOOK -> Answer.look(first);
        };
    }

    private Answer read(String id, Request request) {
        Reply reply = book.read(id);
        String known = request.header("if-none-match").orElse("");
        if (reply.version().isPresent() && isKnown(known, reply.version().getAsLong())) {
            return Answer.notModified(reply.version().getAsLong());
        }
        return Answer.of(reply);
    }

    private static boolean isKnown(String ifNoneMatch, long version) {
        for (String tag : List.of(ifNoneMatch.split(",", 50))) {
            String strong = tag.strip().startsWith("W/") ? tag.strip().substring(2) : tag.strip();
            if (strong.equals("*") || strong.equals("\"" + version + "\"")) {
                return true;
            }
        }
        return false;
    }

    private Reply follow(Request request) {
        Optional<String> after = Optional.empty();
        int limit = 100;
        for (String pair : List.of(request.query().split("&", 50))) {
            if (pair.startsWith("after=")) {
                after = Optional.of(pair.substring("after=".length()));
            } else if (pair.startsWith("limit=")) {
                String wanted = pair.substring("limit=".length());
                limit = wanted.matches("[0-9]{1,4}") ? Integer.parseInt(wanted) : 0;
            }
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            return Problem.badRequest(List.of("limit: must be 1 to " + LARGEST_PAGE));
        }
        return book.follow(after, limit);
    }

    private Reply order(String id, Optional<String> undoes, Request request) {
        if (!request.header("authorization").orElse("").equals(Keys.Right.ACT.word())) {
            return Problem.forbidden("This token may only read.");
        }
        Reply read = book.read(id);
        if (read.isProblem()) {
            return read;
        }
        if (request.body().getBytes(StandardCharsets.UTF_8).length > OrderReader.BODY_LIMIT) {
            return Problem.tooLarge(OrderReader.BODY_LIMIT);
        }
        return OrderReader.read(id, undoes, request.headers(), request.body(), book::carryOut);
    }
}
