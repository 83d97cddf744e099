import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A webhook of Alertmanager that prints a line for each alert: {@code java AlertPrinter.java 127.0.0.1 9094}. It takes no library,
 * so it reads of the JSON what it prints, and nothing else.
 */
final class AlertPrinter {

	private static final Pattern ALERT = Pattern.compile(
			"\\{\"status\":\"(?<status>\\w+)\",\"labels\":\\{(?<labels>.*?)},\"annotations\":\\{(?<annotations>.*?)},\"startsAt\"");

	private AlertPrinter() {
	}

	public static void main(String[] arguments) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])), 0);
		server.createContext("/", AlertPrinter::print);
		server.start();
		System.out.println("Printing alerts that come to port " + server.getAddress().getPort());
	}

	private static void print(HttpExchange exchange) throws IOException {
		try (exchange) {
			String notification = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			ALERT.matcher(notification).results().forEach((alert) -> System.out.println(line(alert.group())));
			exchange.sendResponseHeaders(204, -1);
		}
	}

	private static String line(String alert) {
		String summary = text(alert, "summary");
		return "%s %s %s: %s".formatted(text(alert, "status").toUpperCase(), text(alert, "notify"),
				text(alert, "alertname"), summary);
	}

	private static String text(String alert, String key) {
		Matcher found = Pattern.compile("\"" + key + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(alert);
		return found.find() ? found.group(1).replace("\\\"", "\"") : "";
	}

}
