package dev.monitored.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

import dev.monitored.test.scrape.Scrape;
import dev.monitored.test.scrape.Scrape.Sample;

/**
 * The names of metrics that the pack reads, and how {@code docs/otlp.md} renames what
 * arrives over OTLP.
 */
final class PackNames {

	private static final Path PAGE = Path.of("..", "docs", "otlp.md");

	private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(scrape_configs:.*?)```");

	private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*");

	private PackNames() {
	}

	/**
	 * Returns the names of a scrape that are in a rule or a dashboard of the pack.
	 */
	static Set<String> of(Scrape scrape) throws IOException {
		Set<String> words = new TreeSet<>();
		for (Resource file : files()) {
			WORD.matcher(file.getContentAsString(StandardCharsets.UTF_8))
				.results()
				.forEach((word) -> words.add(word.group()));
		}
		return scrape.samples()
			.stream()
			.map(Sample::name)
			.filter(words::contains)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<Resource> files() throws IOException {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		List<Resource> files = new ArrayList<>();
		files.addAll(List.of(resolver.getResources("classpath*:META-INF/monitored/prometheus/*.yml")));
		files.addAll(List.of(resolver.getResources("classpath*:META-INF/monitored/grafana/*.json")));
		return files;
	}

	/**
	 * Returns the names after the renaming of the page.
	 */
	static Set<String> renamed(Set<String> names) throws IOException {
		Set<String> renamed = names;
		for (Map<String, Object> rule : rules()) {
			Pattern pattern = Pattern.compile(String.valueOf(rule.get("regex")));
			String replacement = String.valueOf(rule.get("replacement")).replaceAll("\\$\\{(\\d)}", "\\$$1");
			renamed = renamed.stream()
				.map((name) -> pattern.matcher(name).matches() ? pattern.matcher(name).replaceFirst(replacement) : name)
				.collect(Collectors.toSet());
		}
		return renamed;
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> rules() throws IOException {
		String block = BLOCK.matcher(Files.readString(PAGE)).results().findFirst().orElseThrow().group(1);
		Map<String, List<Map<String, Object>>> configuration = new Yaml().load(block);
		return (List<Map<String, Object>>) configuration.get("scrape_configs").get(0).get("metric_relabel_configs");
	}

}
