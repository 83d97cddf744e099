package sample.shop.traffic;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import sample.shop.order.Order;
import sample.shop.order.OrderRequest;

/**
 * Calls the shop over HTTP, as customers do.
 */
@Component
class ShopClient {

	private final RestClient http;

	private final Environment environment;

	ShopClient(RestClient.Builder http, Environment environment) {
		this.http = http.build();
		this.environment = environment;
	}

	Placed place(OrderRequest order) {
		return this.http.post()
			.uri(url("/api/orders"), port())
			.body(order)
			.exchange((request, response) -> new Placed(response.getStatusCode(),
					(response.getStatusCode() == HttpStatus.CREATED) ? response.bodyTo(Order.class) : null));
	}

	HttpStatusCode get(String path, Object... variables) {
		return send(HttpMethod.GET, path, variables);
	}

	HttpStatusCode delete(String path, Object... variables) {
		return send(HttpMethod.DELETE, path, variables);
	}

	private HttpStatusCode send(HttpMethod method, String path, Object... variables) {
		Object[] all = new Object[variables.length + 1];
		all[0] = port();
		System.arraycopy(variables, 0, all, 1, variables.length);
		return this.http.method(method).uri(url(path), all).exchange((request, response) -> response.getStatusCode());
	}

	private String port() {
		return this.environment.getRequiredProperty("local.server.port");
	}

	private static String url(String path) {
		return "http://localhost:{port}" + path;
	}

	/**
	 * The answer to an order.
	 *
	 * @param status its status
	 * @param order the order, if it was accepted
	 */
	record Placed(HttpStatusCode status, @Nullable Order order) {

	}

}
