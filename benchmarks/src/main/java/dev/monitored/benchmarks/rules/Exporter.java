package dev.monitored.benchmarks.rules;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Serves the scrapes of all instances of a fleet, one path for each.
 */
public final class Exporter {

	private final Fleet fleet;

	Exporter(Fleet fleet) {
		this.fleet = fleet;
	}

	/**
	 * Prints the port and serves until the process ends.
	 * @param arguments the number of objectives and the number of instances
	 * @throws IOException if no port is free
	 */
	public static void main(String[] arguments) throws IOException {
		Fleet fleet = new Fleet(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
		System.out.println(new Exporter(fleet).start().getAddress().getPort());
	}

	HttpServer start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		for (int index = 0; index < this.fleet.instances(); index++) {
			int instance = index;
			server.createContext("/%d/metrics".formatted(instance), (exchange) -> serve(instance, exchange));
		}
		server.setExecutor(Executors.newSingleThreadExecutor());
		server.start();
		return server;
	}

	private void serve(int instance, HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
		exchange.sendResponseHeaders(200, 0);
		try (SampleWriter writer = new SampleWriter(exchange.getResponseBody())) {
			this.fleet.scrape(instance, System.currentTimeMillis() / 1000.0, writer);
		}
	}

}
