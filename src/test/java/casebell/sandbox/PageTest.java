package casebell.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page draws what a bot and people send, whoever the bot is. The bot here writes its calls by hand. */
class PageTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static PageBrowser browser;
    private static LocalDiscord discord;
    private static final BlockingQueue<ObjectNode> begun = new LinkedBlockingQueue<>();

    @BeforeAll
    static void a_discord_and_a_browser_are_there() {
        browser = PageBrowser.launch();
        discord = LocalDiscord.start(0, InstantSource.system());
        discord.world().addAudience((type, data, channel, onlyFor) -> {
            if (type.equals("INTERACTION_CREATE") && onlyFor.orElse("").equals(TeamWorld.BOT)) {
                begun.add(data);
            }
        });
    }

    @AfterAll
    static void all_is_put_away() {
        if (discord != null) {
            discord.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void no_page_complained() {
        begun.clear();
        browser.endTest();
    }

    private static Tab open(String address) {
        return browser.open(discord.pageUrl(), address);
    }

    private static ObjectNode bot(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(discord.restUrl() + path))
                .header("Authorization", "Bot " + discord.botToken())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertTrue(response.statusCode() < 300, response.body());
            return Wire.read(response.body()) instanceof ObjectNode o ? o : Wire.object();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static ObjectNode post(String channel, String body) {
        return bot("POST", "channels/" + discord.world().channelByName(channel) + "/messages", body);
    }

    private static ObjectNode content(String channel, String text) {
        return post(channel, Wire.write(Wire.object().put("content", text)));
    }

    private static ObjectNode nextInteraction() throws InterruptedException {
        ObjectNode next = begun.poll(15, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nobody began an interaction");
        }
        return next;
    }

    private static void answer(ObjectNode interaction, String body) {
        bot(
                "POST",
                "interactions/" + interaction.path("id").asText() + "/"
                        + interaction.path("token").asText() + "/callback",
                body);
    }

    @Test
    void marks_are_drawn_and_markup_stays_text() {
        Tab tab = open("ines/policy");
        content(
                "policy",
                "marks **bold** *slanted* __under__ ~~gone~~ `co<b>de` ||hid **den**|| [words](https://example.org/a) "
                        + "<@" + discord.as("lena").id() + "> <@&"
                        + TeamWorld.roles().get("lead") + "> <#"
                        + discord.world().channelByName("urgent")
                        + "> <t:1700000000:R> \\*plain\\* <img src=x onerror=alert(1)> [no](javascript:alert(1))");
        Locator message = tab.message("marks");
        assertThat(message.locator("strong").first()).hasText("bold");
        assertThat(message.locator("em")).hasText("slanted");
        assertThat(message.locator("u")).hasText("under");
        assertThat(message.locator("s")).hasText("gone");
        assertThat(message.locator("code")).hasText("co<b>de");
        assertThat(message.locator("time.stamp")).hasText(Pattern.compile("years ago"));
        assertThat(message.locator(".mention")).hasText(new String[] {"@Lena Abara", "@lead", "#urgent"});
        assertThat(message).containsText("*plain* <img src=x onerror=alert(1)> [no](javascript:alert(1))");
        Locator link = message.locator(".content a");
        assertThat(link).hasCount(1);
        assertThat(link).hasAttribute("rel", "noopener noreferrer");
        assertThat(link).hasAttribute("target", "_blank");
        assertThat(message.locator("img:not(.avatar)")).hasCount(0);

        Locator spoiler = message.locator(".spoiler");
        spoiler.focus();
        tab.page().keyboard().press("Enter");
        assertThat(spoiler).hasClass(Pattern.compile("shown"));
        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("#urgent"))
                .click();
        assertThat(tab.page().locator("#channel-name")).hasText("#urgent");
    }

    @Test
    void components_of_the_second_kind_are_drawn() {
        Tab tab = open("ines/policy");
        post("policy", """
                {"flags": 32768, "components": [{"type": 17, "accent_color": 5025675, "components": [
                  {"type": 10, "content": "### A heading\\nand **words** of the second kind"},
                  {"type": 14, "divider": true, "spacing": 1},
                  {"type": 9, "components": [{"type": 10, "content": "a section"}],
                   "accessory": {"type": 2, "style": 5, "label": "Read", "url": "https://example.org/read"}},
                  {"type": 12, "items": [{"media": {"url": "https://example.org/p.png"}, "description": "elsewhere"}]},
                  {"type": 1, "components": [{"type": 3, "custom_id": "m", "placeholder": "Choose one",
                    "options": [{"label": "First", "value": "1", "description": "the one before"}, {"label": "Second", "value": "2"}]}]}
                ]}]}""");
        Locator box = tab.message("of the second kind").locator(".container");
        assertThat(box.locator(".heading")).hasText("A heading");
        assertThat(box.locator("hr")).hasCount(1);
        assertThat(box.locator(".section a.button")).hasAttribute("href", "https://example.org/read");
        assertThat(box.locator(".gallery img")).hasCount(0);
        Locator chooser = box.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Choose one"));
        chooser.click();
        assertThat(tab.page().getByRole(AriaRole.OPTION)).hasCount(2);
        tab.page().keyboard().press("Escape");
        assertThat(tab.page().getByRole(AriaRole.LISTBOX)).hasCount(0);
        assertThat(chooser).isFocused();
    }

    @Test
    void a_press_that_the_bot_does_not_answer_has_failed() {
        Tab tab = open("ines/policy");
        post("policy", button("silent", "Silence"));
        Locator message = tab.message("silent");
        Tab.press(message, "Silence");
        assertThat(message.locator("button[aria-busy=true]")).isVisible();
        assertThat(message.getByRole(AriaRole.ALERT)).hasText("This interaction failed");
        assertThat(message.locator("button[aria-busy=true]")).hasCount(0);
    }

    private static String button(String text, String label) {
        return """
                {"content": "%s", "components": [{"type": 1, "components": [
                  {"type": 2, "style": 1, "label": "%s", "custom_id": "%s"}]}]}""".formatted(text, label, label);
    }

    @Test
    void a_deferred_answer_thinks_first() throws InterruptedException {
        Tab tab = open("ines/policy");
        post("policy", button("slow", "Think"));
        Tab.press(tab.message("slow"), "Think");
        ObjectNode interaction = nextInteraction();
        answer(interaction, "{\"type\": 5, \"data\": {\"flags\": 64}}");
        assertThat(tab.ephemeral("Casebell is thinking…")).isVisible();
        bot(
                "PATCH",
                "webhooks/" + TeamWorld.BOT + "/" + interaction.path("token").asText() + "/messages/@original",
                "{\"content\": \"thought it over\"}");
        assertThat(tab.ephemeral("thought it over")).isVisible();
        assertThat(tab.ephemeral("is thinking")).hasCount(0);
    }

    @Test
    void a_press_keeps_the_focus_when_the_message_changes() throws InterruptedException {
        Tab tab = open("ines/policy");
        post("policy", button("focus kept", "Count"));
        Locator pressed =
                tab.message("focus kept").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Count"));
        pressed.focus();
        tab.page().keyboard().press("Enter");
        answer(nextInteraction(), "{\"type\": 7, \"data\": {\"content\": \"focus kept, counted\"}}");
        assertThat(tab.message("focus kept, counted")).containsText("(edited)");
        assertThat(pressed).isFocused();
    }

    @Test
    void a_cut_connection_comes_back_and_nothing_is_lost() {
        Tab tab = open("ines/general");
        tab.write("before the cut");
        assertThat(tab.message("before the cut")).isVisible();
        discord.gateway().closeDoor(true);
        discord.gateway().cutPeople();
        assertThat(tab.page().locator("#connection")).containsText("does not answer");
        discord.as("bram").say("general", "said in the gap");
        discord.gateway().closeDoor(false);
        assertThat(tab.message("said in the gap")).isVisible();
        assertThat(tab.page().locator("#connection")).hasText("");
        assertThat(tab.message("before the cut")).hasCount(1);
    }

    @Test
    void a_ping_marks_the_channel_and_the_message() {
        Tab ines = open("ines/general");
        Tab bram = open("bram/policy");
        ines.composer().pressSequentially("ask @bra");
        assertThat(ines.page().getByRole(AriaRole.OPTION).first()).containsText("@Bram Castellan");
        ines.page().keyboard().press("Enter");
        ines.page().keyboard().type("about this");
        ines.page().keyboard().press("Enter");
        assertThat(bram.channel("general").locator(".pings")).hasText("1");
        bram.openChannel("general");
        assertThat(bram.message("about this")).hasClass(Pattern.compile("pinged"));
        assertThat(bram.message("about this").locator(".mention")).hasText("@Bram Castellan");
        assertThat(bram.channel("general").locator(".pings")).hasCount(0);
        assertThat(ines.message("about this")).not().hasClass(Pattern.compile("pinged"));
    }

    @Test
    void an_edit_of_the_card_does_not_take_back_the_ping() {
        Tab tab = open("bram/policy");
        ObjectNode page = content("policy", "<@&" + TeamWorld.roles().get("reviewer") + "> a page for you");
        assertThat(tab.message("a page for you")).hasClass(Pattern.compile("pinged"));
        bot(
                "PATCH",
                "channels/" + page.path("channel_id").asText() + "/messages/"
                        + page.path("id").asText(),
                "{\"embeds\": [{\"title\": \"now with a card\"}], \"allowed_mentions\": {\"parse\": []}}");
        assertThat(tab.message("a page for you")).containsText("now with a card");
        assertThat(tab.message("a page for you")).hasClass(Pattern.compile("pinged"));
    }

    @Test
    void another_site_may_not_connect_to_the_gateway() {
        CompletableFuture<WebSocket> asked = HTTP.newWebSocketBuilder()
                .header("Origin", "https://elsewhere.example")
                .buildAsync(URI.create(discord.gatewayUrl()), new WebSocket.Listener() {});
        assertThrows(CompletionException.class, asked::join);
    }

    @Test
    void replies_reactions_threads_and_pictures_are_drawn() {
        Tab tab = open("ines/liaison-desk");
        Person noor = discord.as("noor");
        ObjectNode said = noor.say("liaison-desk", "her office called");
        Locator message = tab.message("her office called").first();
        message.focus();
        tab.page().keyboard().press("r");
        assertThat(tab.page().locator(".composer-bar")).containsText("Replying to Noor Whitfield");
        tab.write("when?");
        assertThat(tab.message("when?").locator(".answers")).containsText("her office called");

        message.hover();
        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("React with 👍"))
                .click();
        Locator reaction = message.locator(".reaction");
        assertThat(reaction).hasAttribute("aria-pressed", "true");
        reaction.click();
        assertThat(reaction).hasCount(0);

        bot(
                "POST",
                "channels/" + said.path("channel_id").asText() + "/messages/"
                        + said.path("id").asText() + "/threads",
                "{\"name\": \"the call\"}");
        message.locator(".thread").click();
        assertThat(tab.page().locator("#channel-name")).hasText("the call");
        tab.write("notes of it");
        assertThat(tab.message("notes of it")).isVisible();
        tab.openChannel("liaison-desk");
        assertThat(message.locator(".thread")).containsText("1 messages");

        tab.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "dot.png", "image/png", Base64.getDecoder().decode(DOT)));
        tab.write("with a picture");
        assertThat(tab.message("with a picture").locator(".picture img"))
                .hasAttribute("src", Pattern.compile("/attachments/.*dot.png"));
    }

    @Test
    void a_narrow_window_has_the_channels_in_a_drawer() {
        Tab tab = browser.open(discord.pageUrl(), "ines/case-review", 390, 844);
        Page page = tab.page();
        assertThat(page.locator("#sidebar")).not().isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Channels and people"))
                .click();
        assertThat(tab.channel("case-review")).isFocused();
        tab.openChannel("urgent");
        assertThat(page.locator("#sidebar")).not().isVisible();
        assertEquals(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Channels and people"))
                .click();
        tab.actAs("Vera Lindqvist");
        assertThat(tab.channel("leadership")).hasCount(1);
    }

    @Test
    void a_channel_that_a_person_may_not_see_is_not_there() {
        Tab tab = open("ines/leadership");
        assertThat(tab.page().locator("#channel-name")).hasText("#case-review");
        assertThat(tab.channel("leadership")).hasCount(0);
        tab.actAs("Omar Delacroix");
        tab.openChannel("leadership");
        assertThat(tab.channel("leadership")).hasAttribute("aria-current", "page");
    }

    @Test
    void the_hint_goes_when_it_is_dismissed_and_stays_away() {
        discord.suggest(List.of(new LocalDiscord.Hint("http://127.0.0.1/cases/1", "the first")));
        Tab tab = open("ines/case-review");
        Locator hint = tab.page().locator("#hint");
        assertThat(hint).containsText("You act as Ines Okafor, reviewer.");
        assertThat(hint.locator(".example")).hasText("cases/1the first");
        hint.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Dismiss this hint"))
                .click();
        assertThat(hint).isHidden();
        tab.page().reload();
        tab.page().waitForSelector("body[data-ready]");
        assertThat(hint).isHidden();
    }

    @Test
    void what_can_happen_is_a_button_and_happens_once() throws Exception {
        CompletableFuture<String> happened = new CompletableFuture<>();
        discord.offer(new LocalDiscord.Happening(
                "flood", "Let the flood come", "many threats", () -> happened.complete("begun")));
        Tab tab = open("bram/case-review");
        Locator button = tab.page().locator("#hint .happening");
        assertThat(button).containsText("Let the flood come");
        button.click();
        assertEquals("begun", happened.get(10, TimeUnit.SECONDS));
        assertThat(button).containsText("It has begun.");
        HttpRequest again = HttpRequest.newBuilder(URI.create(discord.pageUrl() + "sandbox/happenings/flood"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertEquals(404, HTTP.send(again, HttpResponse.BodyHandlers.ofString()).statusCode());
        tab.page().reload();
        tab.page().waitForSelector("body[data-ready]");
        assertThat(button).hasCount(0);
    }
}
