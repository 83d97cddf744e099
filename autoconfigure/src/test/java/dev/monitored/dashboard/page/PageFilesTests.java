package dev.monitored.dashboard.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageFiles}.
 */
class PageFilesTests {

	private static final Path SOURCES = Path.of("src/main/resources/dev/monitored/dashboard/page");

	private final PageFiles files = new PageFiles("dashboard");

	@Test
	void areShort() throws IOException {
		for (Path file : sources()) {
			assertThat(Files.readAllLines(file)).as("%s: split what has more than 300 lines", file)
				.hasSizeLessThanOrEqualTo(300);
		}
	}

	@Test
	void writeTextAsText() throws IOException {
		for (Path file : sources()) {
			assertThat(Files.readString(file)).as("%s: use textContent or append", file)
				.doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
						"createContextualFragment", "DOMParser", "eval(", "new Function");
		}
	}

	@Test
	void haveNoInlineScriptOrStyle() {
		assertThat(text(this.files.page(false))).doesNotContain("<style", " style=", " onclick=", " onload=")
			.doesNotContainPattern("<script(?![^>]* src=)");
	}

	@Test
	void referToNothingElsewhere() throws IOException {
		for (Path file : sources()) {
			assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", "")).as(file.toString())
				.doesNotContainPattern("https?://[a-z]");
		}
	}

	@Test
	void comeWithTheLibraryForChartsAndItsLicence() throws IOException {
		assertThat(text(this.files.file("chart.js", false))).startsWith("/*!").contains("Chart.js v4.5.1", "MIT");
		assertThat(new String(
				Objects.requireNonNull(PageFiles.class.getResourceAsStream("chart-LICENSE.md")).readAllBytes(),
				StandardCharsets.UTF_8))
			.contains("The MIT License", "Chart.js Contributors");
	}

	@Test
	void areSmallEnoughToLoadAtNight() throws IOException {
		long bytes = body(this.files.page(true)).length;
		for (Path file : sources()) {
			if (!file.endsWith("index.html")) {
				bytes += body(this.files.file(file.getFileName().toString(), true)).length;
			}
		}
		bytes += body(this.files.file("chart.js", true)).length;
		assertThat(bytes).as("bytes of the page and its files, compressed").isLessThan(120_000);
	}

	@Test
	void areNoOtherFilesOfTheClassPath() {
		assertThat(Stream.of("PageFiles.class", "index.html", "../page/main.js", "chart.js.gz", "chart-LICENSE.md", "",
				"main.js/", "/main.js", "%2e%2e.js"))
			.allSatisfy((name) -> assertThat(this.files.file(name, false).getStatus()).isEqualTo(404));
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.list(SOURCES)) {
			List<Path> sorted = files.sorted().toList();
			assertThat(sorted).hasSizeGreaterThan(10);
			return sorted;
		}
	}

	private static String text(WebEndpointResponse<byte[]> response) {
		return new String(body(response), StandardCharsets.UTF_8);
	}

	private static byte[] body(WebEndpointResponse<byte[]> response) {
		return Objects.requireNonNull(response.getBody());
	}

}
