package sample.shop;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Grafana dashboard that Monitored ships.
 *
 * @param name the name of its file
 * @param json what the file says
 */
record GrafanaDashboard(String name, JsonNode json) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

	private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), \\w+\\)");

	static List<GrafanaDashboard> all() throws IOException {
		List<GrafanaDashboard> dashboards = new ArrayList<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:META-INF/monitored/grafana/*.json")) {
			try (InputStream content = file.getInputStream()) {
				dashboards.add(new GrafanaDashboard(String.valueOf(file.getFilename()), MAPPER.readTree(content)));
			}
		}
		return dashboards;
	}

	/**
	 * Everything that has a place on the dashboard, rows included.
	 * @return the panels
	 */
	List<JsonNode> panels() {
		return list("/panels");
	}

	/**
	 * The panels that show something.
	 * @return the panels without rows
	 */
	List<JsonNode> charts() {
		return panels().stream().filter((panel) -> !"row".equals(text(panel, "/type"))).toList();
	}

	List<JsonNode> variables() {
		return list("/templating/list");
	}

	List<JsonNode> annotations() {
		return list("/annotations/list");
	}

	/**
	 * What the dashboard asks Prometheus, with its variables as they are written.
	 * @return the expressions of panels, annotations and variables
	 */
	List<Expression> expressions() {
		Stream<Expression> ofPanels = charts().stream()
			.flatMap((panel) -> children(panel, "/targets")
				.map((target) -> new Expression(text(panel, "/title"), text(target, "/expr"))));
		Stream<Expression> ofAnnotations = annotations().stream()
			.map((annotation) -> new Expression("annotation " + text(annotation, "/name"), text(annotation, "/expr")));
		Stream<Expression> ofVariables = variables().stream()
			.filter((variable) -> "query".equals(text(variable, "/type")))
			.map((variable) -> new Expression("variable " + text(variable, "/name"),
					selector(text(variable, "/query/query"))));
		return Stream.of(ofPanels, ofAnnotations, ofVariables).flatMap((expressions) -> expressions).toList();
	}

	/**
	 * What the dashboard asks Prometheus once its variables have values.
	 * @param values the values of the dashboard's variables and of Grafana's own
	 * @return the expressions of panels, annotations and variables
	 * @throws IllegalArgumentException if a variable has no value
	 */
	List<Expression> expressions(Map<String, String> values) {
		return expressions().stream().map((expression) -> expression.with(values)).toList();
	}

	static String text(JsonNode node, String pointer) {
		return node.at(pointer).asString("");
	}

	static Stream<JsonNode> children(JsonNode node, String pointer) {
		return node.at(pointer).valueStream();
	}

	private List<JsonNode> list(String pointer) {
		return children(this.json, pointer).toList();
	}

	private static String selector(String query) {
		Matcher matcher = LABEL_VALUES.matcher(query);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not of the form label_values(selector, label): " + query);
		}
		return matcher.group(1);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * One question to Prometheus.
	 *
	 * @param source the panel, annotation or variable that asks
	 * @param text the question in PromQL
	 */
	record Expression(String source, String text) {

		List<String> variables() {
			return VARIABLE.matcher(this.text).results().map((variable) -> variable.group(1)).toList();
		}

		private Expression with(Map<String, String> values) {
			return new Expression(this.source, VARIABLE.matcher(this.text)
				.replaceAll((variable) -> Matcher.quoteReplacement(value(variable, values))));
		}

		private String value(MatchResult variable, Map<String, String> values) {
			String value = values.get(variable.group(1));
			if (value == null) {
				throw new IllegalArgumentException("%s: no value for %s".formatted(this.source, variable.group()));
			}
			return value;
		}

	}

}
