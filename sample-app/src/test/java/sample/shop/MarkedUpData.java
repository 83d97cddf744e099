package sample.shop;

import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of the dashboard as it would be if each name in it had markup: of SLOs,
 * labels, causes, errors, pools and so on.
 */
final class MarkedUpData {

	static final String MARKUP = "<img src=x onerror=document.title='run'>";

	/**
	 * Texts that the page does not show, but decides by.
	 */
	private static final Set<String> KEPT = Set.of("id", "range", "signal", "period", "grafanaUrl", "profiler", "kind");

	private static final JsonNodeFactory nodes = JsonNodeFactory.instance;

	private MarkedUpData() {
	}

	static JsonNode of(JsonNode data) {
		return marked("", data);
	}

	private static JsonNode marked(String member, JsonNode node) {
		if (node.isObject()) {
			ObjectNode marked = nodes.objectNode();
			for (Map.Entry<String, JsonNode> property : node.properties()) {
				marked.set(name(member, property.getKey()), marked(property.getKey(), property.getValue()));
			}
			return marked;
		}
		if (node.isArray()) {
			ArrayNode marked = nodes.arrayNode();
			node.forEach((element) -> marked.add(marked(member, element)));
			return marked;
		}
		return (node.isString() && !KEPT.contains(member)) ? nodes.stringNode(node.asString() + MARKUP) : node;
	}

	// Members that are named after SLOs and pools
	private static String name(String parent, String name) {
		if (parent.equals("broken") || (parent.equals("series") && name.startsWith("slo."))) {
			return name + MARKUP;
		}
		return parent.equals("series") ? name.replaceFirst("^(pool\\..*)(\\.\\w+)$", "$1" + MARKUP + "$2") : name;
	}

}
