package casebell.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What somebody does with the page, in the words of its readers. */
public final class Tab {
    private final Page page;

    Tab(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    public void actAs(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Acting as ")))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .click();
        assertThat(page.locator("#me")).containsText(name);
        page.waitForSelector("body[data-ready]");
    }

    public void openChannel(String name) {
        channel(name).click();
        assertThat(page.locator("#channel-name")).hasText("#" + name);
    }

    public Locator channel(String name) {
        return page.locator("[data-channel='" + name + "']");
    }

    public Locator composer() {
        return page.getByRole(AriaRole.COMBOBOX);
    }

    public void write(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    public Locator messages() {
        return page.locator("#messages article.message");
    }

    /** The message that shows this text. */
    public Locator message(String text) {
        return messages().filter(new Locator.FilterOptions().setHasText(text));
    }

    /** The card of a case. */
    public Locator card(String ref) {
        return messages()
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                ".embed .footer", new Page.LocatorOptions().setHasText("Case " + ref + " · card"))));
    }

    /** What only the acting person sees. */
    public Locator ephemeral(String text) {
        return page.locator("#messages article.ephemeral").filter(new Locator.FilterOptions().setHasText(text));
    }

    public static void press(Locator message, String label) {
        message.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }
}
