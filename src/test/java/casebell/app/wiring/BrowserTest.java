package casebell.app.wiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.app.config.Settings.SandboxSettings;
import casebell.policy.PolicyReader;
import casebell.sandbox.PageBrowser;
import casebell.sandbox.Tab;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People at the page of the local Discord, a whole Casebell behind it: what a newcomer does in the first minutes. */
class BrowserTest {
    private static final Duration UNDO = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;

    private static PageBrowser browser;
    private static Sandbox sandbox;
    private static House house;

    @BeforeAll
    static void a_house_stands_and_a_browser_is_there() throws IOException, InterruptedException {
        browser = PageBrowser.launch();
        InstantSource clock = InstantSource.system();
        Settings settings = ((ConfigLoader.Loaded.Ready) new ConfigLoader(Map.of(), clock)
                        .read("review: {incident-from: 0, reading: {excerpt-on-card: true}}", "casebell.yaml"))
                .settings()
                .inSandbox(folder.resolve("browser.db"), new SandboxSettings(0, 0))
                .actingAfter(UNDO);
        PolicyReader.Read.Ready policy = (PolicyReader.Read.Ready) PolicyReader.read(settings.policy());
        sandbox = Sandbox.start(settings.sandbox(), clock);
        sandbox.offerExamples();
        house = House.open(settings, sandbox.place(settings), policy.policy(), clock, true);
        house.join();
    }

