import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Takes a bundle as the portal of Maven Central does, keeps it in a file, and calls it valid: {@code java
 * CentralStandIn.java bundle.zip}. It prints the port that it listens on.
 */
final class CentralStandIn {

	private static final byte[] END_OF_LINES = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

	private CentralStandIn() {
	}

	public static void main(String[] arguments) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/api/v1/publisher/upload", (exchange) -> upload(exchange, Path.of(arguments[0])));
		server.createContext("/api/v1/publisher/status", (exchange) -> answer(exchange, 200, "application/json",
				"{\"deploymentId\":\"stand-in\",\"deploymentName\":\"stand-in\",\"deploymentState\":\"VALIDATED\",\"purls\":[]}"));
		server.start();
		System.out.println("port " + server.getAddress().getPort());
	}

	// One part of a form, between its own header and the boundary at the end
	private static void upload(HttpExchange exchange, Path file) throws IOException {
		byte[] form = exchange.getRequestBody().readAllBytes();
		int begin = indexOf(form, END_OF_LINES) + END_OF_LINES.length;
		String boundary = "\r\n--" + exchange.getRequestHeaders().getFirst("Content-Type").replaceFirst(".*boundary=", "");
		int length = form.length - begin - boundary.length() - "--\r\n".length();
		try (OutputStream bundle = Files.newOutputStream(file)) {
			bundle.write(form, begin, length);
		}
		answer(exchange, 201, "text/plain", "stand-in");
	}

	private static int indexOf(byte[] text, byte[] part) {
		for (int index = 0; index <= text.length - part.length; index++) {
			if (Arrays.equals(text, index, index + part.length, part, 0, part.length)) {
				return index;
			}
		}
		throw new IllegalStateException("The form has no part");
	}

	private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
		try (exchange) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Content-Type", type);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

}
