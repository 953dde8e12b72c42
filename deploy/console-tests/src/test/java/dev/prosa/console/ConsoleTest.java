package dev.prosa.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.prosa.testing.product.Prosa;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What agents do at the console, in real browsers, against the whole product.
@ExtendWith(Running.Start.class)
class ConsoleTest {

    private final Running running = Running.Start.running();
    private final Prosa prosa = running.prosa();
    private final URI console = running.console();
    private Agent ana;
    private Agent bia;
    private Phone customer;

    @BeforeEach
    void aCustomerAndTwoAgents() {
        customer = running.customer();
        ana = running.english("ana");
        bia = running.brazilian("bia");
    }

    @AfterEach
    void goHome() {
        ana.close();
        bia.close();
    }

    @Test
    void aConversationFromTheCustomersPhoneToTheClose() {
        ana.page().navigate(console + "?view=queue");
        customer.write("Oi, preciso da segunda via");
        assertThat(ana.line(customer.number())).isVisible(); // without a reload
        ana.line(customer.number()).click();
        assertThat(ana.timeline()).containsText("Oi, preciso da segunda via");
        assertThat(ana.page().locator("#head .countdown")).hasText(Pattern.compile("4[78] h .*"));

        ana.click("accept");
        assertThat(ana.outcome()).containsText("It is yours");
        assertThat(ana.timeline()).containsText("You accepted");
        ana.reply("Claro, um momento");
        assertThat(ana.page().locator(".said.agent .tick.delivered, .said.agent .tick.read"))
                .isVisible();
        await(() -> Assertions.assertThat(customer.screen()).contains("Claro, um momento"));
        assertThat(ana.page().locator("#head .deadline")).containsText("The customer is reminded in");

        customer.write("Muito bem");
        assertThat(ana.timeline()).containsText("Muito bem"); // without a reload
        ana.click("close");
        assertThat(ana.outcome()).containsText("Closed.");
        assertThat(ana.page().locator("#closed")).containsText("closed by you");
        await(() -> Assertions.assertThat(
                        prosa.run("tail", "closed-conversations", "--from", "beginning", "--no-follow", "--json")
                                .text())
                .contains("AGENT_CLOSED"));
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneServesAndTheOtherIsToldWho() {
        customer.write("Oi");
        ana.open("queue", customer.number());
        bia.open("queue", customer.number());
        // Both see a conversation that nobody serves, and neither learns of the other's click.
        String click = "() => { document.getElementById('accept').click(); }";
        ana.page().evaluate(click);
        bia.page().evaluate(click);

        assertThat(ana.outcome().locator("p")).isVisible();
        assertThat(bia.outcome().locator("p")).isVisible();
        String toldAna = ana.outcome().textContent().strip();
        String toldBia = bia.outcome().textContent().strip();
        boolean anaServes = toldAna.equals("It is yours.");
        if (anaServes) {
            Assertions.assertThat(toldBia).startsWith("Alguém chegou antes: Ana atende desde");
            assertThat(bia.page().locator("#head")).containsText("atendida por Ana");
        } else {
            Assertions.assertThat(toldBia).isEqualTo("É sua.");
            Assertions.assertThat(toldAna).startsWith("You were not the first: Bia has served it since");
            assertThat(ana.page().locator("#head")).containsText("served by Bia");
        }
    }

    @Test
    void whoeverClosesOverWhatTheyHaveNotSeenIsToldAndShown() {
        customer.write("Oi");
        ana.open("queue", customer.number());
        ana.click("accept");
        assertThat(ana.outcome()).containsText("It is yours");
        // News do not come through, as on a bad line.
        ana.page().route("**/live", route -> route.abort());
        customer.write("Posso fazer outra pergunta?");
        await(() -> Assertions.assertThat(
                        prosa.run("conversation", customer.number()).text())
                .contains("outra pergunta"));
        ana.click("close");
        assertThat(ana.outcome().locator(".refused")).containsText("The customer wrote something you had not seen");
        assertThat(ana.timeline()).containsText("Posso fazer outra pergunta?");
        ana.page().unroute("**/live");
        ana.click("close");
        assertThat(ana.outcome()).containsText("Closed.");
    }

    @Test
    void aDraftSurvivesARefusalAndWhatIsSentIsSentOnce() {
        customer.write("Oi");
        ana.open("queue", customer.number());
        bia.open("queue", customer.number());
        bia.click("accept");
        assertThat(bia.outcome()).containsText("É sua");
        ana.reply("Eu atendo");
        assertThat(ana.outcome().locator(".refused")).containsText("Bia has served it since");
        assertThat(ana.page().locator("#body")).hasValue("Eu atendo");

        // The answer is lost on its way; the same click again is the same command.
        bia.page().route("**/replies", route -> {
            route.fetch();
            route.abort();
        });
        bia.reply("Só uma vez");
        assertThat(bia.outcome().locator(".refused")).containsText("Não chegou ao serviço");
        bia.page().unroute("**/replies");
        bia.click("send");
        assertThat(bia.page().locator("#body")).hasValue("");
        assertThat(bia.timeline().locator(".body", new Locator.LocatorOptions().setHasText("Só uma vez")))
                .hasCount(1);
    }

    @Test
    void whatPeopleAddIsSeenByTheOthers() {
        customer.write("Oi");
        ana.open("queue", customer.number());
        bia.open("queue", customer.number());
        assertThat(bia.page().locator("#presence")).containsText("Também olhando: Ana");

        ana.page().locator("#details summary").click();
        ana.page().locator("#contact-name").fill("Maria <b>Souza</b>");
        ana.page().locator("#contact-name").press("Enter");
        assertThat(ana.page().locator("#head h1")).hasText("Maria <b>Souza</b>");
        ana.page().locator("#new-label").fill("vip");
        ana.page().locator("#new-label").press("Enter");
        assertThat(ana.page().locator("#head .label")).containsText("vip");
        ana.page().locator("#body").fill("Cliente antigo");
        ana.click("note");
        assertThat(ana.outcome()).containsText("Noted");

        assertThat(bia.page().locator(".said.note")).containsText("Cliente antigo");
        Assertions.assertThat(customer.screen()).doesNotContain("Cliente antigo");
        bia.page().locator("#q").fill("souza");
        bia.page().locator("#q").press("Enter");
        assertThat(bia.line("Maria <b>Souza</b>")).isVisible();
        assertThat(bia.line("Maria <b>Souza</b>").locator(".label")).hasText("vip");
    }

    @Test
    void whatACustomerWritesIsTextAndNothingElse() {
        List<String> alarms = new CopyOnWriteArrayList<>();
        ana.page().onDialog(dialog -> {
            alarms.add(dialog.message());
            dialog.dismiss();
        });
        String attack = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        customer.write(attack);
        ana.open("queue", customer.number());
        assertThat(ana.timeline()).containsText(attack);
        assertThat(ana.timeline().locator("img")).hasCount(0);
        Assertions.assertThat(alarms).isEmpty();
    }

    @Test
    void picturesAndPlacesStandInTheThread() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", png);
        customer.sendPicture(png.toByteArray());
        customer.sendPlace(-23.561414, -46.655881, "Avenida Paulista");
        ana.open("queue", customer.number());
        Locator picture = ana.timeline().locator("img");
        assertThat(picture).isVisible();
        await(() ->
                Assertions.assertThat(picture.evaluate("it => it.naturalWidth")).isEqualTo(320));
        assertThat(ana.timeline().locator(".place a")).hasText("Avenida Paulista");
        assertThat(ana.timeline().locator(".place a"))
                .hasAttribute(
                        "href", Pattern.compile("https://www.openstreetmap.org/\\?mlat=-23.561414&mlon=-46.655881.*"));
        String at = Objects.requireNonNull(picture.getAttribute("src"));
        Assertions.assertThat(ana.page()
                        .request()
                        .get(console.resolve(at).toString().replace("/media/0", "/media/1"))
                        .status())
                .as("no second file")
                .isEqualTo(404);
    }