    @AfterAll
    static void all_is_put_away() {
        if (house != null) {
            house.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void no_page_complained() {
        browser.endTest();
    }

    private static Tab open(String address) {
        return browser.open(sandbox.discord().pageUrl(), address);
    }

    /** Pastes the link to a case, and tells how its card is found. */
    private static Locator cardOf(Tab tab, String id) {
        tab.openChannel("case-review");
        tab.write(sandbox.cases().caseUrl(id));
        assertThat(tab.message(sandbox.cases().caseUrl(id)).last()).isVisible();
        return tab.card("demo/" + id);
    }

    @Test
    void a_threat_is_removed_once_after_two_people_approved_it() {
        Tab tab = open("");
        assertThat(tab.page().locator("#me")).containsText("Ines Okafor");
        assertThat(tab.page().locator("#channel-name")).hasText("#case-review");
        assertThat(tab.composer()).isFocused();
        tab.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("cases/4821"))
                .click();
        assertThat(tab.composer()).hasValue(sandbox.cases().caseUrl("4821"));
        tab.composer().press("Enter");
        assertThat(tab.message("cases/4821").locator(".reaction")).containsText("👀");
        assertThat(tab.channel("urgent")).hasClass(Pattern.compile("unread"));

        tab.openChannel("urgent");
        Locator card = tab.card("demo/4821");
        assertThat(card).containsText("Needs 2 people");
        Tab.press(card, "Approve");
        assertThat(tab.ephemeral("Your approval counts")).isVisible();
        assertThat(card).containsText("Approved by @Ines Okafor");
        assertTrue(sandbox.cases().actionsByCasebell("4821").isEmpty());

        tab.actAs("Lena Abara");
        assertThat(tab.message("Your approval counts")).hasCount(0);
        Tab.press(card, "Approve");
        assertThat(tab.ephemeral("It will be done")).isVisible();
        assertThat(card).containsText("Done: remove the post. Approved by @Ines Okafor and @Lena Abara.");
        assertThat(card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve")))
                .hasCount(0);
        assertEquals(1, sandbox.cases().actionsByCasebell("4821").size());
    }

    @Test
    void a_command_is_completed_and_run_with_the_keyboard_alone() {
        Tab tab = open("ines/case-review");
        assertThat(cardOf(tab, "4831")).isVisible();
        tab.composer().pressSequentially("/case sho");
        Locator first = tab.page().getByRole(AriaRole.OPTION).first();
        assertThat(first).containsText("/case show");
        assertThat(tab.composer()).hasAttribute("aria-expanded", "true");
        tab.page().keyboard().press("Enter");
        assertThat(tab.composer()).hasValue("/case show case: ");
        tab.page().keyboard().type("4831");
        Locator completed = tab.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("demo/4831"));
        assertThat(completed).hasAttribute("aria-selected", "true");
        tab.page().keyboard().press("Tab");
        assertThat(tab.composer()).hasValue("/case show case: demo/4831 ");
        tab.page().keyboard().press("Enter");
        assertThat(tab.ephemeral("Case demo/4831")).containsText("Ines Okafor used /case show");
        assertThat(tab.composer()).isFocused();

        tab.page().keyboard().type("/ca");
        assertThat(tab.page().locator("#proposals")).isVisible();
        tab.page().keyboard().press("Escape");
        assertThat(tab.page().locator("#proposals")).isHidden();
        assertThat(tab.composer()).hasValue("/ca");
    }

    @Test
    void a_command_without_what_it_needs_says_so() {
        Tab tab = open("ines/case-review");
        tab.composer().fill("/case escalate ");
        assertThat(tab.page().locator(".popup-head")).hasText("/case escalate");
        tab.composer().press("Escape");
        tab.composer().press("Enter");
        assertThat(tab.page().locator("#composer .trouble")).containsText("/case escalate needs case");
        assertThat(tab.composer()).hasValue("/case escalate case: ");
    }

    @Test
    void a_form_is_filled_in_and_its_reason_stands_on_the_card() {
        Tab tab = open("ines/case-review");
        Locator card = cardOf(tab, "4826");
        Tab.press(card, "Dismiss");
        Locator form = tab.page().getByRole(AriaRole.DIALOG);
        assertThat(form).containsText("Dismiss demo/4826");
        assertThat(form.getByRole(AriaRole.TEXTBOX)).isFocused();
        tab.page().keyboard().press("Escape");
        assertThat(form).hasCount(0);

        Tab.press(card, "Dismiss");
        form.getByRole(AriaRole.TEXTBOX).fill("Hyperbole, nobody is in danger");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Submit"))
                .click();
        assertThat(form).hasCount(0);
        assertThat(tab.ephemeral("Dismissed.")).isVisible();
        assertThat(card).containsText("Dismissed by @Ines Okafor: Hyperbole, nobody is in danger");
        Tab.press(card, "Reopen");
        assertThat(tab.ephemeral("Taken back")).isVisible();
    }

    @Test
    void why_is_told_to_the_one_who_asked_and_to_nobody_else() {
        Tab ines = open("ines/case-review");
        Locator card = cardOf(ines, "4827");
        Tab bram = open("bram/case-review");
        assertThat(bram.card("demo/4827")).isVisible();
        Tab.press(card, "Why");
        Locator answer = ines.ephemeral("Rules:");
        assertThat(answer).containsText("Only you can see this");
        ines.write("that is why");
        assertThat(bram.message("that is why")).isVisible();
        assertThat(bram.page().locator(".ephemeral")).hasCount(0);
        assertThat(bram.message("Rules:")).hasCount(0);

        Tab.press(answer, "Dismiss message");
        assertThat(answer).hasCount(0);
    }

    @Test
    void a_visitor_without_a_role_is_refused_and_nothing_is_counted() {
        Tab tab = open("ines/case-review");
        Locator card = cardOf(tab, "4852");
        assertThat(card).containsText("Needs");
        tab.actAs("Gus Ferrant");
        Tab.press(card, "Approve");
        assertThat(tab.ephemeral("You may not decide cases. Who may:")).isVisible();
        assertThat(card).not().containsText("Approved by");
        assertTrue(sandbox.cases().actionsByCasebell("4852").isEmpty());
    }

    @Test
    void another_action_is_chosen_from_the_list() {
        Tab tab = open("ines/case-review");
        Locator card = cardOf(tab, "4834");
        Tab.press(card, "Change");
        Locator answer = tab.ephemeral("Choose what to do instead");
        answer.locator(".chooser").click();
        Locator options = tab.page().getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
        String chosen = options.first().innerText().strip();
        tab.page().keyboard().press("Enter");
        Locator form = tab.page().getByRole(AriaRole.DIALOG);
        assertThat(form).containsText(chosen);
        form.getByRole(AriaRole.TEXTBOX).fill("It is enough");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Submit"))
                .click();
        assertThat(tab.ephemeral("Your approval counts")
                        .or(tab.ephemeral("Approved: "))
                        .first())
                .isVisible();
        assertThat(card).containsText(chosen.toLowerCase(Locale.ROOT));
    }

    @Test
    void a_message_is_opened_from_its_menu() {
        Tab tab = open("ines/general");
        tab.write("nothing to see here");
        tab.message("nothing to see here").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        tab.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Open case"))
                .click();
        assertThat(tab.ephemeral("This message links to no case.")).containsText("Ines Okafor used Open case");
    }

    @Test
    void hostile_text_of_a_case_stays_text() {
        Tab tab = open("ines/case-review");
        Locator card = cardOf(tab, "4870");
        Locator spoiler = card.locator(".embed .description .spoiler");
        assertThat(spoiler).hasCount(1);
        assertThat(spoiler).not().hasClass(Pattern.compile("shown"));
        spoiler.click();
        assertThat(spoiler).hasClass(Pattern.compile("shown"));
        assertThat(spoiler).containsText("**bold**");
        assertThat(spoiler).containsText("@\u200Beveryone");
        assertThat(card.locator("script, img:not(.avatar), iframe, pre, code, .heading, blockquote"))
                .hasCount(0);
        assertThat(card.locator(".description a, .description .mention, .field-value a, .field-value .mention"))
                .hasCount(0);
        assertThat(card.locator(".description strong, .description em, .description s, .description u"))
                .hasCount(0);
    }

    @Test
    void leadership_is_pinged_and_the_page_marks_it() {
        Tab tab = open("ines/case-review");
        Locator card = cardOf(tab, "4824");
        tab.openChannel("urgent");
        Tab.press(card, "Escalate");
        tab.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("They are on their way");
        tab.page().keyboard().press("Control+Enter");
        assertThat(tab.ephemeral("scalated")).isVisible();
        tab.actAs("Lena Abara");
        assertThat(tab.channel("leadership").locator(".pings")).isVisible();
        tab.openChannel("leadership");
        Locator page = tab.message("Escalation · case demo/4824").last();
        assertThat(page).hasClass(Pattern.compile("pinged"));
        Tab.press(page, "Acknowledge");
        assertThat(page).containsText("Acknowledged by @Lena Abara");
    }
}
