package dev.prosa.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the console looks like, in both languages, in the light and in the dark, on a desk and on a
/// phone, and that everybody can use it: WCAG 2.2 at level AA, as far as axe can tell.
///
/// Its pictures lie in `target/screenshots`, and with `-Dprosa.screenshots.write=true` in `docs/console`.
@ExtendWith(Running.Start.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Running running = Running.Start.running();
    private Phone customer;

    @BeforeAll
    void aConversation() {
        customer = running.customer();
        customer.write("Oi, preciso da segunda via da conta");
        Agent caio = running.brazilian("caio");
        caio.open("queue", customer.number());
        caio.click("accept");
        assertThat(caio.outcome()).containsText("É sua");
        caio.page().locator("#details summary").click();
        caio.page().locator("#contact-name").fill("Maria Souza");
        caio.page().locator("#contact-name").press("Enter");
        assertThat(caio.page().locator("#head h1")).hasText("Maria Souza");
        caio.page().locator("#new-label").fill("segunda via");
        caio.page().locator("#new-label").press("Enter");
        assertThat(caio.page().locator("#head .label")).containsText("segunda via");
        caio.reply("Claro! Um momento, já envio.");
        assertThat(caio.page().locator("#body")).hasValue("");
        caio.page().locator("#body").fill("Cliente antiga, conta em dia.");
        caio.click("note");
        assertThat(caio.page().locator("#body")).hasValue("");
        caio.close();
        running.customer().write("Bom dia, qual o horário de vocês?");
    }

    @AfterAll
    void keepThePictures() throws IOException {
        if (!Boolean.getBoolean("prosa.screenshots.write")) {
            return;
        }
        Path kept = Path.of("../../docs/console");
        Files.createDirectories(kept);
        try (var pictures = Files.newDirectoryStream(Path.of("target/screenshots"), "*.png")) {
            for (Path picture : pictures) {
                Files.copy(picture, kept.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void thePageOnWhichOneSignsIn() {
        try (Agent nobody = Agent.english(running.browser(), running.console())) {
            nobody.page().navigate(running.console().toString());
            assertThat(nobody.page().locator("h1")).hasText("Sign in");
            look(nobody, "sign-in");
            nobody.page().locator("#email").fill("ana@demo.example");
            nobody.page().locator("#password").fill("not the password");
            nobody.page().locator("form button.main").click();
            assertThat(nobody.page().locator(".refused")).hasText("No such e-mail, or another password.");
            look(nobody, "sign-in-refused");
        }
    }

    @Test
    void theConsoleInEnglish() {
        try (Agent ana = running.english("ana")) {
            ana.page().navigate(running.console() + "?view=queue");
            look(ana, "queue-en");
            openMaria(ana);
            look(ana, "conversation-en");
            ana.reply("Posso ajudar?");
            assertThat(ana.outcome().locator(".refused")).containsText("Caio has served it since");
            look(ana, "refused-en");
        }
    }

    @Test
    void theConsoleInPortuguese() {
        try (Agent caio = running.brazilian("caio")) {
            openMaria(caio);
            assertThat(caio.page().locator("html")).hasAttribute("lang", "pt-BR");
            assertThat(caio.timeline()).containsText("Você aceitou");
            assertThat(caio.page().locator(".deadline")).containsText("O cliente é lembrado em");
            caio.page().locator("#transfer summary").click();
            look(caio, "conversation-pt");
            caio.page().navigate(caio.page().url().replaceAll("\\?.*", "") + "/log");
            assertThat(caio.page().locator("h1")).hasText("Registro de Maria Souza");
            look(caio, "log-pt");
        }
    }

    @Test
    void theConsoleOnAPhoneInTheDark() {
        try (Agent bia = running.onAPhone("bia")) {
            bia.page().navigate(running.console() + "?view=all");
            assertThat(bia.page().locator(".list-pane")).isVisible();
            look(bia, "phone-list-pt");
            openMaria(bia);
            assertThat(bia.page().locator(".list-pane")).isHidden();
            Object width = bia.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
            Assertions.assertThat(width).as("nothing to scroll sideways").isEqualTo(0);
            look(bia, "phone-conversation-pt");
            bia.page().locator(".back").click();
            assertThat(bia.page().locator(".list-pane")).isVisible();
        }
    }

    @Test
    void theCannedReplies() {
        try (Agent ana = running.english("ana")) {
            Page page = ana.page();
            page.navigate(running.console() + "/canned-replies");
            page.locator("#shortcut").fill("Greeting");
            page.locator("#canned-body").fill("Good morning! How can I help?");
            page.locator("form button.main").click();
            assertThat(page.locator("dl")).containsText("How can I help?");
            look(ana, "canned-replies-en");
            openMaria(ana);
            page.locator("#canned").selectOption("Good morning! How can I help?");
            assertThat(page.locator("#body")).hasValue("Good morning! How can I help?");
        }
        try (Agent caio = running.english("caio")) {
            Assertions.assertThat(caio.page()
                            .navigate(running.console() + "/canned-replies")
                            .status())
                    .as("for supervisors")
                    .isEqualTo(403);
        }
    }

    private void openMaria(Agent agent) {
        agent.open("all", "Maria Souza");
        assertThat(agent.timeline()).containsText("Oi, preciso da segunda via da conta");
    }

    private static void look(Agent agent, String name) {
        agent.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots").resolve(name + ".png")));
        AxeResults results = new AxeBuilder(agent.page()).withTags(WCAG).analyze();
        Assertions.assertThat(results.getPasses()).as("axe looked at " + name).isNotEmpty();
        Assertions.assertThat(results.getViolations())
                .as(name)
                .extracting(PagesTest::told)
                .isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}
