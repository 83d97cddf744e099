package sample.shop;

import java.util.List;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uses the dashboard of the packaged shop in a real browser: by keyboard, at every size,
 * and with names that are markup.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardUseIT extends OpenedDashboard {

	@Test
	@Order(1)
	void fitsEverySizeInBothThemes() throws Exception {
		openDashboard();
		for (String scheme : List.of("light", "dark")) {
			burst();
			for (int width : List.of(360, 1280, 2560)) {
				browser().show(width, (width == 360) ? 800 : 1200, scheme);
				Patience.await()
					.untilAsserted(() -> assertThat(
							browser().script("return document.documentElement.scrollWidth - window.innerWidth"))
						.isEqualTo(0L));
				// Not only because there are no calls any more
				Patience.await().untilAsserted(() -> assertThat(browser().texts("#tables section table")).hasSize(5));
				assertThat(browser().script("return matchMedia('(prefers-color-scheme: dark)').matches"))
					.isEqualTo(scheme.equals("dark"));
				assertThat(browser().contrast()).as(scheme).isGreaterThan(7);
				browser().picture(PackagedShop.OUTPUT.resolve("dashboard-%s-%d.png".formatted(scheme, width)));
			}
		}
		browser().show(1280, 1200, "light");
	}

	@Test
	@Order(2)
	void choosesAnSloWithTheKeyboardAlone() {
		openDashboard();
		browser().type(Keys.TAB);
		assertThat(focused()).isEqualTo("Skip to objectives");
		browser().type(Keys.ENTER, Keys.TAB);
		String slo = focused();
		assertThat(slo).isEqualTo(browser().text("#slos tbody tr:first-child button"));
		browser().type(Keys.ENTER);
		assertThat(browser().text("#calls-note")).isEqualTo("of " + slo);
		assertThat(browser().script("return location.hash").toString()).startsWith("#slo=");
		// The focus stays where it was while rows are replaced
		Patience.await().untilAsserted(() -> assertThat(focused()).isEqualTo(slo));
		browser().type(Keys.ENTER);
		assertThat(browser().text("#calls-note")).isEmpty();
	}

	@Test
	@Order(3)
	void showsMoreWithTheKeyboardAlone() {
		openDashboard();
		tabTo("#more-calls");
		browser().type(Keys.ENTER);
		assertThat(browser().texts("#calls tbody tr")).hasSizeGreaterThan(5);
		tabTo("[data-range='15m']");
		browser().type(Keys.SPACE);
		Patience.await()
			.untilAsserted(() -> assertThat(browser().text("#ranges [aria-pressed='true']")).isEqualTo("15 min"));
		for (String panel : List.of("burn", "operation.latency")) {
			String table = "[data-panel='%s'] details".formatted(panel);
			tabTo(table + " summary");
			browser().type(Keys.ENTER);
			Patience.await().untilAsserted(() -> assertThat(browser().texts(table + " tbody tr")).isNotEmpty());
		}
		tabTo("[data-order='slow']");
		browser().type(Keys.ENTER);
		assertThat(browser().text("#orders [aria-pressed='true']")).isEqualTo("Slowest");
	}

	@Test
	@Order(4)
	void showsWhereTheFocusIs() {
		openDashboard();
		browser().script("window.fetch = () => new Promise(() => { })"); // nothing is
																			// replaced
																			// any more
		browser().type(Keys.TAB);
		int reached = 0;
		while (!browser().script("return document.activeElement === document.body").equals(true)) {
			assertThat(browser().script("""
					const focused = document.activeElement;
					const { outlineStyle } = getComputedStyle(focused);
					const { width, height } = focused.getBoundingClientRect();
					return outlineStyle !== "none" && width > 0 && height > 0;""")).as(focused()).isEqualTo(true);
			reached++;
			assertThat(reached).as("elements that the tabulator reaches").isLessThan(300);
			browser().type(Keys.TAB);
		}
		assertThat((long) reached).isEqualTo(browser().script("""
				return [...document.querySelectorAll("a[href], button, summary")]
					.filter((found) => found.offsetParent !== null).length;"""));
	}

	@Test
	@Order(5)
	void showsMarkupAsText() {
		openDashboard();
		assertThat(browser().text("#application")).isEqualTo(MARKUP);
		assertThat(browser().script("return document.images.length + document.querySelectorAll('h1 *').length"))
			.isEqualTo(0L);
		assertThat(browser().script("return document.title").toString()).endsWith(MARKUP);
	}

	@Test
	@Order(6)
	void showsMarkupInEachNameAsText() throws Exception {
		burst();
		try (StrippingProxy proxy = new StrippingProxy(port)) {
			proxy.change((data) -> MarkedUpData.of(withHangingCalls(data)));
			browser().open(proxy.address("/actuator/dashboard"));
			awaitNumbers();
			browser().click("#more-slos");
			browser().click("#more-calls");
			browser().script("document.querySelectorAll('#charts details').forEach((table) => table.open = true)");
			awaitMarkup("burn");
			awaitMarkup("pools");
			for (String part : List.of("#application", "#process", "#facts", "#slos tbody th", "#slos td:nth-child(2)",
					"#calls td:nth-child(2)", "#calls td:nth-child(4)", "#calls td:nth-child(5)",
					"#tables td:first-child", "#resources td:first-child", "#headline")) {
				assertThat(browser().texts(part)).as(part).anyMatch((text) -> text.contains(MARKUP));
			}
			Patience.await()
				.untilAsserted(() -> assertThat(browser().texts("#tables section")).hasSize(5)
					.allMatch((table) -> table.contains(MARKUP)));
			browser().click("#slos tbody tr:first-child button");
			Patience.await().untilAsserted(() -> assertThat(browser().text("#calls-note")).endsWith(MARKUP));
			assertThat(
					browser().script("return document.images.length + document.querySelectorAll('[onerror]').length"))
				.isEqualTo(0L);
			assertThat(browser().script("return document.title").toString()).endsWith(MARKUP);
			openDashboard();
		}
	}

	private static void awaitMarkup(String panel) {
		Patience.await()
			.untilAsserted(
					() -> assertThat(browser().texts("#charts [data-panel='%s'] th:nth-child(2)".formatted(panel)))
						.isNotEmpty()
						.allMatch((name) -> name.contains(MARKUP)));
	}

	@Test
	@Order(7)
	void leavesNothingInTheConsole() {
		assertThat(browser().console()).isEmpty();
	}

	private static void tabTo(String selector) {
		for (int tab = 0; tab < 200; tab++) {
			if (browser().script("return document.activeElement.matches(arguments[0])", selector).equals(true)) {
				return;
			}
			browser().type(Keys.TAB);
		}
		throw new AssertionError("The tabulator never reaches " + selector);
	}

	private static String focused() {
		return browser().script("return document.activeElement.innerText").toString();
	}

}
