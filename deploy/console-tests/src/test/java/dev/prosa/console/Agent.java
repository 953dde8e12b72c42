package dev.prosa.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;

/// Somebody at the console, in a browser of their own.
final class Agent implements AutoCloseable {

    /// A busy machine takes its time; what never comes is found out all the same.
    private static final double PATIENCE = 30_000;

    private final BrowserContext context;
    private final Page page;
    private final URI console;

    private Agent(Browser browser, URI console, Browser.NewContextOptions options) {
        this.context = browser.newContext(options);
        this.context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
        this.console = console;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    static Agent english(Browser browser, URI console) {
        return new Agent(browser, console, options("en-GB", 1280, 860));
    }

    static Agent brazilian(Browser browser, URI console) {
        return new Agent(browser, console, options("pt-BR", 1280, 860));
    }

    /// In the dark, so that those colours are looked at too.
    static Agent onAPhone(Browser browser, URI console) {
        return new Agent(
                browser,
                console,
                options("pt-BR", 390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setDeviceScaleFactor(2)
                        .setColorScheme(ColorScheme.DARK));
    }

    private static Browser.NewContextOptions options(String language, int width, int height) {
        return new Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("America/Sao_Paulo")
                .setViewportSize(width, height);
    }

    Agent signIn(String name, String password) {
        page.navigate(console.toString());
        page.locator("#email").fill(name + "@demo.example");
        page.locator("#password").fill(password);
        page.locator("form button.main").click();
        assertThat(page.locator("#list")).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /// Opens the conversation with a customer from one of the lists.
    void open(String view, String number) {
        page.navigate(console + "?view=" + view);
        line(number).click();
        assertThat(page.locator("#thread")).isVisible();
    }

    Locator line(String title) {
        return page.locator(".lines a", new Page.LocatorOptions().setHasText(title));
    }

    Locator timeline() {
        return page.locator("#timeline");
    }

    Locator outcome() {
        return page.locator("#outcome");
    }

    void click(String id) {
        page.locator("#" + id).click();
    }

    void reply(String body) {
        page.locator("#body").fill(body);
        click("send");
    }

    @Override
    public void close() {
        context.close();
    }
}
