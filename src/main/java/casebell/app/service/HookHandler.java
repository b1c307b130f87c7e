package casebell.app.service;

import casebell.intake.CaseFeed;
import casebell.source.wire.CaseHook;
import casebell.source.wire.CaseHook.Heard;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code POST /hooks/<source>}: what a case system delivers by itself. 200 for what is genuine, whatever it was about; 401 for everything else, without a
 * word about why.
 */
public final class HookHandler implements HttpHandler {
    /** Where it answers. */
    public static final String PATH = "/hooks/";

    private static final int LARGEST = 1 << 20;

    private final Map<String, CaseHook> hooks;
    private final Consumer<CaseFeed.Item> news;

    /**
     * @param hooks by the name of their source
     * @param news takes note of a case; throws {@link IllegalStateException} when the house is not open
     */
    public HookHandler(Map<String, CaseHook> hooks, Consumer<CaseFeed.Item> news) {
        this.hooks = Map.copyOf(hooks);
        this.news = news;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            String name = exchange.getRequestURI().getPath().substring(PATH.length());
            Optional<CaseHook> hook = Optional.ofNullable(hooks.get(name));
            if (hook.isEmpty()) {
                answer(exchange, 404, "No case system delivers here");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                answer(exchange, 405, "Only POST is answered");
            } else {
                take(exchange, hook.get());
            }
        }
    }

    private void take(HttpExchange exchange, CaseHook hook) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        Heard heard = hook.hear(
                header -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(header)), body);
        if (heard instanceof Heard.Forged) {
            answer(exchange, 401, "Not signed as agreed");
            return;
        }
        try {
            if (heard instanceof Heard.News told) {
                news.accept(told.item());
            }
            answer(exchange, 200, "Taken");
        } catch (IllegalStateException closed) {
            answer(exchange, 503, "Not open");
        }
    }

    private static void answer(HttpExchange exchange, int status, String words) throws IOException {
        byte[] bytes = (words + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