    @Test
    void aConversationIsHandedOnAndTheLogTellsWhy() {
        customer.write("Oi");
        ana.open("queue", customer.number());
        ana.click("accept");
        assertThat(ana.outcome()).containsText("It is yours");
        ana.page().locator("#transfer summary").click();
        ana.page().locator("#to-agent").selectOption("bia");
        ana.page().locator("#transfer button").click();
        assertThat(ana.page().locator("#head")).containsText("served by Bia");
        assertThat(ana.timeline()).containsText("handed it on to Bia");
        bia.page().navigate(console + "?view=mine");
        assertThat(bia.line(customer.number())).isVisible();

        ana.page().navigate(ana.page().url().replaceAll("\\?.*", "") + "/log");
        assertThat(ana.page().locator(".log"))
                .containsText(Pattern.compile("conversation-events \\d+@\\d+", Pattern.DOTALL));
        assertThat(ana.page().locator(".log")).containsText("TransferRequested");
        assertThat(ana.page().locator(".log")).containsText("→ conversation-updates");
    }

    @Test
    void theKeyboardIsEnough() {
        customer.write("Oi");
        ana.page().navigate(console + "?view=queue");
        assertThat(ana.line(customer.number())).isVisible();
        Page page = ana.page();
        page.locator(".lines a", new Page.LocatorOptions().setHasText(customer.number()))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#thread h1")).isFocused();
        page.keyboard().press("Alt+a");
        assertThat(ana.outcome()).containsText("It is yours");
        page.keyboard().press("Alt+r");
        assertThat(page.locator("#body")).isFocused();
        page.keyboard().type("Pelo teclado");
        page.keyboard().press("Control+Enter");
        assertThat(ana.timeline()).containsText("Pelo teclado");
        page.keyboard().press("Alt+c");
        assertThat(ana.outcome()).containsText("Closed.");
    }

    @Test
    void whoeverLooksElsewhereIsToldThatACustomerWrote() {
        ana.context().grantPermissions(List.of("notifications"));
        ana.page().addInitScript("""
                window.told = [];
                window.Notification = class {
                    static permission = "granted";
                    static requestPermission = async () => "granted";
                    constructor(title, options) { window.told.push(title + ": " + options.body); }
                };
                """);
        ana.page().navigate(console + "?view=queue");
        ana.click("notify");
        assertThat(ana.page().locator("#notify")).hasText("Notifications are on");
        ana.page().evaluate("() => Object.defineProperty(document, 'hidden', { value: true })");
        customer.write("Oi");
        assertThat(ana.page()).hasTitle(Pattern.compile("\\(1\\) .*"));
        await(() -> Assertions.assertThat(ana.page().evaluate("() => window.told.join()"))
                .isEqualTo("A customer wrote: " + customer.number()));
    }

    @Test
    void whoeverSignsOutIsOutEverywhere() {
        var cookies = ana.context().cookies();
        ana.page().locator("header form button").click();
        assertThat(ana.page().locator("#email")).isVisible();
        ana.context().addCookies(cookies); // somebody kept them
        ana.page().navigate(console.toString());
        assertThat(ana.page().locator("#email")).isVisible();
    }

    private static void await(ThrowingRunnable holds) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(holds);
    }
}
