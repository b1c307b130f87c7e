package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real browser without a window. {@code CASEBELL_CHROMIUM} names it when it is not where Debian puts it. Without one the tests are aborted; with
 * {@code CASEBELL_REQUIRE_BROWSER=true} they fail.
 */
public final class PageBrowser implements AutoCloseable {
    private static final double PATIENCE = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private PageBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static PageBrowser launch() {
        Path executable = find().orElseGet(PageBrowser::missing);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return new PageBrowser(playwright, browser);
    }

    /** The browser that the variable names and no other, or the first one that is found. */
    private static Optional<Path> find() {
        String named = System.getenv("CASEBELL_CHROMIUM");
        return (named == null
                        ? Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                        : Stream.of(named))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path missing() {
        String words =
                "No browser was found, so the page was not tried. Install chromium, or name it in CASEBELL_CHROMIUM.";
        return "true".equals(System.getenv("CASEBELL_REQUIRE_BROWSER")) ? fail(words) : abort(words);
    }

    /** A window of its own that nobody used before, opened at an address of the page such as {@code ines/case-review}. */
    public Tab open(String pageUrl, String address) {
        return open(pageUrl, address, 1280, 800);
    }

    public Tab open(String pageUrl, String address, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE);
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(e -> troubles.add("error: " + e));
        page.onConsoleMessage(m -> {
            if (m.type().equals("error")) {
                troubles.add("console: " + m.text());
            }
        });
        page.onDialog(d -> {
            troubles.add("dialog: " + d.message());
            d.dismiss();
        });
        page.onRequest(r -> {
            if (!r.url().startsWith(pageUrl)) {
                troubles.add("asks elsewhere: " + r.url());
            }
        });
        page.navigate(address.isEmpty() ? pageUrl : pageUrl + "#" + address);
        page.waitForSelector("body[data-ready]");
        return new Tab(page);
    }

    /** Ends what a test opened, and tells when a page complained, asked another server, or showed a dialog. */
    public void endTest() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> found = List.copyOf(troubles);
        troubles.clear();
        assertEquals(List.of(), found);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
