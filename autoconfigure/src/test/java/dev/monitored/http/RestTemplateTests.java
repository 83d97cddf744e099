package dev.monitored.http;

import java.net.URI;

import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestTemplate;

/**
 * Requests of RestTemplate.
 */
class RestTemplateTests extends ClientContract {

	@Override
	protected void get(ApplicationContext context, String template, Object... variables) {
		client(context).getForObject(template, String.class, variables);
	}

	@Override
	protected void get(ApplicationContext context, URI uri) {
		client(context).getForObject(uri, String.class);
	}

	private static RestTemplate client(ApplicationContext context) {
		return context.getBean(RestTemplateBuilder.class).build();
	}

}
